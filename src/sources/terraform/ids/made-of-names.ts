import { ARNS } from "./aws.ts";
import { AZURE_IDS } from "./azure.ts";
import { GOOGLE_PATHS } from "./google.ts";
import { oneSpelling, withoutAccount } from "./spelling.ts";

const FORMS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ARNS),
  ...Object.entries(GOOGLE_PATHS),
  ...Object.entries(AZURE_IDS),
]);
const PLACEHOLDER = /\{([a-z_]+)\}/g;

/** The attributes that the id of a type is made of, the one that names it last; empty where its form is not known. */
export function attributesOfId(type: string): string[] {
  return [...(FORMS.get(type) ?? "").matchAll(PLACEHOLDER)].map(([, attribute = ""]) => attribute);
}

/** True for a type whose id can be told of its names. */
export function hasForm(type: string): boolean {
  return FORMS.has(type);
}

/**
 * The id, ARN or path that a resource will have, of its attributes, spelt as `withoutAccount` and `oneSpelling` spell it: for what is yet
 * to be made, whose id is known only after apply. Null where the form of the type or one of the attributes is not known.
 */
export function idOfNames(type: string, attribute: (name: string) => string | null): string | null {
  const form = FORMS.get(type);
  if (form === undefined) {
    return null;
  }
  let complete = true;
  const id = form.replace(PLACEHOLDER, (_, name: string) => {
    const value = attribute(name);
    complete &&= value !== null;
    return placed(name, value ?? "");
  });
  return complete ? (withoutAccount(id) ?? oneSpelling(id)) : null;
}

/** A region or zone may be written as its self link; a parent is named by its id. */
function placed(attribute: string, value: string): string {
  return attribute === "region" || attribute === "zone" || attribute === "location"
    ? value.slice(value.lastIndexOf("/") + 1)
    : value;
}

/** The attribute whose value the ARN of a type ends in; null where that is not known. */
export function nameInArn(type: string): string | null {
  return Object.hasOwn(ARNS, type) ? (attributesOfId(type).at(-1) ?? null) : null;
}

/** The name that an ARN gives a resource of a type, and its region; null where it is no ARN of that type. */
export function nameOfArn(type: string, text: string): { name: string; region: string | null } | null {
  const form = Object.hasOwn(ARNS, type) ? (ARNS[type] ?? "").split(":") : [];
  const key = withoutAccount(text)?.split(":") ?? [];
  const [, , service, , , ...rest] = form;
  const [, , keyService, region = "", , ...keyRest] = key;
  const prefix = rest.join(":").replace(PLACEHOLDER, "");
  const last = keyRest.join(":");
  return form.length === 0 || service !== keyService || !last.startsWith(prefix) || last === prefix
    ? null
    : { name: last.slice(prefix.length), region: region === "" ? null : region };
}
