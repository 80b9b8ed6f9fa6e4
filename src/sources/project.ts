import {
  type AttributeSchema,
  type Decoded,
  type DecodedFormat,
  isReferencesOnly,
} from "../model/declared-types.ts";
import type { Marks } from "../model/resource.ts";
import { declaredKeys } from "./declared-keys.ts";
import { isObject } from "./terraform/json-shape.ts";
import { anyOf, DEEPEST, hasMark, inside, isEmpty, lengthOf, NOTHING, own, type Trees } from "./trees.ts";

/** What is left of a resource's values: declared attributes only, with what is unknown and what is withheld. */
export interface Projection {
  values: Record<string, unknown>;
  unknown: Marks;
  withheld: Marks;
}

/** Decodes a value of a known notation; `decode` of formats/decode.ts. */
type Decode = (format: DecodedFormat, value: unknown, zone: unknown) => Decoded;

/** What passes of one place in the tree: its value (undefined where absent) and its marks (undefined where there is nothing to mark). */
interface Part {
  value: unknown;
  unknown: Marks | undefined;
  withheld: Marks | undefined;
}

const NO_MARKS: Marks = {};
const ABSENT: Part = { value: undefined, unknown: undefined, withheld: undefined };
const UNKNOWN: Part = { value: undefined, unknown: true, withheld: undefined };
/**
 * Leaves of `values` what the schema declares. `unknown` and `sensitive` are trees of the same shape, `true` where a value is unknown
 * or sensitive, anything else where it is not. A sensitive value is left out and marked in `withheld`, an unknown one is left out
 * and marked in `unknown`; at a list position `null` stands for it, so that positions are kept. `null` in an object is an attribute
 * that is not set, and is left out. A value whose schema has a `format` becomes what `decode` makes of it. Without marks a tree is `{}`.
 */
export function project(
  values: unknown,
  unknown: unknown,
  sensitive: unknown,
  schema: AttributeSchema,
  decode: Decode,
): Projection {
  const projector = new Projector(decode);
  if (!hasMark(unknown, 0) && !hasMark(sensitive, 0)) {
    const known = projector.known(values, schema, 0);
    if (!projector.isTooDeep) {
      return { values: isObject(known) ? known : {}, unknown: NO_MARKS, withheld: NO_MARKS };
    }
  }
  const part = projector.part({ value: values, unknown, sensitive }, schema, 0);
  return {
    values: isObject(part.value) ? part.value : {},
    unknown: part.unknown ?? {},
    withheld: part.withheld ?? {},
  };
}

class Projector {
  readonly #decode: Decode;
  /** Set where `known` came to something that is nested too deeply, so that it must be marked. */
  isTooDeep = false;

  constructor(decode: Decode) {
    this.#decode = decode;
  }

  /**
   * What passes of a value in which nothing is unknown and nothing sensitive, as of nearly all that is there already; undefined where nothing
   * does. `beside` is the object that has the value as its attribute.
   */
  known(value: unknown, schema: AttributeSchema, depth: number, beside: unknown = null): unknown {
    this.isTooDeep ||= depth > DEEPEST;
    if (value === null || value === undefined || this.isTooDeep || isReferencesOnly(schema)) {
      return undefined;
    }
    if (schema !== true && schema.format !== undefined && schema.format !== "references") {
      return this.#decode(schema.format, value, schema.zone === undefined ? null : own(beside, schema.zone));
    }
    if (typeof value !== "object") {
      return schema === true ? value : undefined;
    }
    return Array.isArray(value)
      ? this.#knownList(value, schema, depth)
      : this.#knownObject(value, schema, depth);
  }

