// Says which lines of the policies and which lines and branches of the program their tests run: npm run coverage [-- policies | program]
import { type FileCoverage, gapLines, percent, sumOf } from "./coverage/file-coverage.ts";
import { policyCoverage } from "./coverage/policies.ts";
import { programCoverage } from "./coverage/program.ts";
import { goalLines, goalStatus, keepMeasured, measured, readGoals } from "./goals/goals.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async ([only]) => {
  const figures: Record<string, number> = {};
  if (only !== "program") {
    const files = await policyCoverage(REPOSITORY);
    figures["coverage-policies-lines"] = percent(sumOf(files.map(({ lines }) => lines)));
    process.stdout.write(gapLines(files));
  }
  if (only !== "policies") {
    const files = await programCoverage(REPOSITORY);
    figures["coverage-program-lines"] = percent(sumOf(files.map(({ lines }) => lines)));
    figures["coverage-program-branches"] = percent(sumOf(files.flatMap(branchesOf)));
    process.stdout.write(gapLines(files));
  }
  const found = measured(await readGoals(REPOSITORY), figures);
  await keepMeasured(REPOSITORY, "coverage", found);
  process.stdout.write(goalLines(found));
  return goalStatus(found);
});

function branchesOf({ branches }: FileCoverage): { covered: number; all: number }[] {
  return branches === null ? [] : [branches];
}
