import type { AttributeSchema } from "../../model/declared-types.ts";

/** Deepest nesting that is followed; the attributes that policies read nest below 20. */
const DEEPEST = 60;

/**
 * Values written by hand, in the shape that a plan has them: where a list of blocks or values is expected, one stands for a list of one.
 * `wrong` hears of each attribute that is not in the schema, with those that are, of each that cannot hold what is written, and of each
 * empty text: the lines that a report proposes leave blank what only the user knows.
 */
export function fitAttributes(
  value: unknown,
  schema: AttributeSchema,
  wrong: (message: string) => void,
  path = "",
  depth = 0,
): unknown {
  if (depth > DEEPEST) {
    wrong(`${path} is nested too deeply`);
    return undefined;
  }
  if (schema === true || schema.format !== undefined) {
    if (value === "") {
      wrong(`${path} must be filled in`);
    }
    return value;
  }
  const { items, properties, additionalProperties } = schema;
  if (items !== undefined) {
    const list = Array.isArray(value) ? value : [value];
    return list.map((item) => fitAttributes(item, items, wrong, path, depth + 1));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    wrong(`${path} must be a mapping of ${knownKeys(schema)}`);
    return undefined;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const own = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined;
      const innerSchema = own ?? additionalProperties;
      const innerPath = path === "" ? key : `${path}.${key}`;
      if (innerSchema === undefined) {
        wrong(
          `${innerPath.slice(0, LONGEST)} is no attribute that a rule reads; those are ${knownKeys(schema)}`,
        );
        return [];
      }
      return [[key, fitAttributes(inner, innerSchema, wrong, innerPath, depth + 1)]];
    }),
  );
}

/** Longest attribute path that is named in a message. */
const LONGEST = 100;

function knownKeys(schema: Exclude<AttributeSchema, true>): string {
  const keys = Object.keys(schema.properties ?? {}).sort();
  return keys.length === 0 ? "names to values" : keys.join(", ");
}
