// Bundles the program into dist: npm run build:bundle
import { chmod, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import { bundlePage } from "./build/bundle-page.ts";
import { bundleProgram } from "./build/bundle-program.ts";
import { GRAMMAR_FILES } from "./build/grammar.ts";
import { licenceProblems, licencesText } from "./build/licences.ts";
import { licencesPage } from "./build/licences-page.ts";
import { policyRuntime } from "./build/policy-runtime.ts";
import { writeFiles } from "./generated-file.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** What reports in HTML carry inside. */
const PAGE = { page: "src/reports/html/client/client.ts", "page-style": "src/reports/html/client/style.css" };

const ENTRIES = {
  index: "src/main.ts",
  comment: "src/comment.ts",
  cli: "src/cli.ts",
  worker: "src/evaluate/worker.ts",
};

/** Made by build-policies. */
const POLICIES = new Set(["policy.wasm", "rules.json", "resources.json", "policies.tar.gz"]);

/** Settings to be extended by name, and standards whose controls reports tell of. */
const COPIED = ["presets", "standards"];

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(join(REPOSITORY, folder))).sort();
  return Object.fromEntries(names.map((name) => [`${folder}/${name}`, `${folder}/${name}`]));
}

await runTool(async () => {
  const copied = Object.assign({ ...GRAMMAR_FILES }, ...(await Promise.all(COPIED.map(filesOf))));
  const program = await bundleProgram(REPOSITORY, ENTRIES, packageJson.version, copied);
  const shipped = [...program.packages, ...(await policyRuntime(REPOSITORY))];
  const problems = licenceProblems(shipped);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const files = [
    ...program.files,
    ...(await bundlePage(REPOSITORY, PAGE)),
    { path: "dist/licenses.txt", content: licencesText(shipped) },
    { path: "docs/licences.md", content: licencesPage(shipped) },
  ];
  const dist = join(REPOSITORY, "dist");
  for (const name of await readdir(dist)) {
    if (!POLICIES.has(name)) await rm(join(dist, name), { recursive: true });
  }
  await writeFiles(REPOSITORY, files);
  await chmod(join(dist, "cli.js"), 0o755);
  for (const { path, content } of files)
    process.stdout.write(`${path} ${Math.ceil(content.length / 1024)} KB\n`);
  return 0;
});
