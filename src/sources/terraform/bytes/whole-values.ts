/** Gives the values of a resource whole, where only a part of them was read. */
const WHOLE = Symbol("whole values");

interface PartOfValues {
  [WHOLE]?: () => unknown;
}

/** Remembers how to read the rest of values of which only a part was; it is no member of theirs that is ever listed. */
export function markPartial(values: object, whole: () => unknown): void {
  Object.defineProperty(values, WHOLE, { value: whole });
}

/** All values of a resource, where they can still be read; else what was read of them. */
export function wholeValues(values: unknown): unknown {
  const whole = typeof values === "object" && values !== null ? (values as PartOfValues)[WHOLE] : undefined;
  return whole === undefined ? values : whole();
}
