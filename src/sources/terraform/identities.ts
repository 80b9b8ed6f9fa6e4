import { oneSpelling, withoutAccount } from "./ids/spelling.ts";
import type { Instance } from "./instance.ts";
import { namesItself, naming, namingWords } from "./naming.ts";
import type { Watch } from "./watch.ts";

const NONE: never[] = [];

/** A value that more instances than this share identifies none of them. */
const MOST_ALIKE = 32;

/**
 * Values that no two resources share by chance: ARNs, URLs, paths of Google and Azure, the ids that AWS gives (`subnet-0a1b2c3d`), and the host
 * names that the clouds give. Anything else is a name, which a resource of any type may have too.
 */
const UNIQUE =
  /^arn:|:\/\/|^projects\/.+\/.+\/|^\/subscriptions\/|^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:[0-9a-f]{8}|[0-9a-f]{17})$|\.(?:amazonaws\.com(?:\.cn)?|cloudfront\.net|awsglobalaccelerator\.com|windows\.net|azure\.com|azurefd\.net|azurewebsites\.net|trafficmanager\.net|run\.app)\.?$/i;

/** True for a value that says by itself what it identifies; any other is a name. */
export function isUnique(value: string): boolean {
  return UNIQUE.test(value);
}

/** Resources by the values that identify them. */
export class ValueIndex<T> {
  readonly #byValue = new Map<string, T[]>();

  add(value: string, resource: T): void {
    const alike = this.#byValue.get(value);
    if (alike === undefined) {
      this.#byValue.set(value, [resource]);
    } else if (alike.at(-1) !== resource && alike.length <= MOST_ALIKE) {
      alike.push(resource);
    }
  }

  get(value: string): T[] | undefined {
    return this.#byValue.get(value);
  }
}

/** Where resources are looked up by value: one index or two, and another one whose hits would differ on the other side of a change. */
interface Indexes<T> {
  shared: ValueIndex<T>;
  own?: ValueIndex<T>;
  other?: ValueIndex<T>;
  watch?: Watch;
}

/** Finds resources (instances of one plan, or whatever has a type) by the values that identify them, as they are at one time. */
export class Identities<T extends { type: string } = Instance> {
  readonly #indexes: Indexes<T>;

  constructor(indexes: Indexes<T>) {
    this.#indexes = indexes;
  }

  /** Every resource that a value identifies, whatever its type; an ARN or id also those whose own is not known yet. */
  withValue(value: unknown): T[] {
    if (typeof value !== "string") {
      return [];
    }
    const found = this.#look(oneSpelling(value));
    const key = found.length > 0 ? null : withoutAccount(value);
    const alike = key === null ? found : this.#look(key);
    return alike.length > MOST_ALIKE ? [] : alike;
  }

  #look(value: string): T[] {
    const { shared, own, other, watch } = this.#indexes;
    const common = shared.get(value) ?? NONE;
    const mine = own?.get(value);
    if (watch !== undefined && (mine !== undefined || other?.get(value) !== undefined)) {
      watch.differs();
    }
    return mine === undefined ? common : common.length === 0 ? mine : [...common, ...mine];
  }

  /**
   * The instances that a value of an attribute refers to: those that the configuration expects there, else those that a unique value
   * identifies, else those of the same provider whose type the attribute's name names best.
   */
  referredTo(value: unknown, path: string, from: T, expected: ReadonlySet<T>): T[] {
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
    return isUnique(value) && !alike.includes(from) ? alike : [];
  }
}

function sameProvider(a: string, b: string): boolean {
  return a.slice(0, a.indexOf("_")) === b.slice(0, b.indexOf("_"));
}
