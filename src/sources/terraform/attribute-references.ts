import { type AttributeSchema, isReferencesOnly } from "../../model/declared-types.ts";
import { matchBlocks } from "./blocks.ts";
import { isAttributeExpression, longestReferences } from "./expression.ts";
import { givesOnlyWords } from "./global-types.ts";
import type { Identities } from "./identities.ts";
import type { Instance } from "./instance.ts";
import { isObject, member } from "./json-shape.ts";
import { meantByName } from "./meant-by-name.ts";
import { namingTexts } from "./naming-texts.ts";
import { type ReferenceSource, wholly } from "./reference-source.ts";
import type { Resolver } from "./resolve.ts";
import {
  describes,
  elementAt,
  hasMark,
  holdsSeveral,
  innerSchema,
  isBlockList,
  isPlainList,
  isUnset,
  markAt,
  markIn,
  passingKeys,
  type Spot,
} from "./spot.ts";

/** What the attributes of one instance refer to. */
interface FoundReferences {
  /** Attribute path (`rule.0.destination.0.bucket`; one path for a list of plain values) to ids. */
  references: Record<string, string[]>;
  /** Paths of known values that mean something managed in this estate, which `references` does not show. */
  settled: string[];
}

const DEEPEST = 60;
/** An attribute that may refer to more instances than this refers to none in particular. */
const MOST_TARGETS = 1000;

/** A member of a block: its expression, and whether that refers to anything. */
interface ReferringMember {
  key: string;
  expression: unknown;
  refers: boolean;
}

/** What references may lead to. */
interface Among {
  /** True for what policies read. */
  isDeclared: (instance: Instance) => boolean;
  /** True where a name in one instance may mean the other, as far as regions, resource groups and projects tell. */
  isNear: (from: Instance, to: Instance, name: string) => boolean;
}

/** Finds what the declared attributes of instances refer to, in one estate. */
export class AttributeReferences {
  readonly #resolver: Resolver;
  readonly #identities: Identities;
  readonly #among: Among;
  /** By schema and by the block of expressions. */
  readonly #known = new Map<AttributeSchema, Map<unknown, ReferringMember[]>>();

  constructor(resolver: Resolver, identities: Identities, among: Among) {
    this.#resolver = resolver;
    this.#identities = identities;
    this.#among = among;
  }

