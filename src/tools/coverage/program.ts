import { readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import * as z from "zod/mini";
import { runCommand } from "../run-command.ts";
import type { FileCoverage } from "./file-coverage.ts";

const shareSchema = z.object({ covered: z.number(), total: z.number() });
const summarySchema = z.record(z.string(), z.object({ lines: shareSchema, branches: shareSchema }));

const FOLDER = ".cache/coverage";
const ARGUMENTS = [
  "vitest",
  "run",
  "--coverage.enabled",
  "--coverage.provider=v8",
  "--coverage.include=src/**",
  "--coverage.exclude=src/tools/**",
  "--coverage.reporter=json-summary",
  `--coverage.reportsDirectory=${FOLDER}`,
];

/** Which lines and branches of the program its tests run within their own process; tools, and programs that tests start, are left out. */
export async function programCoverage(root: string): Promise<FileCoverage[]> {
  await rm(join(root, FOLDER), { recursive: true, force: true });
  const { status, stdout, stderr } = await runCommand("npx", ARGUMENTS, root);
  if (status !== 0) {
    throw new Error(
      `the tests fail, so that what they run says little:\n${(stderr || stdout).trim().slice(-2000)}`,
    );
  }
  const summary = summarySchema.parse(
    JSON.parse(await readFile(join(root, FOLDER, "coverage-summary.json"), "utf8")),
  );
  return Object.entries(summary)
    .filter(([path]) => path !== "total")
    .map(([path, { lines, branches }]) => ({
      path: relative(root, path),
      lines: { covered: lines.covered, all: lines.total },
      branches: { covered: branches.covered, all: branches.total },
      missed: "",
    }));
}
