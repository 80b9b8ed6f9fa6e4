import type { Estate } from "./estate.ts";
import type { Instance } from "./instance.ts";
import { member } from "./json-shape.ts";
import { namesItself, naming, namingWords } from "./naming.ts";

/** Attributes whose value other resources use to refer to one. */
const IDENTITIES = [
  "id",
  "arn",
  "self_link",
  "name",
  "identifier",
  "bucket",
  "cluster_identifier",
  "key_id",
  "function_name",
];

/** Longest value that is looked up, in characters: an ARN or a self link is far shorter. */
const LONGEST = 2048;
/** A value that more instances than this share identifies none of them. */
const MOST_ALIKE = 32;

/**
 * Values that no two resources share by chance: ARNs, URLs, paths of Google and Azure, and the ids that AWS gives
 * (`subnet-0a1b2c3d`). Anything else is a name, which a resource of any type may have too.
 */
const UNIQUE =
  /^arn:|:\/\/|^projects\/.+\/.+\/|^\/subscriptions\/|^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:[0-9a-f]{8}|[0-9a-f]{17})$/i;

/** Finds instances by the values that identify them, as they are at one time. */
export class Identities {
  readonly #byValue = new Map<string, Instance[]>();

  constructor(estate: Estate) {
    for (const instance of estate.instances) {
      const { values, unknown, sensitive } = estate.side(instance);
      for (const attribute of IDENTITIES) {
        const value = member(values, attribute);
        if (
          typeof value === "string" &&
          isLookedUp(value) &&
          member(unknown, attribute) !== true &&
          member(sensitive, attribute) !== true
        ) {
          this.#add(value, instance);
        }
      }
    }
  }

  #add(value: string, instance: Instance): void {
    const alike = this.#byValue.get(value);
    if (alike === undefined) {
      this.#byValue.set(value, [instance]);
    } else if (alike.at(-1) !== instance && alike.length <= MOST_ALIKE) {
      alike.push(instance);
    }
  }

  /** Every instance that a value identifies, whatever its type. */
  withValue(value: unknown): Instance[] {
    const alike = typeof value === "string" ? (this.#byValue.get(value) ?? []) : [];
    return alike.length > MOST_ALIKE ? [] : alike;
  }

  /**
   * The instances that a value of an attribute refers to: those that the configuration expects there, else those that a unique value
   * identifies, else those of the same provider whose type the attribute's name names best.
   */
  referredTo(value: unknown, path: string, from: Instance, expected: Set<Instance>): Instance[] {
    const alike = this.withValue(value);
    // Most values that identify anything identify the resource that holds them.
    const ownOnly = alike.length === 1 && alike[0] === from && !expected.has(from);
    if (alike.length === 0 || ownOnly || typeof value !== "string") {
      return [];
    }
    const sure = alike.filter((instance) => expected.has(instance));
    if (sure.length > 0) {
      return sure;
    }
    if (namesItself(from.type, path)) {
      return [];
    }
    const words = namingWords(path);
    const others = alike.filter((instance) => instance !== from && sameProvider(instance.type, from.type));
    const scores = others.map((instance) => naming(words, instance.type, from.type));
    const best = Math.max(0, ...scores);
    if (best > 0) {
      return others.filter((_, i) => scores[i] === best);
    }
    return UNIQUE.test(value) && !alike.includes(from) ? alike : [];
  }
}

function isLookedUp(value: string): boolean {
  return value !== "" && value.length <= LONGEST;
}

function sameProvider(a: string, b: string): boolean {
  return a.slice(0, a.indexOf("_")) === b.slice(0, b.indexOf("_"));
}
