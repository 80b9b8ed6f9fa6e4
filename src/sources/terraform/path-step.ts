import type { LocalExpression } from "../../model/source-values.ts";
import { formatKey, type Key, keyOf, nameOf, type Segment } from "./address.ts";

/** One step of a path: an attribute, or a key. */
export type Step = { name: string } | { key: Key };

/** The element of a written object or list that a step leads to; undefined where there is none. */
export function elementOf({ members, items }: LocalExpression, step: Step): LocalExpression | undefined {
  const key = keyOfStep(step);
  return members?.get(String(key)) ?? (typeof key === "number" ? items?.[key] : undefined);
}

/** The key under which an object or list has what a step leads to. */
export function keyOfStep(step: Step): Key {
  return "name" in step ? step.name : step.key;
}

/** A segment of a traversal as a step; null of a splat. */
export function stepOf(segment: Segment): Step | null {
  const name = nameOf(segment);
  const key = keyOf(segment);
  return name !== null ? { name } : key !== null ? { key } : null;
}

/** A step as it is written in a reference. */
export function textOf(step: Step): string {
  return "name" in step ? `.${step.name}` : formatKey(step.key);
}
