import type { LocalExpression } from "../../model/source-values.ts";
import type { Scope } from "./scope.ts";

/** A reference, and where it stands. */
export interface WrittenPart {
  reference: string;
  scope: Scope;
}

/** What may stand at a path, and whether it may be that nothing does. */
export interface Taken {
  parts: WrittenPart[];
  mayLack: boolean;
}

/** A value that refers to nothing, and nothing at all. */
export const VALUE: Taken = { parts: [], mayLack: false };
export const NOTHING: Taken = { parts: [], mayLack: true };

/** The last that has something there counts; before it those that may have. */
export function lastOf(
  all: readonly LocalExpression[],
  take: (one: LocalExpression) => Taken | null,
): Taken | null {
  const parts: WrittenPart[] = [];
  for (const one of all.toReversed()) {
    const taken = take(one);
    if (taken === null) {
      return null;
    }
    parts.push(...taken.parts);
    if (!taken.mayLack) {
      return { parts, mayLack: false };
    }
  }
  return { parts, mayLack: true };
}

/** One of these; null where one of them can't be told, or refers to fewer things than it has to. */
export function anyOf(all: readonly (Taken | null)[], least = 0): Taken | null {
  const told = all.flatMap((one) => (one === null || one.parts.length < least ? [] : [one]));
  return told.length < all.length
    ? null
    : { parts: told.flatMap(({ parts }) => parts), mayLack: told.some(({ mayLack }) => mayLack) };
}