  #knownList(list: unknown[], schema: AttributeSchema, depth: number): unknown {
    const items = schema === true ? true : schema.items;
    return items === undefined ? undefined : list.map((item) => this.known(item, items, depth + 1) ?? null);
  }

  #knownObject(object: object, schema: AttributeSchema, depth: number): unknown {
    if (!passesObjects(schema)) {
      return undefined;
    }
    const passed: Record<string, unknown> = {};
    for (const key of keysOf({ value: object, unknown: null, sensitive: null }, schema)) {
      const value = this.known(own(object, key), innerSchema(schema, key), depth + 1, object);
      if (value !== undefined) {
        passed[key] = value;
      }
    }
    return passed;
  }

  /** `beside` are the trees of the object that has the value as its attribute. */
  part(trees: Trees, schema: AttributeSchema, depth: number, beside: Trees = NOTHING): Part {
    if (isReferencesOnly(schema)) {
      return ABSENT;
    }
    const hidden = hiddenPart(trees);
    if (hidden !== null || depth > DEEPEST) {
      return hidden ?? UNKNOWN;
    }
    if (schema !== true && schema.format !== undefined && schema.format !== "references") {
      const zone = schema.zone === undefined ? NOTHING : inside(beside, schema.zone);
      return this.#decoded(trees, schema.format, zone);
    }
    if (anyOf(trees, Array.isArray)) {
      const items = schema === true ? true : schema.items;
      return items === undefined ? ABSENT : this.#list(trees, items, depth);
    }
    if (anyOf(trees, isObject)) {
      return passesObjects(schema) ? this.#object(trees, schema, depth) : ABSENT;
    }
    return schema === true ? known(trees.value) : ABSENT;
  }

  /** A schedule whose zone is not known has no gap that is, and is unknown as a whole. */
  #decoded(trees: Trees, format: DecodedFormat, zone: Trees): Part {
    if (hasMark(trees.sensitive, 0)) {
      return { value: undefined, unknown: undefined, withheld: true };
    }
    const { value } = known(trees.value);
    const isHidden = [trees.unknown, zone.unknown, zone.sensitive].some((marks) => hasMark(marks, 0));
    if (isHidden && (value !== undefined || hasMark(trees.unknown, 0))) {
      return UNKNOWN;
    }
    return value === undefined ? ABSENT : known(this.#decode(format, value, zone.value));
  }

  #list(trees: Trees, items: AttributeSchema, depth: number): Part {
    const parts: Part[] = [];
    const length = Math.max(lengthOf(trees.value), lengthOf(trees.unknown), lengthOf(trees.sensitive));
    for (let i = 0; i < length; i++) {
      parts.push(this.part(inside(trees, i), items, depth + 1));
    }
    // Marks of a list that is not set are an empty list.
    const isSet = Array.isArray(trees.value) || length > 0;
    return {
      value: isSet ? parts.map((part) => (part.value === undefined ? null : part.value)) : undefined,
      unknown: parts.some((part) => part.unknown !== undefined)
        ? parts.map((part) => part.unknown ?? false)
        : undefined,
      withheld: parts.some((part) => part.withheld !== undefined)
        ? parts.map((part) => part.withheld ?? false)
        : undefined,
    };
  }

  #object(trees: Trees, schema: AttributeSchema, depth: number): Part {
    const values: Record<string, unknown> = {};
    const unknown: Record<string, Marks> = {};
    const withheld: Record<string, Marks> = {};
    for (const key of keysOf(trees, schema)) {
      const part = this.part(inside(trees, key), innerSchema(schema, key), depth + 1, trees);
      if (part.value !== undefined) {
        values[key] = part.value;
      }
      if (part.unknown !== undefined) {
        unknown[key] = part.unknown;
      }
      if (part.withheld !== undefined) {
        withheld[key] = part.withheld;
      }
    }
    return {
      value: isObject(trees.value) || !isEmpty(values) ? values : undefined,
      unknown: isEmpty(unknown) ? undefined : unknown,
      withheld: isEmpty(withheld) ? undefined : withheld,
    };
  }
}

/** What is sensitive or unknown as a whole; null where it is neither. */
function hiddenPart({ unknown, sensitive }: Trees): Part | null {
  if (unknown !== true && sensitive !== true) {
    return null;
  }
  return {
    value: undefined,
    unknown: unknown === true ? true : undefined,
    withheld: sensitive === true ? true : undefined,
  };
}

function known(value: unknown): Part {
  return value === null || value === undefined ? ABSENT : { value, unknown: undefined, withheld: undefined };
}

function passesObjects(schema: AttributeSchema): boolean {
  return schema === true || schema.properties !== undefined || schema.additionalProperties !== undefined;
}

/** The keys that can pass: the declared ones, or where any key passes, those of the three trees. `__proto__` never does. */
function keysOf(trees: Trees, schema: AttributeSchema): Iterable<string> {
  if (schema !== true && schema.additionalProperties === undefined) {
    return declaredKeys(schema);
  }
  const keys = new Set<string>();
  for (const tree of [trees.value, trees.unknown, trees.sensitive]) {
    for (const key of isObject(tree) ? Object.keys(tree) : []) {
      keys.add(key);
    }
  }
  keys.delete("__proto__");
  return keys;
}

function innerSchema(schema: AttributeSchema, key: string): AttributeSchema {
  if (schema === true) {
    return true;
  }
  const declared = schema.properties;
  return (
    (declared !== undefined && Object.hasOwn(declared, key) ? declared[key] : schema.additionalProperties) ??
    {}
  );
}
