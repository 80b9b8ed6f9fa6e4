import { type AttributeSchema, isReferencesOnly } from "../model/declared-types.ts";

type Declared = Exclude<AttributeSchema, true>;

/** Paths of everything in a value that a schema lets pass (`spec`, `spec.replicas`), containers included; a decoded value is one. */
export function* attributePaths(value: unknown, schema: AttributeSchema, path = ""): Generator<string> {
  if (isReferencesOnly(schema)) {
    return;
  }
  if (path !== "") {
    yield path;
  }
  if (typeof value !== "object" || value === null || (schema !== true && schema.format !== undefined)) {
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const below = schema === true ? true : schemaBelow(schema, key, Array.isArray(value));
    if (below !== undefined) {
      yield* attributePaths(inner, below, path === "" ? key : `${path}.${key}`);
    }
  }
}

function schemaBelow(schema: Declared, key: string, isList: boolean): AttributeSchema | undefined {
  if (isList) {
    return schema.items;
  }
  const own = schema.properties !== undefined && Object.hasOwn(schema.properties, key);
  return own ? schema.properties?.[key] : schema.additionalProperties;
}
