import type { TypedResource } from "../model/input.ts";
import type { Resource } from "../model/resource.ts";
import { Identities, ValueIndex } from "../sources/terraform/identities.ts";
import { mayMean, type NamedPlace } from "../sources/terraform/may-mean.ts";
import { literalsOf } from "./literals.ts";

/** A resource that others may refer to, by the type that attributes name. */
interface Target extends NamedPlace {
  /** What stands for a thing best: what manages it (0), what resilience.yml says of it (1), what only looks it up (2). */
  rank: number;
  /** True where nothing was looked up inside its own input yet. */
  everywhere: boolean;
  resource: Resource;
}

const NONE: ReadonlySet<Target> = new Set();

/**
 * Finds what attributes with known values refer to in other inputs: an id, an ARN or a name, whether it was written down or came out
 * of a remote state. What refers inside its own input is left alone, and what more than one resource could be refers to none. Pure, and
 * takes time in proportion to the values.
 */
export function linkAcross(resources: readonly TypedResource[]): Map<string, Record<string, string[]>> {
  const found = new Map<string, Record<string, string[]>>();
  const terraform = resources.filter(({ family }) => family === "terraform");
  const first = terraform[0]?.resource.input;
  const isOne = terraform.every(({ resource }) => resource.input === first);
  const referring = isOne ? terraform.filter(({ names_as }) => names_as !== undefined) : terraform;
  if (referring.length === 0) {
    return found;
  }
  const targets = new Map(terraform.map((typed): [TypedResource, Target] => [typed, targetOf(typed)]));
  const shared = new ValueIndex<Target>();
  for (const [{ identities = [] }, target] of targets) {
    for (const value of identities) {
      shared.add(value, target);
    }
  }
  const identities = new Identities<Target>({ shared });
  for (const typed of referring) {
    const from = targets.get(typed) ?? targetOf(typed);
    const own = referencesOf(typed, from, identities);
    if (own.size > 0) {
      found.set(from.resource.id, Object.fromEntries([...own].map(([path, ids]) => [path, [...ids]])));
    }
  }
  return found;
}

function targetOf({ type, resource, within, names_as, declared }: TypedResource): Target {
  const looksUp = type.startsWith("data.");
  return {
    type: names_as ?? (looksUp ? type.slice("data.".length) : type),
    everywhere: names_as !== undefined,
    region: resource.region,
    within: within ?? null,
    rank: looksUp ? 2 : declared === true ? 1 : 0,
    resource,
  };
}

function referencesOf(
  { settled = [] }: TypedResource,
  from: Target,
  identities: Identities<Target>,
): Map<string, Set<string>> {
  const { values, references } = from.resource;
  const closed = new Set(settled);
  const found = new Map<string, Set<string>>();
  for (const { path, literal, among } of literalsOf(values)) {
    const known = Object.hasOwn(references, path) ? (references[path]?.length ?? 0) : 0;
    if (known >= among || closed.has(path)) {
      continue;
    }
    const target = theOne(identities.referredTo(literal, path, from, NONE), literal, from);
    if (target !== null) {
      found.set(path, (found.get(path) ?? new Set()).add(target.resource.id));
    }
  }
  return found;
}

/** Of what a value may mean, the one resource that it means; null where that is not certain, or where it is in the same input. */
function theOne(candidates: readonly Target[], literal: string, from: Target): Target | null {
  if (!from.everywhere && candidates.some(({ resource }) => resource.input === from.resource.input)) {
    return null;
  }
  const possible = candidates.filter((candidate) => mayMean(literal, candidate, from));
  const best = Math.min(...possible.map(({ rank }) => rank));
  const [only, another] = possible.filter(({ rank }) => rank === best);
  return another === undefined ? (only ?? null) : null;
}
