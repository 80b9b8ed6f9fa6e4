import type { DeclaredTypes } from "../../../model/declared-types.ts";
import { type Cursor, ObjectReader, readWhole } from "../../json/pick.ts";
import { Ended, NotJson, skipColon, skipSpace } from "../../json/skip.ts";
import {
  atOnce,
  eachElement,
  eachMember,
  passOver,
  retried,
  type Steps,
  type Window,
} from "../../json/window.ts";
import { effectOf } from "../actions.ts";
import { addressOfParts } from "../instance.ts";
import { isObject, type JsonObject, objectMember, textMember } from "../json-shape.ts";
import { ResourceReaders } from "./resource-readers.ts";
import { isAt, type TreeModule, walkTree } from "./resource-tree.ts";
import { WantedValues } from "./wanted.ts";

/** Members that are lists of changes of which only what was done is counted. */
const COUNTED = new Set(["resource_drift", "deferred_changes"]);
/** Members that nothing here reads. */
const UNREAD = new Set(["output_changes", "relevant_attributes"]);
/** Members by which the JSON is told to be something else. */
const OF_OTHERS = new Set(["apiVersion", "kind", "lineage", "@level"]);

/**
 * Reads a plan or state in JSON out of its bytes (valid UTF-8): an object of the shape that JSON.parse would give, without what nothing here
 * reads: attributes that no policy reads and by which nothing is told, and the second and third copy of what `resource_changes` shows
 * already. Null where the bytes are not one JSON object and nothing else, or one of another kind: the slower way tells what they are.
 */
export function readSlim(bytes: Buffer, declared: DeclaredTypes): JsonObject | null {
  const window: Window = { bytes, at: skipSpace(bytes, 0), final: true };
  const slim = new SlimJson(declared, true);
  try {
    atOnce(slim.changes(window));
    if (skipSpace(bytes, window.at) !== bytes.length) {
      return null;
    }
    return slim.withRemembered(bytes);
  } catch (error) {
    if (error instanceof Ended || error instanceof NotJson) {
      return null;
    }
    throw error;
  }
}

/** Puts a slim plan or state together. */
class SlimJson {
  readonly #readers: ResourceReaders;
  readonly #counted = new ObjectReader((key) =>
    key === "change" ? (cursor) => this.#actions.read(cursor) : null,
  );
  readonly #actions = new ObjectReader((key) => (key === "actions" ? readWhole : null));
  readonly #found: JsonObject = {};
  /** By member: where the resources of a values tree begin, by module. */
  readonly #remembered = new Map<string, TreeModule<number>[]>();
  /** Addresses of what `resource_changes` shows. */
  #shown = new Set<string>();

  constructor(declared: DeclaredTypes, bytesStay: boolean) {
    this.#readers = new ResourceReaders(new WantedValues(declared), bytesStay);
  }

  /** Reads everything but the values trees, of which it remembers where their resources begin. */
  changes(window: Window): Steps {
    return eachMember(window, (key) => this.#member(key, window));
  }

  *#member(key: string, window: Window): Steps {
    if (OF_OTHERS.has(key)) {
      throw new NotJson();
    }
    if (key === "resource_changes" && isAt(window, "[")) {
      const changes: unknown[] = [];
      this.#found[key] = changes;
      this.#shown = new Set();
      yield* eachElement(window, (cursor) => {
        const entry = this.#readers.entry(cursor);
        changes.push(entry);
        this.#show(entry);
      });
    } else if ((key === "planned_values" || key === "values") && isAt(window, "{")) {
      yield* walkTree(window, beginning, this.#treeOf(key));
    } else if (key === "prior_state" && isAt(window, "{")) {
      const modules = this.#treeOf(key);
      yield* eachMember(window, (inner) =>
        inner === "values" ? walkTree(window, beginning, modules) : retried(window, passOver),
      );
    } else if (COUNTED.has(key) && isAt(window, "[")) {
      const changes: unknown[] = [];
      this.#found[key] = changes;
      yield* eachElement(window, (cursor) => changes.push(this.#counted.read(cursor)));
    } else if (UNREAD.has(key)) {
      this.#found[key] = null;
      yield* retried(window, passOver);
    } else {
      const value = yield* retried(window, readWhole);
      if (key !== "__proto__") {
        this.#found[key] = value;
      }
    }
  }

  #treeOf(key: string): TreeModule<number>[] {
    const modules: TreeModule<number>[] = [];
    this.#remembered.set(key, modules);
    // Holds the member's place, so that it is there even where it is empty.
    this.#found[key] = {};
    return modules;
  }

  #show(entry: unknown): void {
    const address = textMember(entry, "address");
    if (address !== null && isObject(entry) && isPlainChange(entry) && addressOfParts(entry) === address) {
      this.#shown.add(address);
    }
  }

  /** Reads what was remembered, as far as the changes do not show it. */
  withRemembered(bytes: Buffer): JsonObject {
    for (const [key, modules] of this.#remembered) {
      const read = modules.map(({ address, resources }) => ({
        ...(address === undefined ? {} : { address }),
        resources: resources.flatMap((at) => {
          const shown = addressAt(bytes, at);
          return shown !== null && this.#shown.has(shown) ? [] : [this.#readers.resource({ bytes, at })];
        }),
      }));
      const [root = { resources: [] }, ...inner] = read;
      const tree = {
        root_module: { ...root, child_modules: inner.filter(({ resources }) => resources.length > 0) },
      };
      this.#found[key] = key === "prior_state" ? { values: tree } : tree;
    }
    return this.#found;
  }
}

/** Remembers where a value begins, and steps over it. */
function beginning(cursor: Cursor): number {
  const { at } = cursor;
  passOver(cursor);
  return at;
}

/**
 * True for a change of a managed resource that is read without doubt. What is looked up stands in the prior state with the values that it had; of
 * what cannot be read here, `planned_values` may still show something.
 */
function isPlainChange(entry: JsonObject): boolean {
  const change = objectMember(entry, "change");
  const effect = effectOf(change["actions"]);
  const isShown = effect !== null && isObject(effect.stays ? change["after"] : change["before"]);
  return isShown && entry["mode"] === "managed" && textMember(entry, "deposed") === null;
}

const ADDRESS = Buffer.from('"address"');

/** The address of the resource that begins at `at`, where that is the first thing it says, as Terraform writes it; else null. */
function addressAt(bytes: Buffer, at: number): string | null {
  const key = skipSpace(bytes, at + 1);
  if (!ADDRESS.every((byte, i) => bytes[key + i] === byte)) {
    return null;
  }
  const address = readWhole({ bytes, at: skipColon(bytes, key + ADDRESS.length) });
  return typeof address === "string" ? address : null;
}
