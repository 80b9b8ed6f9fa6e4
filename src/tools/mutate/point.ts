import type { Range } from "./syntax.ts";

/** What a mutant does. */
export type PointKind =
  | "clause dropped"
  | "condition negated"
  | "not removed"
  | "comparison shifted"
  | "constant shifted"
  | "member dropped";

/** A place in a module where a mutant differs, and what is written around it so that it can be switched. */
export interface Point {
  kind: PointKind;
  path: string;
  /** From 1. */
  line: number;
  range: Range;
  /** Of several around the same range the one with the highest order is outermost. */
  order: number;
  /** What is written before and behind the range; the mutant's number is known only when all points are. */
  prefix: (id: string) => string;
  suffix: (id: string) => string;
  /** A comparison's operator, in whose place a comma is written. */
  operator?: Range;
  /** What a module says elsewhere as the mutant has it: nothing where a member is dropped, with the comma beside it; another number. */
  written?: Range & { as: string };
  /** What is changed, for the table. */
  shown: string;
}
