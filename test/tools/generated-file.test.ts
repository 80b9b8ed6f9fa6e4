import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { staleFiles, writeFiles } from "../../src/tools/generated-file.ts";
import { temporaryFolder } from "./temporary-project.ts";

test("only what is missing or differs is stale, and is written", async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, "a"));
  await writeFile(join(root, "a/same"), "same");
  await writeFile(join(root, "a/other"), "other");
  const files = [
    { path: "b/missing", content: Buffer.from([0, 255]) },
    { path: "a/same", content: "same" },
    { path: "a/other", content: "new" },
  ];
  expect(await staleFiles(root, files)).toEqual(["a/other", "b/missing"]);
  expect(await writeFiles(root, files)).toEqual(["a/other", "b/missing"]);
  expect(await staleFiles(root, files)).toEqual([]);
  expect(await readFile(join(root, "b/missing"))).toEqual(Buffer.from([0, 255]));
});
