import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { writeFiles } from "../../src/tools/generated-file.ts";
import { generatedFiles } from "../../src/tools/generated-files.ts";
import { schemaFiles } from "../../src/tools/policies/compiled-files.ts";
import { newRule } from "../../src/tools/scaffold/new-rule.ts";

const SMALL = fileURLToPath(new URL("fixtures/project", import.meta.url));
const made: string[] = [];

afterAll(async () => {
  await Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A new folder that is removed when the tests of the file are over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "resilience-gate-test-"));
  made.push(folder);
  return folder;
}

let whole: Promise<string> | undefined;

async function makeWhole(): Promise<string> {
  const root = await temporaryFolder();
  await cp(SMALL, root, { recursive: true });
  await newRule(root, "ha", "some-name", "0.1.0");
  await writeFiles(root, await schemaFiles(root));
  await writeFiles(root, await generatedFiles(root));
  return root;
}

/** A copy of a small project in which everything is as it should be: the rule ha/some-name, its concept, and all that is generated. */
export async function temporaryProject(): Promise<string> {
  whole ??= makeWhole();
  const root = await temporaryFolder();
  await cp(await whole, root, { recursive: true });
  return root;
}

/** Changes a file of a project; throws where there is nothing to change, so that no test passes by mistake. */
export async function edit(root: string, path: string, from: string, to: string): Promise<void> {
  const before = await readFile(join(root, path), "utf8");
  if (!before.includes(from)) throw new Error(`${path} does not hold ${from}`);
  await writeFile(join(root, path), before.replaceAll(from, to));
}
