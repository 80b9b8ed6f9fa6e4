import type { LocalExpression } from "../../model/source-values.ts";
import { keyOf, nameOf, type Segment } from "./address.ts";

/** A part of a local value: the expression that a path leads to, and how many steps of the path it took. */
export interface LocalPart {
  expression: LocalExpression;
  taken: number;
}

/** What a path into a local value leads to, as far as it is written out; null where it leads nowhere. */
export function partOf(expression: LocalExpression, path: readonly Segment[]): LocalPart | null {
  let at = expression;
  for (const [taken, segment] of path.entries()) {
    const key = nameOf(segment) ?? keyOf(segment);
    const isInside = at.members !== undefined || at.items !== undefined;
    if (!isInside || key === null) {
      return { expression: at, taken };
    }
    const next = typeof key === "number" ? at.items?.[key] : at.members?.get(key);
    if (next === undefined) {
      return null;
    }
    at = next;
  }
  return { expression: at, taken: path.length };
}

/** The same of a path that may go through all elements of a list or map, `[*]`: each of them that has something there. */
export function partsOf(expression: LocalExpression, path: readonly Segment[]): LocalPart[] {
  const splat = path.findIndex((segment) => "splat" in segment);
  const part = partOf(expression, splat < 0 ? path : path.slice(0, splat));
  const elements = part?.expression.items ?? part?.expression.members?.values();
  if (part === null || part.taken !== splat || elements === undefined) {
    return part === null ? [] : [part];
  }
  return [...elements].flatMap((element) =>
    partsOf(element, path.slice(splat + 1)).map((inner) => ({ ...inner, taken: splat + 1 + inner.taken })),
  );
}

/** The value of an expression that is wholly written out; undefined of any other. */
export function writtenValue({ constant, members, items }: LocalExpression): unknown {
  if (items !== undefined) {
    const values = items.map(writtenValue);
    return values.includes(undefined) ? undefined : values;
  }
  if (members === undefined) {
    return constant;
  }
  const entries = [...members].map(([name, member]): [string, unknown] => [name, writtenValue(member)]);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}
