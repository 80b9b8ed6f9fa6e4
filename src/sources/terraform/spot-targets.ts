import { isRepeated } from "./blocks.ts";
import { isAttributeExpression } from "./expression.ts";
import { givesOnlyWords } from "./global-types.ts";
import type { Identities } from "./identities.ts";
import type { Instance } from "./instance.ts";
import { isObject } from "./json-shape.ts";
import { meantByName } from "./meant-by-name.ts";
import { namingTexts } from "./naming-texts.ts";
import type { ReferenceSource } from "./reference-source.ts";
import type { Resolver } from "./resolve.ts";
import { describes, hasMark, holdsSeveral, isUnset, type Spot } from "./spot.ts";

/** An attribute that may refer to more instances than this refers to none in particular. */
export const MOST_TARGETS = 1000;

/** True where a name in one instance may mean the other, as far as regions, resource groups and projects tell. */
export type IsNear = (from: Instance, to: Instance, name: string) => boolean;

/** What one attribute refers to. */
interface Targets {
  /** What it refers to for certain enough to be shown. */
  shown: Instance[];
  /** What its value may mean, shown or not, without what only gives words. */
  meant: Instance[];
}

/** Finds what a spot of an instance refers to: by its value where that is known, else by its expression. */
export class SpotTargets {
  readonly #resolver: Resolver;
  readonly #identities: Identities;
  readonly #isNear: IsNear;

  constructor(resolver: Resolver, identities: Identities, isNear: IsNear) {
    this.#resolver = resolver;
    this.#identities = identities;
    this.#isNear = isNear;
  }

  /**
   * Of blocks of which some are dynamic: one that goes through as many things as it has come to means all of them, though not which block
   * means which.
   */
  together(blocks: readonly unknown[], spot: Spot, { scope }: ReferenceSource): Instance[] {
    if (scope === null || !describes(spot)) {
      return [];
    }
    const found = [...new Set(blocks.filter(isRepeated))].flatMap((block) => {
      const times = blocks.filter((one) => one === block).length;
      const expressions = isObject(block) ? Object.values(block).filter(isAttributeExpression) : [];
      const meant = expressions.map((expression) => this.#resolver.expression(expression, scope));
      return meant.filter(({ length }) => length === times).flat();
    });
    return [...new Set(found)];
  }

  /**
   * Of an attribute of its own. One value that may refer to one of several means the one that it is called after, and where that is none
   * or several it refers to none.
   */
  of(spot: Spot, source: ReferenceSource): Targets {
    const expected = this.byExpression(spot, source);
    const [only] = expected;
    if (only !== undefined && expected.length === 1 && this.#isSure(spot, only)) {
      return { shown: expected, meant: givesOnlyWords(only.type) ? [] : expected };
    }
    const values = Array.isArray(spot.value) ? spot.value : [spot.value];
    const asSet = new Set(expected);
    const matched = new Set<Instance>();
    for (const value of values) {
      for (const instance of this.#byValue(value, spot.path, source.instance, asSet)) {
        matched.add(instance);
      }
    }
    const found =
      matched.size > 0 && !hasMark(spot.unknown) ? [...matched] : [...new Set([...matched, ...expected])];
    const meant = found.filter((instance) => !givesOnlyWords(instance.type));
    if (meant.length <= 1 || found.length === matched.size || holdsSeveral(spot)) {
      return { shown: found, meant };
    }
    const named = meantByName(spot.path, meant);
    return { shown: named === null ? [] : [named], meant };
  }

  /** Of an attribute of which no value passes: what its expression names, and what any text in its value does. */
  allOf(spot: Spot, source: ReferenceSource): Instance[] {
    const found = new Set(this.byExpression(spot, source));
    for (const { path, text } of namingTexts(spot.value, spot.withheld, spot.path)) {
      for (const instance of this.#byValue(text, path, source.instance, found)) {
        found.add(instance);
      }
    }
    found.delete(source.instance);
    return [...found].filter((instance) => !givesOnlyWords(instance.type));
  }

  /** What the expression resolves to, itself left out; none where that is not what the value is of. */
  byExpression(spot: Spot, source: ReferenceSource): Instance[] {
    if (source.scope === null || spot.expression === undefined || isUnset(spot) || !describes(spot)) {
      return [];
    }
    const found = this.#resolver.expression(spot.expression, source.scope);
    const mayBeNone =
      found.length > 0 &&
      hasMark(spot.unknown) &&
      this.#resolver.flags.isSwitchedOff(spot.expression, source.scope);
    if (mayBeNone) {
      return [];
    }
    return found.length > MOST_TARGETS ? [] : found.filter((instance) => instance !== source.instance);
  }

  /** Without a reference in its expression only a text refers to something, and only where something else is called so; or what holds texts. */
  mayRefer(value: unknown, from: Instance): boolean {
    if (typeof value === "string") {
      const alike = this.#identities.withValue(value);
      return alike.length > 1 || (alike.length === 1 && alike[0] !== from);
    }
    return typeof value === "object" && value !== null;
  }

  /** What the expression names is there under the known value: that is it, as for nearly everything that is not new. */
  #isSure(spot: Spot, only: Instance): boolean {
    return typeof spot.value === "string" && this.#identities.withValue(spot.value).includes(only);
  }

  /** Of several that have one name, those that stand where it is used. */
  #byValue(value: unknown, path: string, from: Instance, expected: ReadonlySet<Instance>): Instance[] {
    const found = this.#identities.referredTo(value, path, from, expected);
    return found.length < 2 || typeof value !== "string"
      ? found
      : found
          .filter((other) => expected.has(other) || this.#isNear(from, other, value))
          .sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
