import {
  type Cursor,
  ObjectReader,
  type ReadValue,
  readLater,
  readWhole,
  repeatedText,
  Unread,
} from "../../json/pick.ts";
import { isObject, type JsonObject } from "../json-shape.ts";
import type { TypeReaders, WantedValues } from "./wanted.ts";
import { markPartial } from "./whole-values.ts";

/** Members of a resource, in a plan or a state, that say who it is; many resources have the same in these. */
const REPEATED = new Set(["module_address", "mode", "type", "name", "action_reason"]);
const IDENTITY = new Set(["address", "previous_address", "index", "deposed", "deposed_key"]);

/**
 * Reads the resources of plans and states out of their bytes: objects of the shape that Terraform gives them, with what is wanted of their
 * values alone. Where the bytes stay, the rest of the values can still be read (`wholeValues`).
 */
export class ResourceReaders {
  readonly #wanted: WantedValues;
  readonly #bytesStay: boolean;
  readonly #entry = new ObjectReader((key) => (key === "change" ? this.#change : identityMember(key)));
  readonly #resource = new ObjectReader((key) => this.#memberOfResource(key));
  readonly #changes = new Map<TypeReaders, ObjectReader>();

  constructor(wanted: WantedValues, bytesStay: boolean) {
    this.#wanted = wanted;
    this.#bytesStay = bytesStay;
  }

  /** An entry of `resource_changes`. Of what does not change, `before` is the very object that `after` is. */
  entry(cursor: Cursor): unknown {
    const entry = this.#entry.read(cursor);
    if (isObject(entry) && entry["change"] instanceof Unread) {
      const readers = this.#readersFor(entry);
      entry["change"] = readLater(entry["change"], cursor, (inside) => this.#changeOf(inside, readers));
    }
    return entry;
  }

  /** A resource of `planned_values`, `prior_state` or a state. */
  resource(cursor: Cursor): unknown {
    const resource = this.#resource.read(cursor);
    for (const key of isObject(resource) ? ["values", "sensitive_values"] : []) {
      const value = isObject(resource) ? resource[key] : undefined;
      if (isObject(resource) && value instanceof Unread) {
        const { values, sensitive } = this.#readersFor(resource);
        const read = key === "values" ? values : sensitive;
        resource[key] = readLater(value, cursor, (inside) => this.#valuesOf(inside, read));
      }
    }
    return resource;
  }

  readonly #change: ReadValue = (cursor, entry) =>
    isTyped(entry) ? this.#changeOf(cursor, this.#readersFor(entry)) : new Unread(cursor);

  #memberOfResource(key: string): ReadValue | null {
    switch (key) {
      case "values":
        return (cursor, owner) =>
          isTyped(owner) ? this.#valuesOf(cursor, this.#readersFor(owner).values) : new Unread(cursor);
      case "sensitive_values":
        return (cursor, owner) =>
          isTyped(owner) ? this.#readersFor(owner).sensitive(cursor, owner) : new Unread(cursor);
      default:
        return identityMember(key);
    }
  }

  #readersFor({ type, mode }: Readonly<JsonObject>): TypeReaders {
    return this.#wanted.of(type, mode);
  }

  #valuesOf(cursor: Cursor, read: ReadValue): unknown {
    const { bytes, at } = cursor;
    const values = read(cursor, {});
    if (this.#bytesStay && read !== readWhole && isObject(values)) {
      markPartial(values, () => readWhole({ bytes, at }));
    }
    return values;
  }

  #changeOf(cursor: Cursor, readers: TypeReaders): unknown {
    const reader = this.#changes.get(readers) ?? this.#changeReader(readers);
    const change = reader.read(cursor);
    if (!isObject(change)) {
      return change;
    }
    const { before, before_sensitive: marks } = change;
    if (before instanceof Unread) {
      // What does not change is read once. Where `after` is none, what was stepped over is read after all.
      change["before"] = isObject(change["after"])
        ? change["after"]
        : readLater(before, cursor, (inside) => this.#valuesOf(inside, readers.values));
    }
    if (marks instanceof Unread) {
      change["before_sensitive"] =
        change["before"] === change["after"]
          ? change["after_sensitive"]
          : readLater(marks, cursor, (inside) => readers.sensitive(inside, {}));
    }
    return change;
  }

  #changeReader(readers: TypeReaders): ObjectReader {
    const { unknown, sensitive } = readers;
    const values: ReadValue = (cursor) => this.#valuesOf(cursor, readers.values);
    const unlessSame =
      (read: ReadValue): ReadValue =>
      (cursor, change) =>
        isNoOp(change["actions"]) ? new Unread(cursor) : read(cursor, change);
    const members: Record<string, ReadValue> = {
      actions: readWhole,
      replace_paths: readWhole,
      before: unlessSame(values),
      after: values,
      after_unknown: unknown,
      before_sensitive: unlessSame(sensitive),
      after_sensitive: sensitive,
    };
    const reader = new ObjectReader((key) => (Object.hasOwn(members, key) ? (members[key] ?? null) : null));
    this.#changes.set(readers, reader);
    return reader;
  }
}

function identityMember(key: string): ReadValue | null {
  return REPEATED.has(key) ? repeatedText() : IDENTITY.has(key) ? readWhole : null;
}

function isTyped(owner: Readonly<JsonObject>): boolean {
  return owner["type"] !== undefined && owner["mode"] !== undefined;
}

function isNoOp(actions: unknown): boolean {
  return Array.isArray(actions) && actions.length === 1 && actions[0] === "no-op";
}
