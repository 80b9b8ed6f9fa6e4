import { isObject } from "./terraform/json-shape.ts";

/** Deepest nesting that is followed; real resources nest below 20. What is deeper counts as unknown. */
export const DEEPEST = 100;

/** The three trees at one place. */
export interface Trees {
  value: unknown;
  unknown: unknown;
  sensitive: unknown;
}

/** Where nothing stands. */
export const NOTHING: Trees = { value: undefined, unknown: undefined, sensitive: undefined };

/** True where it holds of one of the three. */
export function anyOf({ value, unknown, sensitive }: Trees, is: (tree: unknown) => boolean): boolean {
  return is(value) || is(unknown) || is(sensitive);
}

/** The three trees at a key or position of these. */
export function inside({ value, unknown, sensitive }: Trees, at: string | number): Trees {
  return { value: own(value, at), unknown: own(unknown, at), sensitive: own(sensitive, at) };
}

/** Does a tree of marks say `true` anywhere? What is nested too deeply counts as marked. */
export function hasMark(tree: unknown, depth: number): boolean {
  if (typeof tree !== "object" || tree === null) {
    return tree === true;
  }
  return depth > DEEPEST || Object.values(tree).some((inner) => hasMark(inner, depth + 1));
}

/** Elements of a list; 0 of anything else. */
export function lengthOf(tree: unknown): number {
  return Array.isArray(tree) ? tree.length : 0;
}

/** What a tree has at a key of its own or a position; undefined where it has nothing there. */
export function own(tree: unknown, at: string | number): unknown {
  if (typeof at === "number") {
    return Array.isArray(tree) ? tree[at] : undefined;
  }
  const found = isObject(tree) ? tree[at] : undefined;
  return found !== undefined && isObject(tree) && Object.hasOwn(tree, at) ? found : undefined;
}

/** Has an object no members? */
export function isEmpty(object: object): boolean {
  return Object.keys(object).length === 0;
}
