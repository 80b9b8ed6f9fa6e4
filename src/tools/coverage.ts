// Says which lines of the policies and which lines and branches of the program their tests run: npm run coverage [-- policies | program]
// Of both it writes the figures into docs/tests.md.
import { circumstances } from "./bench/circumstances.ts";
import { type FileCoverage, gapLines, percent, sumOf } from "./coverage/file-coverage.ts";
import { coverageTable, folderRows } from "./coverage/folders.ts";
import { policyCoverage } from "./coverage/policies.ts";
import { programCoverage } from "./coverage/program.ts";
import { goalLines, goalStatus, keepMeasured, measured, readGoals } from "./goals/goals.ts";
import { writeFigures } from "./pages/write-figures.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async ([only]) => {
  const around = circumstances();
  const policies = only === "program" ? [] : await policyCoverage(REPOSITORY);
  const program = only === "policies" ? [] : await programCoverage(REPOSITORY);
  const table = coverageTable([
    ...folderRows(policies, "all policies"),
    ...folderRows(program, "the whole program"),
  ]);
  process.stdout.write(`${gapLines([...policies, ...program])}\n${table}\n`);
  const figures = {
    ...(policies.length === 0 ? {} : { "coverage-policies-lines": percent(linesOf(policies)) }),
    ...(program.length === 0 ? {} : { "coverage-program-lines": percent(linesOf(program)) }),
    ...(program.length === 0 ? {} : { "coverage-program-branches": percent(branchesOf(program)) }),
  };
  const found = measured(await readGoals(REPOSITORY), figures);
  process.stdout.write(goalLines(found));
  if (only === undefined) {
    await keepMeasured(REPOSITORY, "coverage", found);
    await writeFigures(REPOSITORY, "docs/tests.md", "coverage", table, around);
  }
  return goalStatus(found);
});

function linesOf(files: readonly FileCoverage[]): ReturnType<typeof sumOf> {
  return sumOf(files.map(({ lines }) => lines));
}

function branchesOf(files: readonly FileCoverage[]): ReturnType<typeof sumOf> {
  return sumOf(files.flatMap(({ branches }) => branches ?? []));
}
