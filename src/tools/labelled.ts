// Compares what is said of the labelled cases with what other tools' authors expect, and writes docs/agreement.md: npm run labelled
// npm run labelled -- show=TEXT shows the cases whose id, check or provider has TEXT in it, and writes nothing; brief prints the goals alone.
import { resolve } from "node:path";
import { builtPack } from "../settings/pack.ts";
import { writeFiles } from "./generated-file.ts";
import { goalLines, goalStatus, keepMeasured, measured, readGoals } from "./goals/goals.ts";
import { type Agreement, agreement } from "./labelled/agreement.ts";
import { readCases } from "./labelled/cases.ts";
import { readExplanations, staleExplanations, unexplained } from "./labelled/explanations.ts";
import { agreementPage } from "./labelled/page.ts";
import { comparedLines, totalsText } from "./labelled/text.ts";
import { sharesOf, totalsOf } from "./labelled/totals.ts";
import { readTreatments, type Treatments } from "./labelled/treatments.ts";
import { REPOSITORY, runTool } from "./tool.ts";

const SHOW = "show=";

await runTool(async (args) => {
  const corpus = resolve(REPOSITORY, "../shared/corpus");
  const cases = readCases(corpus);
  if (cases === null) {
    process.stdout.write("labelled: skipped, the corpus is not here\n");
    return 0;
  }
  const treatments = await readTreatments(REPOSITORY);
  const found = await agreement(corpus, cases, builtPack(), treatments);
  const asked = args.find((arg) => arg.startsWith(SHOW));
  if (asked !== undefined) {
    process.stdout.write(comparedLines(found, asked.slice(SHOW.length)));
    return 0;
  }
  return conclude(found, treatments, args.includes("brief"));
});

async function conclude(found: Agreement, treatments: Treatments, isBrief: boolean): Promise<number> {
  const explanations = await readExplanations(REPOSITORY);
  const path = "docs/agreement.md";
  await writeFiles(REPOSITORY, [{ path, content: agreementPage(found, explanations, treatments) }]);
  const shares = sharesOf(totalsOf(found));
  const figures = measured(await readGoals(REPOSITORY), {
    "labelled-agreement": shares.agreement,
    "labelled-undetermined": shares.undetermined,
    "labelled-unexplained": unexplained(found, explanations).length,
  });
  await keepMeasured(REPOSITORY, "labelled", figures);
  const stale = staleExplanations(found, explanations);
  const staleLines = stale.map((line) => `${line}\n`).join("");
  process.stdout.write(`${isBrief ? "" : totalsText(found)}${goalLines(figures)}${staleLines}`);
  return stale.length > 0 ? 1 : goalStatus(figures);
}
