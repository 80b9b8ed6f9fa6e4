// Changes the policies one place at a time and says which changes no test and no fixture notices: npm run mutate
// npm run mutate -- [sample=N] [seed=N] [only=TEXT in the path] [kind=TEXT]; without a sample all of them, which takes a while.

import { availableParallelism } from "node:os";
import { join } from "node:path";
import { goalLines, goalStatus, keepMeasured, measured, readGoals } from "./goals/goals.ts";
import { reachOf } from "./mutate/reach.ts";
import { stagePolicies } from "./mutate/stage.ts";
import { scoreOf, survivorsTable } from "./mutate/text.ts";
import { type Mutant, mutantsOf, tryMutants } from "./mutate/try-mutants.ts";
import { OpaServer } from "./opa/server.ts";
import { Random } from "./random.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async (args) => {
  const stage = await stagePolicies(REPOSITORY, join(REPOSITORY, ".cache/mutate"));
  const all = mutantsOf(stage);
  const chosen = choose(all, args);
  const seconds = performance.now();
  const servers = await Promise.all(
    Array.from({ length: Math.min(4, availableParallelism()) }, () => OpaServer.start(stage.folder)),
  );
  try {
    const reach = await reachOf(stage, servers);
    const tried = await tryMutants(chosen, stage, reach, servers);
    const figures = measured(await readGoals(REPOSITORY), { "mutants-noticed": scoreOf(tried) });
    await keepMeasured(REPOSITORY, "mutate", figures);
    const took = ((performance.now() - seconds) / 1000).toFixed(0);
    process.stdout.write(
      `${survivorsTable(tried)}${all.length} mutants, ${stage.refused} more do not compile; ${chosen.length} tried in ${took} s\n${goalLines(figures)}`,
    );
    return goalStatus(figures);
  } finally {
    await Promise.all(servers.map((server) => server.end()));
  }
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
