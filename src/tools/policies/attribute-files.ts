import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { FORMATS } from "../../model/declared-types.ts";
import {
  type KubernetesReference,
  kindSchema,
  kubernetesReferenceSchema,
} from "../../model/kubernetes-links.ts";
import { parsedOrThrow } from "../parsed-or-throw.ts";

/**
 * An attribute as a file of policies/resources declares it. `$ref` names a file of policies/resources/definitions; what stands beside it adds
 * to the definition, and counts where both say something of one attribute.
 */
export type Attribute =
  | true
  | {
      description?: string | undefined;
      type?: "string" | "number" | "boolean" | undefined;
      format?: (typeof FORMATS)[number] | undefined;
      zone?: string | undefined;
      properties?: Record<string, Attribute> | undefined;
      items?: Attribute | undefined;
      additionalProperties?: Attribute | undefined;
      $ref?: string | undefined;
      refers_to?: KubernetesReference | undefined;
    };

const attribute: z.ZodMiniType<Attribute> = z.lazy(() =>
  z.union([
    z.literal(true),
    z.strictObject({
      description: z.optional(z.string()),
      type: z.optional(z.enum(["string", "number", "boolean"])),
      format: z.optional(z.enum(FORMATS)),
      zone: z.optional(z.string()),
      properties: z.optional(z.record(z.string(), attribute)),
      items: z.optional(attribute),
      additionalProperties: z.optional(attribute),
      $ref: z.optional(z.string()),
      refers_to: z.optional(kubernetesReferenceSchema),
    }),
  ]),
);

const resourceFile = z.strictObject({
  description: z.string().check(z.minLength(1)),
  properties: z.record(z.string(), attribute),
});
type ResourceFile = z.infer<typeof resourceFile>;
const kindFile = z.extend(resourceFile, kindSchema.shape);
type KindFile = z.infer<typeof kindFile>;

/** The attributes of each resource type, references to definitions resolved; types sorted by name. */
export interface DeclaredAttributes {
  terraform: Record<string, Attribute>;
  kubernetes: Record<string, Attribute>;
  /** What the files of Kubernetes kinds say beside their attributes, by type. */
  kinds: Record<string, KindFile>;
}

async function readFolder<File>(folder: string, schema: z.ZodMiniType<File>): Promise<[string, File][]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, File]> => {
      const file = join(folder, name);
      const content = parsedOrThrow(schema, JSON.parse(await readFile(file, "utf8")), file);
      return [name.slice(0, -".json".length), content];
    }),
  );
}

function resolved(value: Attribute, definitions: Map<string, ResourceFile>, through: string[]): Attribute {
  if (value === true) return true;
  if (value.$ref !== undefined) {
    const definition = definitions.get(value.$ref);
    if (definition === undefined) throw new Error(`policies/resources: there is no definition ${value.$ref}`);
    if (through.includes(value.$ref)) throw new Error(`policies/resources: ${value.$ref} refers to itself`);
    const { $ref, ...beside } = value;
    const defined = resolved({ properties: definition.properties }, definitions, [...through, $ref]);
    return Object.keys(beside).length === 0
      ? defined
      : merged(defined, resolved(beside, definitions, through));
  }
  const inside = (part: Attribute) => resolved(part, definitions, through);
  const { properties, items, additionalProperties } = value;
  return {
    ...value,
    ...(properties && {
      properties: sortedRecord(Object.entries(properties).map(([k, v]) => [k, inside(v)])),
    }),
    ...(items && { items: inside(items) }),
    ...(additionalProperties && { additionalProperties: inside(additionalProperties) }),
  };
}

/** Both attributes as one; what `over` says counts where both say something. */
function merged(attribute: Attribute, over: Attribute): Attribute {
  if (attribute === true || over === true || over.properties === undefined) {
    return attribute === true || over === true ? over : { ...attribute, ...over };
  }
  const properties = Object.entries(over.properties).map(([name, inner]): [string, Attribute] => {
    const known = attribute.properties?.[name];
    return [name, known === undefined ? inner : merged(known, inner)];
  });
  return {
    ...attribute,
    ...over,
    properties: sortedRecord([
      ...Object.entries(attribute.properties ?? {}).filter(([name]) => !(name in (over.properties ?? {}))),
      ...properties,
    ]),
  };
}

function sortedRecord<T>(entries: [string, T][]): Record<string, T> {
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `apps.Deployment` is the file of `apps/Deployment`; a kind has no dot, a group may have several. */
function kubernetesType(name: string): string {
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)}/${name.slice(dot + 1)}`;
}

/** Reads policies/resources of a project; throws what is wrong with which file. */
export async function readAttributes(root: string): Promise<DeclaredAttributes> {
  const folder = join(root, "policies", "resources");
  const definitions = new Map(await readFolder(join(folder, "definitions"), resourceFile));
  const attributesOf = (files: [string, ResourceFile][]) =>
    sortedRecord(
      files.map(([type, { properties }]): [string, Attribute] => [
        type,
        resolved({ properties }, definitions, []),
      ]),
    );
  const kinds = (await readFolder(join(folder, "kubernetes"), kindFile)).map(
    ([file, content]): [string, KindFile] => [kubernetesType(file), content],
  );
  return {
    terraform: attributesOf(await readFolder(join(folder, "terraform"), resourceFile)),
    kubernetes: attributesOf(kinds),
    kinds: sortedRecord(kinds),
  };
}
