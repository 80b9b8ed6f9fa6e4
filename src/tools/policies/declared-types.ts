import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import type { AttributeSchema, DeclaredTypes } from "../../model/declared-types.ts";
import { type Attribute, type DeclaredAttributes, readAttributes } from "./attribute-files.ts";
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

/** What normalising and linking need of the declared attributes; `source` is the text of all policies. */
function declaredTypes(attributes: DeclaredAttributes, source: string): DeclaredTypes {
  const kubernetes = family(attributes.kubernetes);
  return {
    terraform: family(attributes.terraform),
    kubernetes,
    links: kubernetesLinks(attributes),
    unread: Object.keys(kubernetes).filter((type) => !source.includes(JSON.stringify(type))),
  };
}

/**
 * Reads what a project declares for dist/resources.json: which attributes to pass on, which to decode, which refer to what. A Kubernetes
 * kind whose type no policy names is read for the sake of others only.
 */
export async function readDeclaredTypes(root: string): Promise<DeclaredTypes> {
  const ignore = ["**/*_test.rego", "**/fixtures/**"];
  const files = await glob("policies/**/*.rego", { cwd: root, ignore });
  const sources = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
  return declaredTypes(await readAttributes(root), sources.join("\n"));
}
