import type { AttributeSchema, DeclaredTypes } from "../model/declared-types.ts";
import { UserError } from "../model/user-error.ts";
import type { Archive } from "./archive.ts";
import { type AttributeFiles, attributesOf } from "./attributes.ts";
import { declaredTypesOf } from "./declared-types-of.ts";

/** Contents of files of `resources/` by their path, `resources/terraform/hcloud_server.json`. */
export type ResourceFiles = Readonly<Record<string, unknown>>;

/**
 * What the files of `resources/` declare, in the form of the pack's own; `$ref` may name the pack's definitions. `path` is how messages call the folder.
 * @throws UserError where a file is not of that form.
 */
export function ownDeclared(
  resources: ResourceFiles,
  pack: Archive,
  { kubernetes }: Pick<DeclaredTypes, "kubernetes">,
  path: string,
): DeclaredTypes {
  const files: AttributeFiles = { definitions: {}, terraform: {}, kubernetes: {} };
  for (const [name, content] of pack) {
    const [, definition] = /^definitions\/(.+)\.json$/.exec(name) ?? [];
    if (definition !== undefined) {
      files.definitions[definition] = JSON.parse(Buffer.from(content).toString("utf8"));
    }
  }
  for (const [name, content] of Object.entries(resources)) {
    const [, family, type] =
      /^resources\/(definitions|terraform|kubernetes)\/([^/]+)\.json$/.exec(name) ?? [];
    if (family === undefined || type === undefined) {
      throw new UserError(
        `${path}/${name}: a declared type is resources/terraform/<type>.json or resources/kubernetes/<group>.<Kind>.json`,
      );
    }
    files[family as keyof AttributeFiles][type] = content;
  }
  try {
    return declaredTypesOf(attributesOf(files), () => true, Object.keys(kubernetes));
  } catch (error) {
    throw new UserError(
      `${path}: ${error instanceof Error ? error.message : "its resources are not of the form of a declared type"}`,
    );
  }
}

/** Types together with others: of a type that both declare, the attributes of both may be read. */
export function declaredWith(pack: DeclaredTypes, own: DeclaredTypes): DeclaredTypes {
  return {
    terraform: family(pack.terraform, own.terraform),
    kubernetes: family(pack.kubernetes, own.kubernetes),
    links: { ...own.links, ...pack.links },
    // Nobody knows which of them policies of one's own read.
    unread: [],
  };
}

type Family = Record<string, AttributeSchema>;

function family(pack: Family, own: Family): Family {
  const both = Object.entries(own).map(([type, attribute]): [string, AttributeSchema] => {
    const known = Object.hasOwn(pack, type) ? pack[type] : undefined;
    return [type, known === undefined ? attribute : merged(known, attribute)];
  });
  return { ...pack, ...Object.fromEntries(both) };
}

/** What the pack says of a value counts: it may be decoded, and its rules rely on that. */
function merged(pack: AttributeSchema, own: AttributeSchema): AttributeSchema {
  if (pack === true || own === true || pack.format !== undefined) {
    return pack;
  }
  const properties = { ...pack.properties };
  for (const [name, inner] of Object.entries(own.properties ?? {})) {
    const known = properties[name];
    properties[name] = known === undefined ? inner : merged(known, inner);
  }
  const items =
    pack.items !== undefined && own.items !== undefined ? merged(pack.items, own.items) : pack.items;
  return {
    ...pack,
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(items !== undefined && { items }),
  };
}
