// Changes the policies one place at a time and says which changes no test and no fixture notices: npm run mutate
// npm run mutate -- [sample=N] [seed=N] [only=TEXT in the path] [kind=TEXT]; without a sample all of them, which takes hours.
// npm run mutate -- check: whether the policies still say the same where all of it can be switched and nothing is.

import { join } from "node:path";
import { goalLines, goalStatus, keepMeasured, measured, readGoals } from "./goals/goals.ts";
import { readPolicies } from "./mutate/policies.ts";
import { tryOn } from "./mutate/run.ts";
import { scoreOf, survivorsTable } from "./mutate/text.ts";
import { type Mutant, mutantsOf } from "./mutate/try-mutants.ts";
import { Random } from "./random.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async (args) => {
  const started = performance.now();
  const policies = await readPolicies(REPOSITORY);
  const all = mutantsOf(policies);
  const chosen = choose(all, args);
  const isTried = !args.includes("check");
  const folder = join(REPOSITORY, ".cache/mutate");
  const { tried, refused } = await tryOn(policies, chosen, { folder, isTried });
  const took = `${((performance.now() - started) / 1000).toFixed(0)} s`;
  if (!isTried) {
    process.stdout.write(
      `${policies.tests.length} tests and ${policies.estates.length} fixtures and examples come out as they should with ${chosen.length} mutants, of which ${refused} do not compile, and none on; ${took}\n`,
    );
    return 0;
  }
  const figures = measured(await readGoals(REPOSITORY), { "mutants-noticed": scoreOf(tried) });
  await keepMeasured(REPOSITORY, "mutate", figures);
  process.stdout.write(
    `${survivorsTable(tried)}${all.length} mutants; ${chosen.length} chosen, of which ${refused} do not compile; ${tried.length} tried in ${took}\n${goalLines(figures)}`,
  );
  return goalStatus(figures);
});
function choose(all: readonly Mutant[], args: readonly string[]): Mutant[] {
  const given = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  const asked = all.filter(
    ({ path, kind }) => path.includes(given("only") ?? "") && kind.includes(given("kind") ?? ""),
  );
  const sample = given("sample");
  if (sample === undefined) {
    return asked;
  }
  const seed = Number(given("seed") ?? Math.floor(Math.random() * 2 ** 30));
  process.stdout.write(`seed=${seed}\n`);
  const random = new Random(seed);
  const drawn = asked.map((mutant) => ({ mutant, by: random.next() })).sort((a, b) => a.by - b.by);
  return drawn.slice(0, Number(sample)).map(({ mutant }) => mutant);
}
