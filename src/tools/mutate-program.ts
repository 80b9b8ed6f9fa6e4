// Changes the program one place at a time with Stryker and says which changes no test notices.
// npm run mutate:program -- sample=150 seed=3: so many changes of each of evaluate, link, reports and sources, drawn from the seed, and the
// scores are written into docs/tests.md; folder=link of one of them. Without a sample all changes are tried, which takes hours.
// npm run mutate:program -- src/link/value-at.ts: of files or globs, and nothing is written; what was tried before is kept in .cache.

import { circumstances } from "./bench/circumstances.ts";
import { goalLines, goalStatus, keepMeasured, type Measured, measured, readGoals } from "./goals/goals.ts";
import { mutationFigures } from "./mutate-program/figures.ts";
import {
  noticedShare,
  scoresByFolder,
  scoresByKind,
  scoreTable,
  survivorLines,
} from "./mutate-program/scores.ts";
import { type Asked, runStryker } from "./mutate-program/stryker.ts";
import { writeFigures } from "./pages/write-figures.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** What decides what a report says: each has a goal and a place in the page. */
const FOLDERS = ["evaluate", "link", "reports", "sources"];

/** It runs in threads of its own, where no change can be switched on. */
const IN_THREADS = "!src/evaluate/{worker,answer-bytes}.ts";

await runTool(async (args) => {
  const given = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  const files = args.filter((arg) => !arg.includes("="));
  const size = given("sample");
  const sample = size === undefined ? null : { size: Number(size), seed: Number(given("seed") ?? 3) };
  if (files.length > 0) {
    const report = await runStryker(REPOSITORY, { files, sample });
    process.stdout.write(`${survivorLines(report)}\n${scoreTable("Folder", scoresByFolder(report))}\n`);
    return 0;
  }
  const folder = given("folder");
  const found: Measured[] = [];
  for (const one of folder === undefined ? FOLDERS : [folder]) {
    found.push(...(await scoreOf(one, sample)));
  }
  process.stdout.write(goalLines(found));
  if (folder === undefined) {
    await keepMeasured(REPOSITORY, "mutate:program", found);
  }
  return goalStatus(found);
});

/** Tries the changes of one folder with the tests that come by it, and writes its score. */
async function scoreOf(folder: string, sample: Asked["sample"]): Promise<Measured[]> {
  const around = circumstances();
  const began = performance.now();
  const report = await runStryker(REPOSITORY, { files: [`src/${folder}/**/*.ts`, IN_THREADS], sample });
  const seconds = (performance.now() - began) / 1000;
  const [score] = scoresByFolder(report);
  if (score === undefined) {
    throw new Error(`src/${folder} has nothing to change`);
  }
  const goals = await readGoals(REPOSITORY);
  const found = measured(goals, { [`program-mutants-noticed-${folder}`]: noticedShare(score) });
  const figures = mutationFigures({ folder, sample, seconds, score, kinds: scoresByKind(report) });
  process.stdout.write(`${survivorLines(report)}\n${figures}\n`);
  await writeFigures(REPOSITORY, "docs/tests.md", `mutation-${folder}`, figures, around);
  return found;
}
