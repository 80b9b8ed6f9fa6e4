// Changes the program one place at a time with Stryker and says which changes no test notices: npm run mutate:program -- src/link/value-at.ts ...
// Files or globs; without any all of evaluate, link, reports and sources, which takes hours: what was tried before is kept in .cache.

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { goalLines, goalStatus, keepMeasured, measured, readGoals } from "./goals/goals.ts";
import { REPOSITORY, runTool } from "./tool.ts";

const reportSchema = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

/** What Stryker calls a mutant that was noticed, and one that was tried and not; others do not compile or were left out. */
const NOTICED = new Set(["Killed", "Timeout"]);
const MISSED = new Set(["Survived", "NoCoverage"]);

await runTool(async (asked) => {
  const files = asked.length === 0 ? [] : ["--mutate", asked.join(",")];
  const status = await stryker(["run", "--incremental", ...files]);
  if (status !== 0) {
    return 1;
  }
  const report = reportSchema.parse(
    JSON.parse(await readFile(join(REPOSITORY, ".cache/stryker.json"), "utf8")),
  );
  const statuses = Object.values(report.files).flatMap(({ mutants }) =>
    mutants.map((mutant) => mutant.status),
  );
  const noticed = statuses.filter((one) => NOTICED.has(one)).length;
  const tried = noticed + statuses.filter((one) => MISSED.has(one)).length;
  const figures = measured(await readGoals(REPOSITORY), {
    "program-mutants-noticed": tried === 0 ? 100 : (100 * noticed) / tried,
  });
  await keepMeasured(REPOSITORY, "mutate-program", figures);
  process.stdout.write(`${tried} mutants tried\n${goalLines(figures)}`);
  return goalStatus(figures);
});

function stryker(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(REPOSITORY, "node_modules/.bin/stryker"), args, {
      cwd: REPOSITORY,
      stdio: "inherit",
    });
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
}
