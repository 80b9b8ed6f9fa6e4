import type { AttributeSchema } from "../model/declared-types.ts";

const KEYS = new WeakMap<object, readonly string[]>();

/** The names that a schema declares, listed once: a plan asks for them as often as it has blocks. */
export function declaredKeys(schema: Exclude<AttributeSchema, true>): readonly string[] {
  const known = KEYS.get(schema);
  if (known !== undefined) {
    return known;
  }
  const keys = Object.keys(schema.properties ?? {});
  KEYS.set(schema, keys);
  return keys;
}
