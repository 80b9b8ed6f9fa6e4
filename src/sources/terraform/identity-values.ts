import { REACHED_AT } from "./ids/hosts.ts";
import { hasForm, idOfNames } from "./ids/made-of-names.ts";
import { oneSpelling } from "./ids/spelling.ts";
import type { Side } from "./instance.ts";
import { isObject, member } from "./json-shape.ts";
import { namesItself } from "./naming.ts";
import { remembered } from "./remembered.ts";

/** Longest value that is looked up, in characters: an ARN or a self link is far shorter. */
const LONGEST = 2048;

/** True for an attribute by whose value other resources refer to one of this type: its id, ARN, self link, names (`bucket` of aws_s3_bucket) and host names. */
export function identifies(type: string, attribute: string): boolean {
  return identifyingOf(type)(attribute);
}

const identifyingOf = remembered((type) =>
  remembered((attribute) => namesItself(type, attribute) || REACHED_AT.get(type)?.has(attribute) === true),
);

/**
 * The values that identify a resource, each once and in one spelling: what is known and not sensitive of its id, ARN, names and host names, and
 * where its id is not known yet, what it will be as far as its names tell (`idOfNames`). `region` is that of the resource, null where it is not known.
 */
export function identityValues(type: string, side: Side, region: string | null): string[] {
  const found: string[] = [];
  const isIdentifying = identifyingOf(type);
  for (const attribute in isObject(side.values) ? side.values : {}) {
    const value = isIdentifying(attribute) ? knownText(side, attribute) : null;
    if (value !== null) {
      addOnce(found, oneSpelling(value));
    }
  }
  const id = idToBe(type, side, region);
  if (id !== null) {
    addOnce(found, id);
  }
  return found;
}

function addOnce(found: string[], value: string): void {
  if (!found.includes(value)) {
    found.push(value);
  }
}

/** The id that something will have which is yet to be made; null where it has one, or where its names do not tell. */
export function idToBe(type: string, side: Side, region: string | null): string | null {
  if (!hasForm(type)) {
    return null;
  }
  const decided = type.startsWith("aws_") ? knownText(side, "arn") : knownText(side, "id");
  return decided !== null
    ? null
    : idOfNames(type, (name) => knownText(side, name) ?? (name === "region" ? region : null));
}

/** A text that is known and not sensitive. */
function knownText({ values, unknown, sensitive }: Side, attribute: string): string | null {
  const value = member(values, attribute);
  if (typeof value !== "string" || value === "" || value.length > LONGEST) {
    return null;
  }
  const isHidden =
    unknown === true ||
    sensitive === true ||
    member(unknown, attribute) === true ||
    member(sensitive, attribute) === true;
  return isHidden ? null : value;
}

/**
 * Within what a name means one thing only, besides the region: the resource group of Azure, the project of Google. Null where that is not
 * known, and for other providers.
 */
export function namedWithin(type: string, side: Side): string | null {
  if (type.startsWith("azurerm_")) {
    return knownText(side, "resource_group_name")?.toLowerCase() ?? null;
  }
  return type.startsWith("google_") ? knownText(side, "project") : null;
}
