import type { DeclaredTypes } from "../../../model/declared-types.ts";
import { drive, type PieceLimits, Unreadable } from "../../json/drive.ts";
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
  const slim = new SlimJson(declared, bytes);
  try {
    atOnce(slim.steps(window));
  } catch (error) {
    if (error instanceof Ended || error instanceof NotJson) {
      return null;
    }
    throw error;
  }
  return skipSpace(bytes, window.at) === bytes.length ? slim.found() : null;
}

/**
 * The same of bytes that are too many to be held, as they come. Of their resources nothing can be read later that is not wanted now.
 * @throws Unreadable where they are no such JSON, or beyond a limit.
 */
export async function readSlimPieces(
  pieces: AsyncIterable<Uint8Array>,
  declared: DeclaredTypes,
  limits: PieceLimits,
): Promise<JsonObject> {
  const slim = new SlimJson(declared, null);
  try {
    await drive((window) => slim.steps(window), pieces, limits);
  } catch (error) {
    if (error instanceof Ended) {
      throw new Unreadable("its JSON is cut short, it ends in the middle of a value: write the file again");
    }
    if (error instanceof NotJson) {
      throw new Unreadable(
        "it is no plan or state in JSON, or its JSON is broken, and it is too large to be anything else: write it again with terraform show -json",
      );
    }
    throw error;
  }
  return slim.found();
}

/** Puts a slim plan or state together. */
class SlimJson {
  readonly #readers: ResourceReaders;
  readonly #counted = new ObjectReader((key) =>
    key === "change" ? (cursor) => this.#actions.read(cursor) : null,
  );
  readonly #actions = new ObjectReader((key) => (key === "actions" ? readWhole : null));
  readonly #found: JsonObject = {};
  /** The values trees by member: of each resource what was read, or where it begins. */
  readonly #trees = new Map<string, TreeModule<TreeResource>[]>();
  /** Resources of the values trees that were read, by address. */
  readonly #waiting = new Map<string, ReadResource>();
  /** Addresses of what `resource_changes` shows. */
  #shown = new Set<string>();
  /** All of the bytes, where they stay. */
  readonly #bytes: Buffer | null;

  constructor(declared: DeclaredTypes, bytes: Buffer | null) {
    this.#readers = new ResourceReaders(new WantedValues(declared), bytes !== null);
    this.#bytes = bytes;
  }

  /** Reads the object at the cursor. */
  steps(window: Window): Steps {
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
      yield* walkTree(window, this.#treeResource, this.#treeOf(key));
    } else if (key === "prior_state" && isAt(window, "{")) {
      const modules = this.#treeOf(key);
      yield* eachMember(window, (inner) =>
        inner === "values" ? walkTree(window, this.#treeResource, modules) : retried(window, passOver),
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

  #treeOf(key: string): TreeModule<TreeResource>[] {
    const modules: TreeModule<TreeResource>[] = [];
    this.#trees.set(key, modules);
    // Holds the member's place, so that it is there even where it is empty.
    this.#found[key] = {};
    return modules;
  }

  /** Where the bytes stay, a resource is read once the changes are known, which stand behind `planned_values`. */
  readonly #treeResource = (cursor: Cursor): TreeResource | undefined => {
    const { bytes, at } = cursor;
    if (this.#bytes !== null) {
      passOver(cursor);
      return at;
    }
    const address = addressAt(bytes, at);
    if (address !== null && this.#shown.has(address)) {
      passOver(cursor);
      return undefined;
    }
    const read = { address, json: this.#readers.resource(cursor) };
    if (address !== null) {
      this.#waiting.set(address, read);
    }
    return read;
  };

  #show(entry: unknown): void {
    const address = textMember(entry, "address");
    if (address !== null && isObject(entry) && isPlainChange(entry) && addressOfParts(entry) === address) {
      this.#shown.add(address);
      const same = this.#waiting.get(address);
      if (same !== undefined) {
        // `planned_values` come before the changes: what they hold twice is let go at once.
        same.json = null;
      }
    }
  }

  /** What was read; of the values trees, what the changes do not show. */
  found(): JsonObject {
    for (const [key, modules] of this.#trees) {
      const read = modules.map(({ address, resources }) => ({
        ...(address === undefined ? {} : { address }),
        resources: resources.flatMap((resource) => this.#unlessShown(resource)),
      }));
      const [root = { resources: [] }, ...inner] = read;
      const child_modules = inner.filter(({ resources }) => resources.length > 0);
      const tree = { root_module: { ...root, child_modules } };
      this.#found[key] = key === "prior_state" ? { values: tree } : tree;
    }
    return this.#found;
  }

  #unlessShown(resource: TreeResource): unknown[] {
    if (typeof resource !== "number") {
      return resource.address !== null && this.#shown.has(resource.address) ? [] : [resource.json];
    }
    const bytes = this.#bytes ?? Buffer.alloc(0);
    const address = addressAt(bytes, resource);
    return address !== null && this.#shown.has(address)
      ? []
      : [this.#readers.resource({ bytes, at: resource })];
  }
}

/** A resource of a values tree that was read, and the address that it begins with. */
interface ReadResource {
  address: string | null;
  json: unknown;
}

/** A resource of a values tree: read, or where it begins. */
type TreeResource = number | ReadResource;

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
