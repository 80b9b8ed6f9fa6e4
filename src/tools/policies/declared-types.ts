import type { AttributeSchema, DeclaredTypes } from "../../model/declared-types.ts";
import type { Attribute, DeclaredAttributes } from "./attribute-files.ts";

function passed(value: Attribute): AttributeSchema {
  if (value === true) return true;
  if (value.format) return { format: value.format };
  if (value.properties) {
    const properties = Object.entries(value.properties).map(([name, inner]) => [name, passed(inner)]);
    return { properties: Object.fromEntries(properties) };
  }
  if (value.items) return { items: passed(value.items) };
  if (value.additionalProperties) return { additionalProperties: passed(value.additionalProperties) };
  return true;
}

function family(attributes: Record<string, Attribute>): Record<string, AttributeSchema> {
  return Object.fromEntries(Object.entries(attributes).map(([type, value]) => [type, passed(value)]));
}

/** What normalising needs of the declared attributes: which to pass on, and which to decode (dist/resources.json). */
export function declaredTypes(attributes: DeclaredAttributes): DeclaredTypes {
  return { terraform: family(attributes.terraform), kubernetes: family(attributes.kubernetes) };
}
