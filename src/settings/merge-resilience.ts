import { isDeepStrictEqual } from "node:util";
import { renderName } from "../model/render.ts";
import type { ResilienceFile } from "../model/resilience-file.ts";

type Keys = Exclude<keyof ResilienceFile, "version" | "extends">;
/** What becomes of a key that both files have: `under` is what is extended, `own` what extends it. */
type Merge<K extends Keys> = (
  under: NonNullable<ResilienceFile[K]>,
  own: NonNullable<ResilienceFile[K]>,
) => ResilienceFile[K];

/** One rule a key, so that none is merged by chance. docs/settings.md says them in words. */
const MERGES: { [K in Keys]-?: Merge<K> } = {
  ruleset: ownCounts,
  mode: ownCounts,
  gate: ownCounts,
  allow_tools: ownCounts,
  objectives: fieldByField,
  regions: fieldByField,
  recovery: fieldByField,
  limits: fieldByField,
  assumed_cluster: fieldByField,
  simulation: fieldByField,
  break_glass: fieldByField,
  rules: fieldByField,
  terraform: fieldByField,
  render: (under, own) => byKey(renderName, under, own),
  clusters: byName,
  connectivity: byName,
  services: byName,
  waivers: both,
  policies: both,
  declared: (under, own) => ({
    ...under,
    ...own,
    ...present("locations", { ...under.locations, ...own.locations }),
    ...present("resources", { ...under.resources, ...own.resources }),
    ...present("pruned", both(under.pruned ?? [], own.pruned ?? [])),
    ...present("snapshot_schedules", byName(under.snapshot_schedules ?? [], own.snapshot_schedules ?? [])),
  }),
};

/** Settings on top of others; `extends` is done with. */
export function mergeResilience(under: ResilienceFile, own: ResilienceFile): ResilienceFile {
  const merged: ResilienceFile = { version: 1 };
  for (const key of Object.keys(MERGES) as Keys[]) {
    const [one, other] = [under[key], own[key]];
    // Each key's rule takes what that key holds, which is more than a loop over keys can say in types.
    const merge = MERGES[key] as (under: unknown, own: unknown) => unknown;
    const value = one === undefined || other === undefined ? (other ?? one) : merge(one, other);
    if (value !== undefined) {
      Object.assign(merged, { [key]: value });
    }
  }
  return merged;
}

function ownCounts<T>(_under: T, own: T): T {
  return own;
}

function fieldByField<T extends object>(under: T, own: T): T {
  return { ...under, ...own };
}

/** An entry of the same name takes the place of the other; what is extended comes first. */
function byName<T extends { name: string }>(under: T[], own: T[]): T[] {
  return byKey(({ name }) => name, under, own);
}

function byKey<T>(keyOf: (one: T) => string, under: T[], own: T[]): T[] {
  const keys = new Set(own.map(keyOf));
  return [...under.filter((one) => !keys.has(keyOf(one))), ...own];
}

/** All of both, what is the same once. */
function both<T>(under: T[], own: T[]): T[] {
  return [...under.filter((one) => !own.some((other) => isDeepStrictEqual(one, other))), ...own];
}

function present<K extends string, T extends object>(key: K, value: T): Partial<Record<K, T>> {
  const size = Array.isArray(value) ? value.length : Object.keys(value).length;
  return size === 0 ? {} : ({ [key]: value } as Record<K, T>);
}
