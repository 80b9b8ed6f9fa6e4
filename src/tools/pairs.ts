// Ranks variants that their authors call highly available above the plain ones, and writes docs/pairs.md: npm run pairs
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { builtPack } from "../settings/pack.ts";
import { writeFiles } from "./generated-file.ts";
import { goalLines, goalStatus, keepMeasured, measured, readGoals } from "./goals/goals.ts";
import { foundOf, unsettled } from "./pairs/found.ts";
import { pairsPage } from "./pairs/page.ts";
import { readExpectations } from "./pairs/read.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async (args) => {
  const corpus = resolve(REPOSITORY, "../shared/corpus");
  if (!existsSync(corpus)) {
    process.stdout.write("pairs: skipped, the corpus is not here\n");
    return 0;
  }
  const expected = await readExpectations(REPOSITORY, corpus);
  const found = await foundOf(corpus, expected, builtPack());
  await writeFiles(REPOSITORY, [{ path: "docs/pairs.md", content: pairsPage(found, expected) }]);
  const { unexplained, stale } = unsettled(found, expected);
  const figures = measured(await readGoals(REPOSITORY), { "pairs-unexplained": unexplained.length });
  await keepMeasured(REPOSITORY, "pairs", figures);
  const { ranked, recognised } = found;
  const lines = [
    `pairs: ${ranked.filter(({ rank }) => rank !== null).length} of ${ranked.length} rank as their authors say\n`,
    `estates: ${recognised.filter(({ isAsCalled }) => isAsCalled).length} of ${recognised.length} are classified as they are called\n`,
    ...(args.includes("brief")
      ? []
      : unexplained.map((name) => `does not hold, without a reason: ${name}\n`)),
    ...stale.map((name) => `proof/pairs.yml: ${name} holds now: take its reason out\n`),
    goalLines(figures),
  ];
  process.stdout.write(lines.join(""));
  return stale.length > 0 ? 1 : goalStatus(figures);
});
