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

/** Each value that a path leads to, with its attribute path; `*` stands for every position of a list. */
export function valuesAt(value: unknown, path: readonly string[]): { path: string; value: unknown }[] {
  let found = [{ path: "", value }];
  for (const key of path) {
    found = found.flatMap((at) =>
      (key === "*" ? elementsOf(at.value) : [{ key, value: valueAt(at.value, [key]) }])
        .filter((inner) => inner.value !== undefined)
        .map((inner) => ({
          path: at.path === "" ? inner.key : `${at.path}.${inner.key}`,
          value: inner.value,
        })),
    );
  }
  return found;
}

function elementsOf(value: unknown): { key: string; value: unknown }[] {
  return Array.isArray(value) ? value.map((element, index) => ({ key: String(index), value: element })) : [];
}
