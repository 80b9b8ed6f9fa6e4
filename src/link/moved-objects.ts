import type { NormalisedInput, TypedResource } from "../model/input.ts";
import { matchesPath } from "../model/path-glob.ts";
import type { ResilienceFile } from "../model/resilience-file.ts";

/** An object of one side of the change that the other side does not have in the same file. */
interface Unmatched {
  typed: TypedResource;
  input: NormalisedInput;
}

/** Two objects that may be one, and how many parts the paths of their files share at the end. */
interface Pair {
  from: Unmatched;
  to: Unmatched;
  shared: number;
}

/**
 * Gives an object whose file was renamed, split or merged one identity on both sides of the change: that of the file where it is now. An
 * object is told by its address on its cluster. Where several files held the same (one for each environment), those whose paths end alike belong
 * together; what stays in doubt is left as it is. Pure.
 */
export function withMovedObjects(
  inputs: readonly NormalisedInput[],
  clusters: ResilienceFile["clusters"],
): NormalisedInput[] {
  const moves = movesOf(inputs, clusters ?? []);
  if (moves.size === 0) {
    return [...inputs];
  }
  const arriving = new Map<string, TypedResource[]>();
  for (const { to, typed } of moves.values()) {
    const moved = { ...typed, resource: { ...typed.resource, id: to.resource.id, input: to.resource.input } };
    arriving.set(to.resource.input, [...(arriving.get(to.resource.input) ?? []), moved]);
  }
  return inputs.flatMap((input) => {
    const before = input.before?.filter(({ resource }) => !moves.has(resource.id)) ?? null;
    const all = before === null ? null : [...before, ...(arriving.get(input.name) ?? [])];
    const isEmptied = input.unseen !== undefined && all?.length === 0 && input.after.length === 0;
    return isEmptied && input.problems.length === 0 ? [] : [{ ...input, before: all }];
  });
}

/** By the id that an object had: the object, and what it is now. */
function movesOf(
  inputs: readonly NormalisedInput[],
  clusters: NonNullable<ResilienceFile["clusters"]>,
): Map<string, { typed: TypedResource; to: TypedResource }> {
  const from = unmatched(inputs, "before", "after");
  const to = unmatched(inputs, "after", "before");
  const moves = new Map<string, { typed: TypedResource; to: TypedResource }>();
  if (from.length === 0 || to.length === 0) {
    return moves;
  }
  const candidates = byObject(to, clusters);
  for (const [object, earlier] of byObject(from, clusters)) {
    for (const { from: one, to: other } of certainPairs(earlier, candidates.get(object) ?? [])) {
      moves.set(one.typed.resource.id, { typed: one.typed, to: other.typed });
    }
  }
  return moves;
}

/** Objects of manifests that one side has and the other side of the same file has not; files without a before tell nothing. */
function unmatched(
  inputs: readonly NormalisedInput[],
  side: "before" | "after",
  other: "before" | "after",
): Unmatched[] {
  return inputs.flatMap((input) => {
    if (input.kind !== "kubernetes" || input.before === null || input.before === input.after) {
      return [];
    }
    const there = new Set((input[other] ?? []).map(({ resource }) => resource.id));
    return (input[side] ?? [])
      .filter(({ resource }) => !there.has(resource.id) && !isUnnamed(resource.address))
      .map((typed) => ({ typed, input }));
  });
}

/** The API server names it: two such objects are never known to be one. */
function isUnnamed(address: string): boolean {
  return /\*\d*$/.test(address);
}

function byObject(
  objects: readonly Unmatched[],
  clusters: NonNullable<ResilienceFile["clusters"]>,
): Map<string, Unmatched[]> {
  const clusterOfInput = new Map<NormalisedInput, string>();
  const groups = new Map<string, Unmatched[]>();
  for (const object of objects) {
    const cluster = clusterOfInput.get(object.input) ?? clusterNamed(object.input, clusters);
    clusterOfInput.set(object.input, cluster);
    const key = JSON.stringify([cluster, object.typed.resource.address]);
    const group = groups.get(key);
    group === undefined ? groups.set(key, [object]) : group.push(object);
  }
  return groups;
}

/** The cluster that is declared for a file, the first by name; "" where none is. */
function clusterNamed(
  { name, path }: NormalisedInput,
  clusters: NonNullable<ResilienceFile["clusters"]>,
): string {
  const declared = clusters
    .filter(({ manifests = [] }) =>
      manifests.some((glob) => matchesPath(glob, path) || matchesPath(glob, name)),
    )
    .map((cluster) => cluster.name);
  return declared.sort()[0] ?? "";
}

/** More pairs than this of one object are not compared: nobody has a thousand environments and renames them all. */
const MOST_PAIRS = 1_000_000;

/** The pairs in which each is the only best match of the other. */
function certainPairs(from: readonly Unmatched[], to: readonly Unmatched[]): Pair[] {
  if (from.length * to.length > MOST_PAIRS) {
    return [];
  }
  const best = new Map<Unmatched, { pair: Pair; only: boolean }>();
  for (const one of from) {
    for (const other of to) {
      const pair = { from: one, to: other, shared: sharedEnd(one.input.path, other.input.path) };
      for (const side of [one, other]) {
        const known = best.get(side);
        if (known === undefined || pair.shared > known.pair.shared) {
          best.set(side, { pair, only: true });
        } else if (pair.shared === known.pair.shared) {
          known.only = false;
        }
      }
    }
  }
  return from.flatMap((one) => {
    const mine = best.get(one);
    const theirs = mine === undefined ? undefined : best.get(mine.pair.to);
    return mine?.only === true && theirs?.only === true && theirs.pair === mine.pair ? [mine.pair] : [];
  });
}

function sharedEnd(one: string, other: string): number {
  const [a, b] = [one.split("/").reverse(), other.split("/").reverse()];
  const differs = a.findIndex((part, i) => part !== b[i]);
  return differs < 0 ? a.length : differs;
}
