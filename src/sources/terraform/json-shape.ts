/** A JSON object whose members are not looked at yet. */
export type JsonObject = Record<string, unknown>;

/** True for a JSON object, false for a list, null and anything else. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member that the object itself has; undefined for anything inherited (`constructor`), and where `value` is no object. */
export function member(value: unknown, key: string): unknown {
  if (!isObject(value)) {
    return undefined;
  }
  // Most of what is asked for is not there, and reading says so faster than asking whether it is its own.
  const found = value[key];
  return found !== undefined && Object.hasOwn(value, key) ? found : undefined;
}

/** A member that is an object, else an empty object. */
export function objectMember(value: unknown, key: string): JsonObject {
  const found = member(value, key);
  return isObject(found) ? found : {};
}

/** A member that is a list, else an empty list. */
export function listMember(value: unknown, key: string): unknown[] {
  const found = member(value, key);
  return Array.isArray(found) ? found : [];
}

/** A member that is a text with at least one character, else null. */
export function textMember(value: unknown, key: string): string | null {
  const found = member(value, key);
  return typeof found === "string" && found !== "" ? found : null;
}
