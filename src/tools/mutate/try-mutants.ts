import { dirname } from "node:path";
import type { OpaServer } from "../opa/server.ts";
import { inTurn, type Reaching } from "./reach.ts";
import type { NumberedPoint } from "./rewrite.ts";
import type { Stage } from "./stage.ts";

/** A change to the policies that tests should notice. */
export interface Mutant {
  /** What switches it on: the number of a point, or the path of a module of which every clause is dropped. */
  id: string;
  kind: NumberedPoint["kind"] | "adapter dropped";
  path: string;
  line: number;
  shown: string;
}

/** What became of a mutant: noticed by a test or by a fixture, or not; `not reached` where nothing comes by at all. */
export type Fate = "test" | "fixture" | "survived" | "not reached";

/** A mutant tried. */
export interface Tried {
  mutant: Mutant;
  fate: Fate;
}

/** Longest that one mutant may keep OPA busy; one that does not end has changed something. */
const TIMEOUT_MS = 120_000;

/** Every mutant of staged policies: one a point, and one a file of adapters. */
export function mutantsOf({ points }: Pick<Stage, "points">): Mutant[] {
  const adapters = [...new Set(points.map(({ path }) => path).filter((path) => path.includes("/adapters/")))];
  return [
    ...points.map(({ id, kind, path, line, shown }) => ({ id, kind, path, line, shown })),
    ...adapters.map(
      (path): Mutant => ({ id: path, kind: "adapter dropped", path, line: 1, shown: "the whole file" }),
    ),
  ];
}

/** Tries mutants, and tells each as it comes out. */
export async function tryMutants(
  mutants: readonly Mutant[],
  { points }: Pick<Stage, "points">,
  reach: ReadonlyMap<string, Reaching>,
  servers: readonly OpaServer[],
): Promise<Tried[]> {
  const tried: Tried[] = [];
  await inTurn(mutants, servers, async (mutant, server) => {
    tried.push({ mutant, fate: await fateOf(mutant, reachOfMutant(mutant, points, reach), server) });
  });
  return tried.sort((a, b) => byPlace(a.mutant, b.mutant));
}

function reachOfMutant(
  { id, kind, path }: Mutant,
  points: readonly NumberedPoint[],
  reach: ReadonlyMap<string, Reaching>,
): Reaching {
  const ids =
    kind === "adapter dropped"
      ? points.filter((point) => point.path === path).map((point) => point.id)
      : [id];
  const all = ids.flatMap((one) => reach.get(one) ?? []);
  return {
    tests: [...new Set(all.flatMap(({ tests }) => tests))].sort(nearFirst(path)),
    estates: [...new Set(all.flatMap(({ estates }) => estates))],
  };
}

/** Tests of the same folder notice most mutants, and are asked first. */
function nearFirst(path: string): (a: string, b: string) => number {
  const near = `data.resilience.${dirname(path).split("/").slice(1).join(".")}`;
  const distance = (test: string): number => (test.startsWith(near) ? 0 : 1);
  return (a, b) => distance(a) - distance(b) || (a < b ? -1 : 1);
}

async function fateOf({ id }: Mutant, { tests, estates }: Reaching, server: OpaServer): Promise<Fate> {
  if (await isNoticed(server, "killed", { mutant: id, tests })) {
    return "test";
  }
  if (await isNoticed(server, "differs", { mutant: id, estates })) {
    return "fixture";
  }
  return tests.length + estates.length === 0 ? "not reached" : "survived";
}

/** An evaluation that fails, or does not end, has noticed it too. */
async function isNoticed(server: OpaServer, question: string, input: unknown): Promise<boolean> {
  const answer = await server.ask(`mutation_run/${question}`, input, TIMEOUT_MS);
  return "failed" in answer || answer.value === true;
}

function byPlace(a: Mutant, b: Mutant): number {
  return a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1;
}
