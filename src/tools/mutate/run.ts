import { availableParallelism } from "node:os";
import { join } from "node:path";
import { OpaServer } from "../opa/server.ts";
import { noticedByCheck } from "./by-check.ts";
import type { Policies } from "./policies.ts";
import { progressOf } from "./progress.ts";
import { answersOf, reachOf } from "./reach.ts";
import { stagePolicies } from "./stage.ts";
import { inPlace, type Mutant, pointsOfMutant, type Tried, tryMutants } from "./try-mutants.ts";

/** What came of trying mutants. */
export interface Outcome {
  tried: Tried[];
  /** How many do not compile, so that they cannot be tried. */
  refused: number;
}

/**
 * Writes policies so that mutants can be switched on, makes sure that all tests, fixtures and examples come out as they should while none is,
 * and tries those that `isTried` says, else none.
 * @param folder Where to work.
 * @throws Error that names all that comes out otherwise with no mutant on.
 */
export async function tryOn(
  policies: Policies,
  mutants: readonly Mutant[],
  { folder, isTried }: { folder: string; isTried: boolean },
): Promise<Outcome> {
  const asTheyAre = join(folder, "as-they-are");
  await stagePolicies(policies, [], asTheyAre);
  const answers = await withServers(asTheyAre, (servers) =>
    answersOf(policies, servers, progressOf("fixtures and examples judged", policies.estates.length)),
  );
  const switched = join(folder, "switched");
  const wanted = new Set(mutants.flatMap((mutant) => pointsOfMutant(mutant, policies.points)));
  const points = await stagePolicies(policies, [...wanted], switched);
  const compiled = mutants.filter((mutant) => pointsOfMutant(mutant, points).length > 0);
  return await withServers(switched, async (servers) => {
    const all = policies.tests.length + policies.estates.length;
    const asking = progressOf("tests, fixtures and examples asked with no mutant on", all);
    const reach = await reachOf(policies, answers, servers, asking);
    const refused = mutants.length - compiled.length;
    if (!isTried) {
      return { tried: [], refused };
    }
    const noticed = await noticedByCheck(policies, points);
    const checked = compiled.filter(({ id }) => noticed.has(id));
    const left = compiled.filter(({ id }) => !noticed.has(id));
    const asked = await tryMutants(left, points, reach, servers, progressOf("mutants tried", left.length));
    return { tried: inPlace([...checked.map(byCheck), ...asked]), refused };
  });
}

function byCheck(mutant: Mutant): Tried {
  return { mutant, fate: "check" };
}

async function withServers<T>(folder: string, work: (servers: OpaServer[]) => Promise<T>): Promise<T> {
  const started = Array.from({ length: Math.min(4, availableParallelism()) }, () => OpaServer.start(folder));
  try {
    return await work(await Promise.all(started));
  } finally {
    for (const server of await Promise.allSettled(started)) {
      if (server.status === "fulfilled") {
        await server.value.end();
      }
    }
  }
}