  /**
   * What each attribute refers to: matched by value where the value is known, else what its expression resolves to. An attribute of one
   * value that may refer to one of several means the one that it is called after, and where that is none or several it refers to none.
   */
  of(source: ReferenceSource, schema: AttributeSchema): FoundReferences {
    const found: FoundReferences = { references: {}, settled: [] };
    const { values, unknown, withheld } = source.projection;
    const described = source.described ?? source.projection;
    this.#visit(
      {
        path: "",
        value: values,
        unknown,
        withheld,
        expression: source.expressions,
        schema,
        described: { value: described.values, unknown: described.unknown },
        depth: 0,
      },
      source,
      found,
    );
    return found;
  }

  #visit(spot: Spot, source: ReferenceSource, into: FoundReferences): void {
    if (spot.depth > DEEPEST) {
      return;
    }
    const { value, expression } = spot;
    if (isReferencesOnly(spot.schema)) {
      this.#addAll(wholly(spot, source), source, into);
    } else if (isBlockList(value) || (Array.isArray(expression) && !isPlainList(value))) {
      this.#visitList(spot, source, into);
    } else if (isObject(value) || (isObject(expression) && !isAttributeExpression(expression))) {
      this.#visitObject(spot, source, into);
    } else {
      this.#add(spot, source, into);
    }
  }

  #visitList(spot: Spot, source: ReferenceSource, into: FoundReferences): void {
    this.#addExpression(spot, source, into);
    const items = spot.schema === true ? true : spot.schema.items;
    if (items === undefined) {
      return;
    }
    const values = Array.isArray(spot.value) ? spot.value : [];
    const blocks = matchBlocks(Array.isArray(spot.expression) ? spot.expression : [], values);
    for (let i = 0; i < Math.max(values.length, blocks.length); i++) {
      const { described, unknown, withheld, path, depth } = spot;
      this.#visit(
        {
          path: `${path}.${i}`,
          value: values[i],
          unknown: markAt(unknown, i),
          withheld: markAt(withheld, i),
          expression: blocks[i],
          schema: items,
          described: { value: elementAt(described.value, i), unknown: markAt(described.unknown, i) },
          depth: depth + 1,
        },
        source,
        into,
      );
    }
  }

  #visitObject(spot: Spot, source: ReferenceSource, into: FoundReferences): void {
    this.#addExpression(spot, source, into);
    const inner = isAttributeExpression(spot.expression) ? undefined : spot.expression;
    for (const { key, expression, refers } of this.#members(spot, inner)) {
      const value = member(spot.value, key);
      const schema = innerSchema(spot.schema, key);
      if (!refers && !isReferencesOnly(schema) && !this.#mayRefer(value, source.instance)) {
        continue;
      }
      const { described, unknown, withheld, path, depth } = spot;
      this.#visit(
        {
          path: path === "" ? key : `${path}.${key}`,
          value,
          unknown: markIn(unknown, key),
          withheld: markIn(withheld, key),
          expression,
          schema,
          described: { value: member(described.value, key), unknown: markIn(described.unknown, key) },
          depth: depth + 1,
        },
        source,
        into,
      );
    }
  }

  /** The members that policies read, with what the configuration has for them: the same for all instances of a resource and for all blocks of an expression. */
  #members({ schema, value }: Spot, inner: unknown): readonly ReferringMember[] {
    const isFixed = schema !== true && schema.additionalProperties === undefined;
    const known = isFixed ? this.#known.get(schema)?.get(inner) : undefined;
    if (known !== undefined) {
      return known;
    }
    const members = [...passingKeys(schema, value, inner)].map((key): ReferringMember => {
      const expression = member(inner, key);
      return { key, expression, refers: longestReferences(expression).length > 0 };
    });
    if (isFixed) {
      const bySchema = this.#known.get(schema) ?? new Map<unknown, ReferringMember[]>();
      bySchema.set(inner, members);
      this.#known.set(schema, bySchema);
    }
    return members;
  }

  /** A single expression for a whole block or map: what it refers to stands under the path of the whole. */
  #addExpression(spot: Spot, source: ReferenceSource, into: FoundReferences): void {
    if (isAttributeExpression(spot.expression) && spot.path !== "") {
      this.#keep(spot.path, this.#expected(spot, source), into);
    }
  }

  /** Without a reference in its expression only a text refers to something, and only where something else is called so; or what holds texts. */
  #mayRefer(value: unknown, from: Instance): boolean {
    if (typeof value === "string") {
      const alike = this.#identities.withValue(value);
      return alike.length > 1 || (alike.length === 1 && alike[0] !== from);
    }
    return typeof value === "object" && value !== null;
  }

  #add(spot: Spot, source: ReferenceSource, into: FoundReferences): void {
    const expected = this.#expected(spot, source);
    const [only] = expected;
    if (only !== undefined && expected.length === 1 && this.#isSure(spot, only)) {
      this.#keep(spot.path, expected, into);
      this.#settle(spot.path, givesOnlyWords(only.type) ? [] : expected, into);
      return;
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
      this.#keep(spot.path, found, into);
    } else {
      const named = meantByName(spot.path, meant);
      this.#keep(spot.path, named === null ? [] : [named], into);
    }
    this.#settle(spot.path, meant, into);
  }

  /** All that an attribute refers to: what its expression names, and what any text in its value does. */
  #addAll(spot: Spot, source: ReferenceSource, into: FoundReferences): void {
    const found = new Set(this.#expected(spot, source));
    for (const { path, text } of namingTexts(spot.value, spot.withheld, spot.path)) {
      for (const instance of this.#byValue(text, path, source.instance, found)) {
        found.add(instance);
      }
    }
    found.delete(source.instance);
    this.#keep(
      spot.path,
      [...found].filter((instance) => !givesOnlyWords(instance.type)),
      into,
    );
  }

  /** What the expression names is there under the known value: that is it, as for nearly everything that is not new. */
  #isSure(spot: Spot, only: Instance): boolean {
    return typeof spot.value === "string" && this.#identities.withValue(spot.value).includes(only);
  }

  /** A data source may well look up what another input manages. */
  #settle(path: string, meant: readonly Instance[], into: FoundReferences): void {
    if (!Object.hasOwn(into.references, path) && meant.some((instance) => !instance.data)) {
      into.settled.push(path);
    }
  }

  /** Of several that have one name, those that stand where it is used. */
  #byValue(value: unknown, path: string, from: Instance, expected: ReadonlySet<Instance>): Instance[] {
    const found = this.#identities.referredTo(value, path, from, expected);
    return found.length < 2 || typeof value !== "string"
      ? found
      : found
          .filter((other) => expected.has(other) || this.#among.isNear(from, other, value))
          .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #expected(spot: Spot, source: ReferenceSource): Instance[] {
    if (source.scope === null || spot.expression === undefined || isUnset(spot) || !describes(spot)) {
      return [];
    }
    const found = this.#resolver.expression(spot.expression, source.scope);
    const mayBeNone =
      found.length > 0 &&
      hasMark(spot.unknown) &&
      this.#resolver.isSwitchedOff(spot.expression, source.scope);
    if (mayBeNone) {
      return [];
    }
    return found.length > MOST_TARGETS ? [] : found.filter((instance) => instance !== source.instance);
  }

  #keep(path: string, targets: Instance[], into: FoundReferences): void {
    const ids: string[] = [];
    for (const target of targets) {
      if (this.#among.isDeclared(target)) {
        ids.push(target.id);
      }
    }
    if (ids.length > 0 && ids.length <= MOST_TARGETS) {
      into.references[path] = ids;
    }
  }
}
