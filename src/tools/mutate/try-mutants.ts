import { dirname } from "node:path";
import type { OpaServer } from "../opa/server.ts";
import { inTurn } from "./in-turn.ts";
import type { Policies } from "./policies.ts";
import type { Progress } from "./progress.ts";
import type { Reaching, Witness } from "./reach.ts";
import type { NumberedPoint } from "./rewrite.ts";

/** A change to the policies that tests should notice. */
export interface Mutant {
  /** What switches it on: the number of a point, or the path of a module of which every clause is dropped. */
  id: string;
  kind: NumberedPoint["kind"] | "adapter dropped";
  path: string;
  line: number;
  shown: string;
}

/** What became of a mutant: noticed by a check, by a test or by a fixture, or not; `not reached` where nothing comes by at all. */
export type Fate = "check" | "test" | "fixture" | "survived" | "not reached";

/** A mutant tried. */
export interface Tried {
  mutant: Mutant;
  fate: Fate;
}

/** Every mutant of policies: one a point, and one a file of adapters. */
export function mutantsOf({ points }: Pick<Policies, "points">): Mutant[] {
  const adapters = [...new Set(points.map(({ path }) => path).filter((path) => path.includes("/adapters/")))];
  return [
    ...points.map(({ id, kind, path, line, shown }) => ({ id, kind, path, line, shown })),
    ...adapters.map(
      (path): Mutant => ({ id: path, kind: "adapter dropped", path, line: 1, shown: "the whole file" }),
    ),
  ];
}

/** The points that switch a mutant; for an adapter those of all its clauses. */
export function pointsOfMutant(
  { id, kind, path }: Mutant,
  points: readonly NumberedPoint[],
): NumberedPoint[] {
  return kind === "adapter dropped"
    ? points.filter((point) => point.path === path && point.kind === "clause dropped")
    : points.filter((point) => point.id === id);
}

/** Tries mutants on tests and estates, in any order; `points` are those that are there to be switched. */
export async function tryMutants(
  mutants: readonly Mutant[],
  points: readonly NumberedPoint[],
  reach: ReadonlyMap<string, readonly Reaching[]>,
  servers: readonly OpaServer[],
  progress: Progress,
): Promise<Tried[]> {
  const tried: Tried[] = [];
  await inTurn(mutants, servers, async (mutant, server) => {
    const reaching = pointsOfMutant(mutant, points).flatMap(({ id }) => reach.get(id) ?? []);
    tried.push({ mutant, fate: await fateOf(mutant, inOrder(reaching, mutant), server) });
    progress.step();
  });
  return tried;
}

/** Mutants tried by their places. */
export function inPlace(tried: readonly Tried[]): Tried[] {
  return tried.toSorted((a, b) => byPlace(a.mutant, b.mutant));
}

/** Each once. Tests of the same folder notice most mutants, and are asked first, estates last; of those that are alike the fast ones first. */
function inOrder(reaching: readonly Reaching[], { path }: Mutant): Reaching[] {
  const near = `data.resilience.${dirname(path).split("/").slice(1).join(".")}`;
  const distance = ({ witness }: Reaching): number =>
    "estate" in witness ? 2 : witness.test.startsWith(near) ? 0 : 1;
  const each = new Map(reaching.map((one) => [JSON.stringify(one.witness), one]));
  return [...each.values()].sort((a, b) => distance(a) - distance(b) || a.ms - b.ms);
}

async function fateOf({ id }: Mutant, reaching: readonly Reaching[], server: OpaServer): Promise<Fate> {
  for (const { witnesses, ms } of inBatches(reaching)) {
    const tests = witnesses.flatMap((witness) => ("test" in witness ? witness.test : []));
    const estates = witnesses.flatMap((witness) => ("estate" in witness ? witness.estate : []));
    const question = tests.length > 0 ? "killed" : "differs";
    if (await isNoticed(server, question, { mutant: id, tests, estates }, ms)) {
      return tests.length > 0 ? "test" : "fixture";
    }
  }
  return reaching.length === 0 ? "not reached" : "survived";
}

/** As long as what is asked at once may take with no mutant on. */
const BATCH_MS = 2000;

/** Tests, or estates, that are asked with one request. */
function inBatches(reaching: readonly Reaching[]): { witnesses: Witness[]; ms: number }[] {
  const batches: { witnesses: Witness[]; ms: number }[] = [];
  for (const { witness, ms } of reaching) {
    const last = batches.at(-1);
    const isAlike = last?.witnesses[0] !== undefined && "test" in last.witnesses[0] === "test" in witness;
    if (last !== undefined && isAlike && last.ms + ms <= BATCH_MS) {
      last.witnesses.push(witness);
      last.ms += ms;
    } else {
      batches.push({ witnesses: [witness], ms });
    }
  }
  return batches;
}

/** Longest that a mutant may keep OPA busy beside what it takes without; one that does not end has changed something. */
const SPARE_MS = 60_000;
const SLOWER = 10;

/** An evaluation that fails, or does not end, has noticed it too. */
async function isNoticed(
  server: OpaServer,
  question: string,
  input: unknown,
  usualMs: number,
): Promise<boolean> {
  const limitMs = SPARE_MS + SLOWER * Math.ceil(usualMs);
  const answer = await server.ask(`mutation_run/${question}`, input, limitMs);
  return "failed" in answer || answer.value === true;
}

function byPlace(a: Mutant, b: Mutant): number {
  return a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1;
}
