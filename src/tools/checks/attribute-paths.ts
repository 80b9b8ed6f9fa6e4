import type { Attribute } from "../../own-policies/attributes.ts";
import { readAttributes } from "../policies/attribute-files.ts";
import { type AttributePath, type Module, readModules } from "../policies/modules.ts";
import type { Check } from "./check.ts";

/** What the pipeline refers to by itself: the cluster that the provider of an object is configured for. */
const NO_ATTRIBUTES = ["provider"];

/** Functions of lib that look at what an attribute refers to, and not at its value. */
const REFERENCES = new Set(["refs", "referrers"]);

/** Is the path declared, as far as it is written out? What is declared as a whole, or decoded, may hold anything. */
function isDeclared(attribute: Attribute | undefined, path: AttributePath, by: string): boolean {
  const [first, ...rest] = path;
  if (attribute === undefined) return false;
  if (attribute !== true && attribute.format === "references") return REFERENCES.has(by);
  if (first === undefined || attribute === true || attribute.format !== undefined) return true;
  const { properties, items, additionalProperties } = attribute;
  if (items !== undefined) return isDeclared(items, typeof first === "string" ? path : rest, by);
  if (additionalProperties !== undefined) return isDeclared(additionalProperties, rest, by);
  if (properties === undefined) return false;
  if (typeof first === "string") return isDeclared(properties[first], rest, by);
  return Object.values(properties).some((inner) => isDeclared(inner, rest, by));
}

function written(path: AttributePath): string {
  return path.map((part) => (part === null ? "*" : String(part))).join(".");
}

/**
 * An adapter reads the types that it names; who refers to a resource, and what another file was given, may be of any type.
 */
function problemsOf({ file, texts, reads }: Module, declared: ReadonlyMap<string, Attribute>): string[] {
  const named = [...declared].filter(([type]) => texts.has(type)).map(([, attribute]) => attribute);
  const isStrict = file.includes("/adapters/") && named.length > 0;
  const missing = reads.filter(({ by, path }) => {
    if (NO_ATTRIBUTES.includes(written(path))) return false;
    const types = isStrict && by !== "referrers" ? named : [...declared.values()];
    return !types.some((type) => isDeclared(type, path, by));
  });
  return [...new Set(missing.map(({ path }) => written(path)))].map(
    (path) => `${file}: reads ${path}, which no resource type that it names declares (policies/resources)`,
  );
}

/**
 * What a policy reads of a resource by a path is declared for one of the types that its file names: to OPA a path in a list is data, and a
 * misspelt or undeclared attribute would merely never be there.
 */
export const attributePaths: Check = {
  name: "attribute paths",
  run: async (root) => {
    const [modules, attributes] = await Promise.all([readModules(root), readAttributes(root)]);
    const declared = new Map([
      ...Object.entries(attributes.terraform),
      ...Object.entries(attributes.kubernetes),
    ]);
    return modules.flatMap((module) => problemsOf(module, declared));
  },
};
