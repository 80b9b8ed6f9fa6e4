// Says how much of other tools' checks for HA and DR the rules claim: npm run neighbours; docs/coverage.md has the whole table.
// npm run neighbours -- TEXT lists what counts and no rule claims, where id, type or concept has TEXT in it ("" is all).
import { builtPack } from "../settings/pack.ts";
import { goalLines, goalStatus, keepMeasured, measured, readGoals } from "./goals/goals.ts";
import { type Covered, countedOf, coverageOf, shareOf, type ToolCoverage } from "./neighbours/coverage.ts";
import { readNeighbours } from "./neighbours/read.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async ([text]) => {
  const tools = coverageOf(await readNeighbours(REPOSITORY), await builtPack().rules());
  if (text !== undefined) {
    process.stdout.write(tools.flatMap((tool) => missingLines(tool, text)).join(""));
    return 0;
  }
  const all = countedOf(tools.flatMap(({ checks }) => checks));
  const figures = measured(await readGoals(REPOSITORY), { "neighbours-claimed": shareOf(all) });
  await keepMeasured(REPOSITORY, "neighbours", figures);
  process.stdout.write(`${tools.map(toolLine).join("")}${goalLines(figures)}`);
  return goalStatus(figures);
});

function toolLine({ tool, checks }: ToolCoverage): string {
  const { all, plan, planClaimed, live, liveClaimed } = countedOf(checks);
  return `${tool}: ${all} checks; claimed ${planClaimed} of ${plan} in plans, ${liveClaimed} of ${live} live\n`;
}

function missingLines({ tool, checks }: ToolCoverage, text: string): string[] {
  const isAsked = ({ check: { id, on, concept } }: Covered): boolean =>
    [id, ...on, concept].some((value) => value.includes(text));
  return checks
    .filter((covered) => covered.counts !== "none" && covered.rules.length === 0 && isAsked(covered))
    .map(
      ({ check: { id, on, concept, checks: holds } }) =>
        `${tool} ${id} (${concept}; ${on.join(", ")}): ${holds}\n`,
    );
}
