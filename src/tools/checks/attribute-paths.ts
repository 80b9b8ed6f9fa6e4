import type { Attribute, DeclaredAttributes } from "../../own-policies/attributes.ts";
import { readAttributes } from "../policies/attribute-files.ts";
import { type AttributePath, type Looking, type Module, readModules } from "../policies/modules.ts";
import type { Check } from "./check.ts";

/** What the pipeline refers to by itself: the cluster that the provider of an object is configured for. */
const NO_ATTRIBUTES = ["provider"];

/** Is the path declared, as far as it is written out? What is declared as a whole, or decoded, may hold anything. */
function isDeclared(attribute: Attribute | undefined, path: AttributePath, by: Looking): boolean {
  const [first, ...rest] = path;
  if (attribute === undefined) return false;
  if (attribute !== true && attribute.format === "references") return isOfReferences(by);
  if (attribute === true || attribute.format !== undefined) return true;
  const { properties, items, additionalProperties } = attribute;
  if (first === undefined) {
    return by !== "plain" || (properties ?? items ?? additionalProperties) === undefined;
  }
  if (items !== undefined) {
    if (typeof first !== "string") return isDeclared(items, rest, by);
    return isOfReferences(by) && isDeclared(items, path, by);
  }
  if (typeof first === "number") return false;
  if (additionalProperties !== undefined) return isDeclared(additionalProperties, rest, by);
  if (properties === undefined) return false;
  if (first !== null) return isDeclared(properties[first], rest, by);
  return Object.values(properties).some((inner) => isDeclared(inner, rest, by));
}

/** Is it declared below anything that a declared type has? Labels and the like, which may be called anything, are no answer to that. */
function isDeclaredBelow(attribute: Attribute, path: AttributePath, by: Looking): boolean {
  if (attribute === true) return false;
  const { properties = {}, items, additionalProperties } = attribute;
  if (additionalProperties === undefined && isDeclared(attribute, path, by)) return true;
  const inner = [...Object.values(properties), ...[items, additionalProperties].flatMap((one) => one ?? [])];
  return inner.some((one) => isDeclaredBelow(one, path, by));
}

/** Its paths have no positions in lists. */
function isOfReferences(by: Looking): boolean {
  return by === "reference" || by === "referrer";
}

function written(path: AttributePath): string {
  return path.map((part) => (part === null ? "*" : String(part))).join(".");
}

/**
 * What is wrong with the paths that a module reads. An adapter reads the types that it names; who refers to a resource, and what another file
 * was given, may be of any type.
 */
export function attributeProblems(
  { file, texts, reads }: Module,
  declared: ReadonlyMap<string, Attribute>,
): string[] {
  const named = [...declared].filter(([type]) => texts.has(type)).map(([, attribute]) => attribute);
  const isStrict = file.includes("/adapters/") && named.length > 0;
  const missing = reads.filter(({ by, isBelow, path }) => {
    if (path.length === 0) return true;
    if (NO_ATTRIBUTES.includes(written(path))) return false;
    const types = isStrict && by !== "referrer" ? named : [...declared.values()];
    const isHere = isBelow ? isDeclaredBelow : isDeclared;
    return !types.some((type) => isHere(type, path, by));
  });
  const later = reads.filter(({ path }) => path.some((part) => typeof part === "number" && part > 0));
  const told = [...new Set(later.map(({ path }) => written(path)))].map(
    (path) =>
      `${file}: reads ${path}, one member of several: a position that is written out is 0, that of a block which is there once`,
  );
  const undeclared = [...new Set(missing.map(({ path }) => written(path)))].map((path) =>
    path === ""
      ? `${file}: reads a resource by an empty path`
      : `${file}: reads ${path}, which no resource type that it names declares (policies/resources)`,
  );
  return [...undeclared, ...told];
}

/** The attributes of each resource type of both families. */
export function declaredByType({ terraform, kubernetes }: DeclaredAttributes): Map<string, Attribute> {
  return new Map([...Object.entries(terraform), ...Object.entries(kubernetes)]);
}

/**
 * What a policy reads of a resource by a path is declared for one of the types that its file names: to OPA a path in a list is data, and a
 * misspelt or undeclared attribute, and one of a list without a position, would merely never be there.
 */
export const attributePaths: Check = {
  name: "attribute paths",
  run: async (root) => {
    const [modules, attributes] = await Promise.all([readModules(root), readAttributes(root)]);
    const declared = declaredByType(attributes);
    return modules.flatMap((module) => attributeProblems(module, declared));
  },
};
