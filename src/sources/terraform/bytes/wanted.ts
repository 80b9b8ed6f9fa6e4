import type { AttributeSchema, DeclaredTypes } from "../../../model/declared-types.ts";
import { type MembersRead, ObjectReader, type ReadValue, readWhole, repeatedText } from "../../json/pick.ts";
import { identifies } from "../identity-values.ts";
import { attributesOfId } from "../ids/made-of-names.ts";
import { objectForm } from "../kubernetes/object-types.ts";
import { ATTRIBUTES_OF_PLACE } from "../region.ts";

/** Readers of the values of one type, and of the marks of the same shape; each has its own, since their keys differ. */
export interface TypeReaders {
  values: ReadValue;
  unknown: ReadValue;
  sensitive: ReadValue;
}

const WHOLE: TypeReaders = { values: readWhole, unknown: readWhole, sensitive: readWhole };

/**
 * What is read of the values of each type: what policies read, what identifies a resource and what tells where it stands. Of what is
 * looked up everything is, since variables and providers take their values from there; so it is of what makes a Kubernetes object.
 */
export class WantedValues {
  readonly #declared: DeclaredTypes;
  readonly #managed = new Map<string, TypeReaders>();

  constructor(declared: DeclaredTypes) {
    this.#declared = declared;
  }

  /** By the `type` and `mode` of a resource; whatever does not say that it is managed, and of which type, is read whole. */
  of(type: unknown, mode: unknown): TypeReaders {
    if (mode !== "managed" || typeof type !== "string") {
      return WHOLE;
    }
    const known = this.#managed.get(type);
    if (known !== undefined) {
      return known;
    }
    const readers = this.#readersOf(type);
    this.#managed.set(type, readers);
    return readers;
  }

  #readersOf(type: string): TypeReaders {
    const { terraform } = this.#declared;
    const schema = Object.hasOwn(terraform, type) ? terraform[type] : undefined;
    if (schema === undefined ? objectForm(type) !== null : isOpen(schema)) {
      return WHOLE;
    }
    const declared = schema === undefined || schema === true ? undefined : schema.properties;
    const parts = new Set([...attributesOfId(type), ...zonesOf(declared ?? {})]);
    const members: MembersRead = (key) => {
      const isWanted =
        (declared !== undefined && Object.hasOwn(declared, key)) ||
        ATTRIBUTES_OF_PLACE.has(key) ||
        parts.has(key) ||
        identifies(type, key);
      return isWanted ? (key === "region" ? repeatedText() : readWhole) : null;
    };
    return {
      values: readerOf(members),
      unknown: readerOf(members),
      sensitive: readerOf(members),
    };
  }
}

/** True where a policy may read any attribute. */
function isOpen(schema: AttributeSchema): boolean {
  return schema === true || schema.additionalProperties !== undefined;
}

function readerOf(members: MembersRead): ReadValue {
  const reader = new ObjectReader(members);
  return (cursor) => reader.read(cursor);
}

/** Attributes that name the time zone of a schedule beside them, whether or not policies read them. */
function zonesOf(declared: Record<string, AttributeSchema>): string[] {
  return Object.values(declared).flatMap((schema) =>
    schema === true || schema.zone === undefined ? [] : [schema.zone],
  );
}
