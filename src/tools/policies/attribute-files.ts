import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { FORMATS_DECODED } from "../../model/declared-types.ts";
import { parsedOrThrow } from "../parsed-or-throw.ts";

/** An attribute as a file of policies/resources declares it. `$ref` names a file of policies/resources/definitions. */
export type Attribute =
  | true
  | {
      description?: string | undefined;
      type?: "string" | "number" | "boolean" | undefined;
      format?: (typeof FORMATS_DECODED)[number] | undefined;
      properties?: Record<string, Attribute> | undefined;
      items?: Attribute | undefined;
      additionalProperties?: Attribute | undefined;
      $ref?: string | undefined;
    };

const attribute: z.ZodMiniType<Attribute> = z.lazy(() =>
  z.union([
    z.literal(true),
    z.strictObject({
      description: z.optional(z.string()),
      type: z.optional(z.enum(["string", "number", "boolean"])),
      format: z.optional(z.enum(FORMATS_DECODED)),
      properties: z.optional(z.record(z.string(), attribute)),
      items: z.optional(attribute),
      additionalProperties: z.optional(attribute),
      $ref: z.optional(z.string()),
    }),
  ]),
);

const resourceFile = z.strictObject({
  description: z.string().check(z.minLength(1)),
  properties: z.record(z.string(), attribute),
});
type ResourceFile = z.infer<typeof resourceFile>;

/** The attributes of each resource type, references to definitions resolved; types sorted by name. */
export interface DeclaredAttributes {
  terraform: Record<string, Attribute>;
  kubernetes: Record<string, Attribute>;
}

async function readFolder(folder: string): Promise<[string, ResourceFile][]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, ResourceFile]> => {
      const file = join(folder, name);
      const content = parsedOrThrow(resourceFile, JSON.parse(await readFile(file, "utf8")), file);
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
    return resolved({ properties: definition.properties }, definitions, [...through, value.$ref]);
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
  const definitions = new Map(await readFolder(join(folder, "definitions")));
  const family = async (name: string, typeOf: (file: string) => string) =>
    sortedRecord(
      (await readFolder(join(folder, name))).map(([file, { properties }]): [string, Attribute] => [
        typeOf(file),
        resolved({ properties }, definitions, []),
      ]),
    );
  return {
    terraform: await family("terraform", (file) => file),
    kubernetes: await family("kubernetes", kubernetesType),
  };
}
