// Lints the workflows, and the recipes of docs/workflows.md as workflows, by actionlint and zizmor at the versions of package.json:
// npm run check:workflows [-- required]. Each is taken from the PATH, else installed into .cache (by Go, by Python); where that is
// not possible it is told and left out, but not with `required`.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { type CommandResult, runCommand } from "./run-command.ts";
import { REPOSITORY, runTool } from "./tool.ts";
import { recipesIn } from "./workflows/recipes.ts";

const { actionlint, zizmor } = packageJson.config;

interface Linter {
  name: string;
  version: string;
  args: string[];
  /** Installs it into a folder and gives the program. */
  install: (folder: string) => Promise<string>;
}

const LINTERS: Linter[] = [
  { name: "actionlint", version: actionlint, args: [], install: installActionlint },
  {
    name: "zizmor",
    version: zizmor,
    args: ["--offline", "--no-progress", "--quiet", "."],
    install: installZizmor,
  },
];

await runTool(async (args) => {
  const folder = await allWorkflows();
  try {
    let failed = false;
    for (const linter of LINTERS) {
      const program = await programOf(linter);
      if (program === null) {
        process.stdout.write(
          `${linter.name}: not run, ${linter.version} is not there and cannot be installed\n`,
        );
        failed ||= args.includes("required");
        continue;
      }
      const { status, stdout, stderr } = await runCommand(program, linter.args, folder);
      process.stdout.write(
        status === 0 ? `ok ${linter.name}\n` : `FAILED ${linter.name}\n${stdout}${stderr}`,
      );
      failed ||= status !== 0;
    }
    return failed ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** A project with the workflows, the actions and the recipes, each recipe as a workflow recipe-NAME.yml. */
async function allWorkflows(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "resilience-gate-workflows-"));
  for (const part of [".github", "action.yml", "comment", "dist"]) {
    await cp(join(REPOSITORY, part), join(folder, part), { recursive: true });
  }
  // actionlint takes the folder above .github for the project only where it is a repository.
  await mkdir(join(folder, ".git"));
  for (const [name, text] of recipesIn(await readFile(join(REPOSITORY, "docs/workflows.md"), "utf8"))) {
    await writeFile(join(folder, ".github/workflows", `recipe-${name}.yml`), text);
  }
  return folder;
}

async function programOf({ name, version, install }: Linter): Promise<string | null> {
  const kept = join(REPOSITORY, ".cache", name, version);
  for (const program of [name, join(kept, "bin", name)]) {
    if ((await answer(program, ["--version"])).stdout.includes(version)) return program;
  }
  try {
    const program = await install(kept);
    return (await answer(program, ["--version"])).stdout.includes(version) ? program : null;
  } catch {
    return null;
  }
}

/** What a program answers; nothing where it is not there. */
async function answer(program: string, args: string[]): Promise<CommandResult> {
  try {
    return await runCommand(program, args, REPOSITORY);
  } catch {
    return { status: null, stdout: "", stderr: "" };
  }
}

async function installActionlint(folder: string): Promise<string> {
  const command = ["install", `github.com/rhysd/actionlint/cmd/actionlint@v${actionlint}`];
  await runCommand("go", command, REPOSITORY, { environment: { GOBIN: join(folder, "bin") } });
  return join(folder, "bin/actionlint");
}

async function installZizmor(folder: string): Promise<string> {
  await runCommand("python3", ["-m", "venv", folder], REPOSITORY);
  await runCommand(join(folder, "bin/pip"), ["install", "--quiet", `zizmor==${zizmor}`], REPOSITORY);
  return join(folder, "bin/zizmor");
}
