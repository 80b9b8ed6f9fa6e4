import { readFile, rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { runCommand } from "../run-command.ts";
import type { FileCoverage } from "./file-coverage.ts";
import { ofIstanbul } from "./istanbul.ts";

const FOLDER = ".cache/coverage";
const ARGUMENTS = [
  "vitest",
  "run",
  // Counting makes them slower.
  "--testTimeout=300000",
  "--hookTimeout=300000",
  "--coverage.enabled",
  "--coverage.provider=v8",
  "--coverage.include=src/**",
  "--coverage.exclude=src/tools/**",
  // It runs in a browser.
  "--coverage.exclude=src/reports/html/client/**",
  "--coverage.reporter=json",
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
  const report: unknown = JSON.parse(await readFile(join(root, FOLDER, "coverage-final.json"), "utf8"));
  return ofIstanbul(report, (path) => relative(root, path).replaceAll("\\", "/"));
}
