/** A mapping of YAML (an object of JSON). */
export type Mapping = Record<string, unknown>;

/** Is this a mapping? */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
