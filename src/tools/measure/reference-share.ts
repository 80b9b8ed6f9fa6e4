import type { NormalisedInput } from "../../model/input.ts";
import type { Resource } from "../../model/resource.ts";
import { parseAddress } from "../../sources/terraform/address.ts";
import { type ConfigModule, indexConfiguration } from "../../sources/terraform/configuration.ts";
import { isAttributeExpression, longestReferences } from "../../sources/terraform/expression.ts";
import { isObject, type JsonObject, member } from "../../sources/terraform/json-shape.ts";
import { hasMark } from "../../sources/terraform/spot.ts";
import { leadsToResource } from "./leads-to-resource.ts";
import { added, type Share } from "./share.ts";

/** Reference expressions of one plan: those that name a resource themselves, and all; and how often each form is not resolved. */
export interface ReferenceShares {
  direct: Share;
  all: Share;
  unresolved: Map<string, number>;
}

/** Heads of references that lead to a resource only by way of something else, or never. */
const NO_RESOURCE = /^(?:var|local|module|each|count|path|terraform|self|data)\./;

/**
 * An expression counts once for every instance of its resource: a direct one where what it names is there and its value is not known to be
 * unset; an indirect one (`var.subnets`, `module.net.ids`, `local.x`, `each.value`) where its value is known only after apply and it may lead to a
 * resource. It is resolved where the resource's references have its attribute.
 */
export function referenceShares(
  plan: JsonObject,
  { after }: Pick<NormalisedInput, "after">,
): ReferenceShares {
  const { modules } = indexConfiguration(plan);
  const there = new Set(after.flatMap(({ resource }) => withoutKeys(resource.address) ?? []));
  const shares: ReferenceShares = { direct: none(), all: none(), unresolved: new Map() };
  for (const { resource } of after) {
    const address = parseAddress(resource.address);
    const path = address?.modules.map(({ name }) => name).join(".") ?? "";
    const module = modules.get(path);
    const own = address === null || address.data ? null : `${address.type}.${address.name}`;
    const json = own === null ? undefined : module?.resources.get(own);
    if (module !== undefined && json !== undefined) {
      const forEach = json["for_each_expression"];
      visit(json["expressions"], [], { resource, module, forEach, there, shares });
    }
  }
  return shares;
}

interface Counting {
  resource: Resource;
  module: ConfigModule;
  forEach: unknown;
  there: ReadonlySet<string>;
  shares: ReferenceShares;
}

function visit(expression: unknown, path: string[], counting: Counting): void {
  if (isAttributeExpression(expression)) {
    count(expression, path, counting);
  } else if (Array.isArray(expression)) {
    for (const block of expression) {
      visit(block, path, counting);
    }
  } else if (isObject(expression)) {
    for (const [name, inner] of Object.entries(expression)) {
      visit(inner, [...path, name], counting);
    }
  }
}

function count(expression: unknown, path: string[], counting: Counting): void {
  const { resource, module, there, shares } = counting;
  const references = longestReferences(expression);
  const unknown = marksAt(resource.unknown, path).some(hasMark);
  const scope = module.path === "" ? "" : `${module.path}.`;
  const isDirect =
    (unknown || isSet(resource.values, path)) &&
    references.some((reference) => {
      const [type = "", name = ""] = reference.split(/[.[]/, 2);
      return !NO_RESOURCE.test(reference) && there.has(`${scope}${type}.${name}`);
    });
  if (
    !isDirect &&
    !(unknown && references.some((reference) => leadsToResource(reference, counting, there)))
  ) {
    return;
  }
  const found = { of: 1, yes: isResolved(resource, path) ? 1 : 0 };
  shares.all = added([shares.all, found]);
  if (isDirect) {
    shares.direct = added([shares.direct, found]);
  }
  if (found.yes === 0) {
    const form = formOf(references, isDirect);
    shares.unresolved.set(form, (shares.unresolved.get(form) ?? 0) + 1);
  }
}

/** A block is resolved as a whole where the plan shows one expression for it; either may be the longer path. */
function isResolved({ references }: Resource, path: string[]): boolean {
  const wanted = `${path.join(".")}.`;
  return Object.keys(references).some((key) => {
    const names = `${key
      .split(".")
      .filter((name) => !/^\d+$/.test(name))
      .join(".")}.`;
    return names.startsWith(wanted) || wanted.startsWith(names);
  });
}

function formOf(references: readonly string[], isDirect: boolean): string {
  const heads = new Set(
    references.map((reference) => NO_RESOURCE.exec(reference)?.[0].slice(0, -1) ?? "resource"),
  );
  return `${isDirect ? "direct" : "indirect"}: ${[...heads].sort().join(" + ")}`;
}

/** Marks at a path of names, whatever the list positions. */
function marksAt(marks: unknown, path: readonly string[]): unknown[] {
  return path.reduce<unknown[]>(
    (found, name) => found.flatMap(items).map((mark) => (mark === true ? true : member(mark, name))),
    [marks],
  );
}

function isSet(values: unknown, path: readonly string[]): boolean {
  const found = path.reduce<unknown[]>(
    (at, name) => at.flatMap(items).map((value) => member(value, name)),
    [values],
  );
  return found.some(
    (value) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
  );
}

function items(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function withoutKeys(text: string): string[] | null {
  const address = parseAddress(text);
  return address === null || address.data
    ? null
    : [[...address.modules.map(({ name }) => name), address.type, address.name].join(".")];
}

function none(): Share {
  return { of: 0, yes: 0 };
}
