import * as z from "zod/mini";
import { FORMATS } from "../model/declared-types.ts";
import {
  type KubernetesReference,
  kindSchema,
  kubernetesReferenceSchema,
} from "../model/kubernetes-links.ts";
import { parsedOrThrow } from "./parsed-or-throw.ts";

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

/** Contents of the files of a folder of resources, parsed, by their name without `.json`. */
export interface AttributeFiles {
  definitions: Record<string, unknown>;
  terraform: Record<string, unknown>;
  kubernetes: Record<string, unknown>;
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

function parsedFiles<File>(
  files: Readonly<Record<string, unknown>>,
  schema: z.ZodMiniType<File>,
  folder: string,
): [string, File][] {
  return Object.keys(files)
    .sort()
    .map((name): [string, File] => [name, parsedOrThrow(schema, files[name], `${folder}/${name}.json`)]);
}

/** The attributes that files of resources declare; throws what is wrong with which file of `folder`. */
export function attributesOf(files: AttributeFiles, folder = "resources"): DeclaredAttributes {
  const definitions = new Map(parsedFiles(files.definitions, resourceFile, `${folder}/definitions`));
  const attributes = (parsed: [string, ResourceFile][]) =>
    sortedRecord(
      parsed.map(([type, { properties }]): [string, Attribute] => [
        type,
        resolved({ properties }, definitions, []),
      ]),
    );
  const kinds = parsedFiles(files.kubernetes, kindFile, `${folder}/kubernetes`).map(
    ([file, content]): [string, KindFile] => [kubernetesType(file), content],
  );
  return {
    terraform: attributes(parsedFiles(files.terraform, resourceFile, `${folder}/terraform`)),
    kubernetes: attributes(kinds),
    kinds: sortedRecord(kinds),
  };
}
