import type { AttributeSchema } from "../../model/declared-types.ts";
import { declaredKeys } from "../declared-keys.ts";
import { isAttributeExpression } from "./expression.ts";
import { isObject, member } from "./json-shape.ts";

/** A place in the tree of one instance: what stands there, and what the configuration has for it. */
export interface Spot {
  path: string;
  value: unknown;
  unknown: unknown;
  withheld: unknown;
  expression: unknown;
  schema: AttributeSchema;
  /** The value that the configuration describes, and its mark. */
  described: { value: unknown; unknown: unknown };
  depth: number;
}

/** Known to have no value: `var.create ? aws_kms_key.k.arn : null` refers to no key then. */
export function isUnset(spot: Spot): boolean {
  return (
    (spot.value === undefined || spot.value === null) && !hasMark(spot.unknown) && !hasMark(spot.withheld)
  );
}

/** The configuration says what a value will be; of the value before, only where that is the same or comes out of the change. */
export function describes(spot: Spot): boolean {
  const { value, unknown } = spot.described;
  return hasMark(unknown) || value === spot.value || JSON.stringify(value) === JSON.stringify(spot.value);
}

/** True for an attribute that may hold more than one value; where the value is unknown its schema says so, or else its plural name. */
export function holdsSeveral(spot: Spot): boolean {
  if (spot.value !== undefined && spot.value !== null) {
    return Array.isArray(spot.value);
  }
  return (spot.schema !== true && spot.schema.items !== undefined) || /[^s]s$/.test(spot.path);
}

/** True if anything in a tree of marks is marked. */
export function hasMark(marks: unknown): boolean {
  return (
    marks === true || (typeof marks === "object" && marks !== null && Object.values(marks).some(hasMark))
  );
}

/** True for a list of blocks. */
export function isBlockList(value: unknown): boolean {
  return Array.isArray(value) && value.some((item) => typeof item === "object" && item !== null);
}

/**
 * True where the configuration has a list of blocks, or one of which its sources in JSON syntax do not say whether it is a block or an attribute, and
 * the schema does.
 */
export function mayBeBlocks({ value, expression, schema }: Spot): boolean {
  const isOne = isObject(expression) && !isAttributeExpression(expression) && !isObject(value);
  return Array.isArray(expression) || (isOne && schema !== true && schema.items !== undefined);
}

/** True for a list of plain values. */
export function isPlainList(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && !isBlockList(value) && value.some((item) => item !== null)
  );
}

/** The keys of a block that policies read. `__proto__` never passes. */
export function passingKeys(schema: AttributeSchema, value: unknown, expression: unknown): Iterable<string> {
  if (schema !== true && schema.additionalProperties === undefined) {
    return declaredKeys(schema);
  }
  const keys = new Set([
    ...Object.keys(isObject(value) ? value : {}),
    ...Object.keys(isObject(expression) ? expression : {}),
  ]);
  keys.delete("__proto__");
  return keys;
}

/** What policies read of a member of a block. */
export function innerSchema(schema: AttributeSchema, key: string): AttributeSchema {
  if (schema === true) {
    return true;
  }
  const declared = schema.properties;
  return (
    (declared !== undefined && Object.hasOwn(declared, key) ? declared[key] : schema.additionalProperties) ??
    {}
  );
}

/** An element of a list, undefined where there is none. */
export function elementAt(list: unknown, i: number): unknown {
  return Array.isArray(list) ? list[i] : undefined;
}

/** The mark of a list position; a mark of the whole is one of each. */
export function markAt(marks: unknown, i: number): unknown {
  return marks === true ? true : elementAt(marks, i);
}

/** The mark of a member; a mark of the whole is one of each. */
export function markIn(marks: unknown, key: string): unknown {
  return marks === true ? true : member(marks, key);
}
