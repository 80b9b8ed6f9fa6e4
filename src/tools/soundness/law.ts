import type { Judged, ReadEstate } from "../judging/judge-all.ts";
import type { Random } from "../random.ts";
import type { EstateFile, SmallEstate } from "./small-estates.ts";

/** A promise about every estate, tried on one. */
export interface Law {
  name: string;
  /** Breaches, in words; none where it holds. */
  breaches: (tried: Trial) => Promise<string[]>;
}

/** What a law is tried with. */
export interface Trial {
  estate: SmallEstate;
  /** Every estate that there is. */
  others: readonly SmallEstate[];
  random: Random;
  read: (estate: Pick<SmallEstate, "files" | "settings">) => Promise<ReadEstate | { error: string }>;
  /** The same, each of these shards of it read apart, written out as facts, and put together. */
  readShards: (
    estate: Pick<SmallEstate, "settings">,
    shards: readonly EstateFile[][],
  ) => Promise<ReadEstate | { error: string }>;
  judge: (estates: readonly (ReadEstate | { error: string })[]) => Promise<Judged[]>;
}

/** Lists in one order at every depth, so that two values are equal where only orders differ that nobody promised. */
export function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(unordered).sort((a, b) => byText(JSON.stringify(a), JSON.stringify(b)));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, unordered(inner)]);
  return Object.fromEntries(entries.sort(([a], [b]) => byText(a, b)));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where two values differ first, as a path; null where they are the same. */
export function difference(a: unknown, b: unknown, path = ""): string | null {
  if (Object.is(a, b)) {
    return null;
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return `${path || "."}: ${shown(a)} and ${shown(b)}`;
  }
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    const found = difference(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      `${path}.${key}`,
    );
    if (found !== null) {
      return found;
    }
  }
  return null;
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 120);
}
