import type { AttributeSchema, DeclaredTypes } from "../model/declared-types.ts";
import type { Attribute, DeclaredAttributes } from "./attributes.ts";
import { kubernetesLinks } from "./kubernetes-links.ts";

function passed(value: Attribute): AttributeSchema {
  if (value === true) return true;
  if (value.format) return { format: value.format, ...(value.zone && { zone: value.zone }) };
  if (value.properties) {
    const properties = Object.entries(value.properties).map(([name, inner]) => [name, passed(inner)]);
    const others = value.additionalProperties;
    return {
      properties: Object.fromEntries(properties),
      ...(others && { additionalProperties: passed(others) }),
    };
  }
  if (value.items) return { items: passed(value.items) };
  if (value.additionalProperties) return { additionalProperties: passed(value.additionalProperties) };
  return true;
}

function family(attributes: Record<string, Attribute>): Record<string, AttributeSchema> {
  return Object.fromEntries(Object.entries(attributes).map(([type, value]) => [type, passed(value)]));
}

/**
 * What normalising and linking need of the declared attributes; `isRead` says of a Kubernetes type whether any policy reads it, `known` names types that are
 * declared elsewhere.
 */
export function declaredTypesOf(
  attributes: DeclaredAttributes,
  isRead: (type: string) => boolean,
  known: readonly string[] = [],
): DeclaredTypes {
  const kubernetes = family(attributes.kubernetes);
  return {
    terraform: family(attributes.terraform),
    kubernetes,
    links: kubernetesLinks(attributes, known),
    unread: Object.keys(kubernetes).filter((type) => !isRead(type)),
  };
}
