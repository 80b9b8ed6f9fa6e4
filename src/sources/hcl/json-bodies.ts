import { isObject, type JsonObject } from "../terraform/json-shape.ts";

/** A file in Terraform's JSON syntax; null where it is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The bodies that a value stands for: an object is one, a list each object in it. */
export function bodiesOf(value: unknown): JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** True for what Terraform takes for a name. */
export function isWord(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name);
}
