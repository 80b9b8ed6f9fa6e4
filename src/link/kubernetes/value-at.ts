/** A mapping (an object of JSON); null for anything else. */
export function asMapping(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** The text of a scalar; null for anything else. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : null;
}

/** The value at a path of keys, own properties only; undefined where there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    const mapping = asMapping(current);
    current = mapping !== null && Object.hasOwn(mapping, key) ? mapping[key] : undefined;
  }
  return current;
}

/** A place that a path leads to. */
export interface Spot {
  /** The path, with the positions of lists in it. */
  keys: string[];
  /** Undefined where the path's last key is not set; all before it is there. */
  value: unknown;
}

/** Each place that a path leads to; `*` stands for every position of a list. */
export function spotsAt(root: unknown, path: readonly string[]): Spot[] {
  const spots: Spot[] = [];
  visit(root, path, [], spots);
  return spots;
}

/** Most paths end early, since most objects set few of the attributes that their kind has: nothing is made for those. */
function visit(value: unknown, path: readonly string[], keys: readonly string[], into: Spot[]): void {
  const key = path[keys.length];
  if (key === undefined) {
    into.push({ keys: [...keys], value });
  } else if (key === "*") {
    if (Array.isArray(value)) {
      value.forEach((element, index) => {
        visit(element, path, [...keys, String(index)], into);
      });
    }
  } else if (asMapping(value) !== null) {
    const inner = valueAt(value, [key]);
    if (inner !== undefined || keys.length === path.length - 1) {
      visit(inner, path, [...keys, key], into);
    }
  }
}
