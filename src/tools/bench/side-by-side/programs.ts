import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { opaProgram } from "../../opa/find.ts";
import { runCommand } from "../../run-command.ts";
import { REPOSITORY } from "../../tool.ts";

/** A program that others are measured beside. */
export interface Program {
  name: string;
  /** Absolute path of the executable. */
  path: string;
  version: string;
  /** The command by which it came. */
  installed: string;
}

/** Where they are kept: made by this command, and nothing of it is committed. Not beside the inputs: this program looks for the sources of a plan around it, and would read all of theirs. */
const FOLDER = join(REPOSITORY, ".cache/programs");
const BIN = join(FOLDER, "bin");
const VENV = join(FOLDER, "checkov");

const GO: Record<string, string> = {
  conftest: "github.com/open-policy-agent/conftest@v0.71.1",
  "kube-score": "github.com/zegl/kube-score/cmd/kube-score@v1.20.0",
};
const CHECKOV = "checkov==3.3.30";

/** The programs to measure beside; one that cannot be had is told and left out. */
export async function programs(tell: (line: string) => void): Promise<Map<string, Program>> {
  await mkdir(BIN, { recursive: true });
  const found = new Map<string, Program>();
  const wanted: [string, () => Promise<Program>][] = [
    ["conftest", () => byGo("conftest", ["--version"])],
    ["kube-score", () => byGo("kube-score", ["version"])],
    ["checkov", byPip],
    ["opa", opa],
  ];
  for (const [name, get] of wanted) {
    try {
      const program = await get();
      found.set(name, program);
      tell(`${name} ${program.version}: ${program.installed}`);
    } catch (error) {
      tell(`${name} is left out: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return found;
}

async function byGo(name: string, ask: string[]): Promise<Program> {
  const path = join(BIN, name);
  const source = GO[name] ?? "";
  const version = source.slice(source.indexOf("@") + 1);
  const said = await outputOf(path, ask).catch(() => "");
  if (!said.includes(version.slice(1)) && !said.includes("development")) {
    await run("go", ["install", source], { GOBIN: BIN, GOFLAGS: "-mod=mod" });
  }
  return { name, path, version, installed: `go install ${source}` };
}

async function byPip(): Promise<Program> {
  const path = join(VENV, "bin/checkov");
  const version = CHECKOV.slice(CHECKOV.indexOf("==") + 2);
  const said = await outputOf(path, ["--version"]).catch(() => "");
  if (said.trim() !== version) {
    await run("python3", ["-m", "venv", VENV], {});
    await run(join(VENV, "bin/pip"), ["install", "--quiet", CHECKOV], {});
  }
  return { name: "checkov", path, version, installed: `pip install ${CHECKOV}` };
}

async function opa(): Promise<Program> {
  const path = await opaProgram();
  const version = /Version: (\S+)/.exec(await outputOf(path, ["version"]))?.[1] ?? "unknown";
  return { name: "opa", path, version, installed: `go install github.com/open-policy-agent/opa@v${version}` };
}

async function outputOf(program: string, args: string[]): Promise<string> {
  const { stdout, stderr } = await runCommand(program, args, FOLDER);
  return stdout + stderr;
}

async function run(program: string, args: string[], environment: Record<string, string>): Promise<void> {
  const { status, stderr } = await runCommand(program, args, FOLDER, { environment });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(" ")}: ${stderr.trim().split("\n").at(-1)}`);
  }
}
