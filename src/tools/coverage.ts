// Says which lines of the policies and which lines and branches of the program their tests run: npm run coverage [-- policies | program]
// It writes the figures of each into docs/tests.md.
import { circumstances } from "./bench/circumstances.ts";
import { type FileCoverage, gapLines, percent, sumOf } from "./coverage/file-coverage.ts";
import { coverageTable, folderRows } from "./coverage/folders.ts";
import { policyCoverage } from "./coverage/policies.ts";
import { programCoverage } from "./coverage/program.ts";
import { goalLines, goalStatus, keepMeasured, type Measured, measured, readGoals } from "./goals/goals.ts";
import { writeFigures } from "./pages/write-figures.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async ([only]) => {
  const found: Measured[] = [];
  if (only !== "program") {
    const files = await told("policies", () => policyCoverage(REPOSITORY));
    found.push(...(await held({ "coverage-policies-lines": percent(linesOf(files)) })));
  }
  if (only !== "policies") {
    const files = await told("program", () => programCoverage(REPOSITORY));
    const lines = { "coverage-program-lines": percent(linesOf(files)) };
    found.push(...(await held({ ...lines, "coverage-program-branches": percent(branchesOf(files)) })));
  }
  process.stdout.write(goalLines(found));
  if (only === undefined) {
    await keepMeasured(REPOSITORY, "coverage", found);
  }
  return goalStatus(found);
});

/** Counts what tests run, prints what they do not, and writes the table of folders into its place of the page. */
async function told(
  what: "policies" | "program",
  count: () => Promise<FileCoverage[]>,
): Promise<FileCoverage[]> {
  const around = circumstances();
  const files = await count();
  const table = coverageTable(folderRows(files, `all of the ${what}`));
  process.stdout.write(`${gapLines(files)}\n${table}\n`);
  await writeFigures(REPOSITORY, "docs/tests.md", `coverage-${what}`, table, around);
  return files;
}

async function held(figures: Record<string, number>): Promise<Measured[]> {
  return measured(await readGoals(REPOSITORY), figures);
}

function linesOf(files: readonly FileCoverage[]): ReturnType<typeof sumOf> {
  return sumOf(files.map(({ lines }) => lines));
}

function branchesOf(files: readonly FileCoverage[]): ReturnType<typeof sumOf> {
  return sumOf(files.flatMap(({ branches }) => branches ?? []));
}
