// Changes the program one place at a time with Stryker and says which changes no test notices.
// npm run mutate:program -- sample=150 seed=3: so many changes of each of evaluate, link, reports and sources, drawn from the seed; files or
// globs instead are changed wholly, or drawn from; without anything all is, which takes hours, and what was tried before is kept in .cache.
// Of all four folders it writes the figures into docs/tests.md.

import { circumstances } from "./bench/circumstances.ts";
import { goalLines, goalStatus, keepMeasured, measured, readGoals } from "./goals/goals.ts";
import { mutationFigures } from "./mutate-program/figures.ts";
import { noticedShare, scoresByFolder, scoresByKind, survivorLines } from "./mutate-program/scores.ts";
import { type Asked, runStryker } from "./mutate-program/stryker.ts";
import { writeFigures } from "./pages/write-figures.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async (args) => {
  const asked = askedBy(args);
  const around = circumstances();
  const began = performance.now();
  const report = await runStryker(REPOSITORY, asked);
  const seconds = (performance.now() - began) / 1000;
  const folders = scoresByFolder(report);
  const figures = mutationFigures({ asked, seconds, folders, kinds: scoresByKind(report) });
  const goals = measured(
    await readGoals(REPOSITORY),
    Object.fromEntries(
      folders.map((score) => [`program-mutants-noticed-${score.name}`, noticedShare(score)]),
    ),
  );
  process.stdout.write(`${survivorLines(report)}\n${figures}\n${goalLines(goals)}`);
  if (asked.files.length === 0) {
    await keepMeasured(REPOSITORY, "mutate:program", goals);
    await writeFigures(REPOSITORY, "docs/tests.md", "mutation", figures, around);
  }
  return goalStatus(goals);
});

function askedBy(args: readonly string[]): Asked {
  const given = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  const files = args.filter((arg) => !arg.includes("="));
  const size = given("sample");
  const seed = Number(given("seed") ?? 3);
  return { files, sample: size === undefined ? null : { size: Number(size), seed } };
}
