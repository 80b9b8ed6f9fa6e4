import { type AttributeSchema, isReferencesOnly } from "../../model/declared-types.ts";
import { blocksIn, isRepeated, matchBlocks } from "./blocks.ts";
import { isAttributeExpression } from "./expression.ts";
import type { Identities } from "./identities.ts";
import type { Instance } from "./instance.ts";
import { isObject, member } from "./json-shape.ts";
import { type ReferenceSource, wholly } from "./reference-source.ts";
import { ReferringMembers } from "./referring-members.ts";
import type { Resolver } from "./resolve.ts";
import {
  elementAt,
  innerSchema,
  isBlockList,
  isPlainList,
  markAt,
  markIn,
  mayBeBlocks,
  type Spot,
} from "./spot.ts";
import { type IsNear, MOST_TARGETS, SpotTargets } from "./spot-targets.ts";

/** What the attributes of one instance refer to. */
interface FoundReferences {
  /** Attribute path (`rule.0.destination.0.bucket`; one path for a list of plain values) to ids. */
  references: Record<string, string[]>;
  /** Paths of known values that mean something managed in this estate, which `references` does not show. */
  settled: string[];
}

/** Deeper in blocks nothing is looked for. */
const DEEPEST = 60;

/** What references may lead to. */
interface Among {
  /** True for what policies read. */
  isDeclared: (instance: Instance) => boolean;
  isNear: IsNear;
}

/** Finds what the declared attributes of instances refer to, in one estate. */
export class AttributeReferences {
  readonly #targets: SpotTargets;
  readonly #isDeclared: Among["isDeclared"];
  readonly #members = new ReferringMembers();

  constructor(resolver: Resolver, identities: Identities, { isDeclared, isNear }: Among) {
    this.#targets = new SpotTargets(resolver, identities, isNear);
    this.#isDeclared = isDeclared;
  }

  /** What each attribute refers to: matched by value where the value is known, else what its expression resolves to. */
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
      this.#keep(spot.path, this.#targets.allOf(wholly(spot, source), source), into);
    } else if (isBlockList(value) || (mayBeBlocks(spot) && !isPlainList(value))) {
      this.#visitList(spot, source, into);
    } else if (isObject(value) || (isObject(expression) && !isAttributeExpression(expression))) {
      this.#visitObject(spot, source, into);
    } else {
      const { shown, meant } = this.#targets.of(spot, source);
      this.#keep(spot.path, shown, into);
      this.#settle(spot.path, meant, into);
    }
  }

  #visitList(spot: Spot, source: ReferenceSource, into: FoundReferences): void {
    this.#addExpression(spot, source, into);
    const items = spot.schema === true ? true : spot.schema.items;
    if (items === undefined) {
      return;
    }
    const values = Array.isArray(spot.value) ? spot.value : [];
    const blocks = matchBlocks(blocksIn(spot.expression), values);
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
    this.#addTogether(spot, blocks, source, into);
  }

  /** What dynamic blocks mean together, where it can't be told which block means which. */
  #addTogether(spot: Spot, blocks: readonly unknown[], source: ReferenceSource, into: FoundReferences): void {
    const isTold = (): boolean =>
      Object.keys(into.references).some((path) => path.startsWith(`${spot.path}.`));
    if (blocks.some(isRepeated) && !isTold()) {
      this.#keep(spot.path, this.#targets.together(blocks, spot, source), into);
    }
  }

  #visitObject(spot: Spot, source: ReferenceSource, into: FoundReferences): void {
    this.#addExpression(spot, source, into);
    const inner = isAttributeExpression(spot.expression) ? undefined : spot.expression;
    for (const { key, expression, refers } of this.#members.of(spot, inner)) {
      const value = member(spot.value, key);
      const schema = innerSchema(spot.schema, key);
      if (!refers && !isReferencesOnly(schema) && !this.#targets.mayRefer(value, source.instance)) {
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

  /** A single expression for a whole block or map: what it refers to stands under the path of the whole. */
  #addExpression(spot: Spot, source: ReferenceSource, into: FoundReferences): void {
    if (isAttributeExpression(spot.expression) && spot.path !== "") {
      this.#keep(spot.path, this.#targets.byExpression(spot, source), into);
    }
  }

  /** A data source may well look up what another input manages. */
  #settle(path: string, meant: readonly Instance[], into: FoundReferences): void {
    if (!Object.hasOwn(into.references, path) && meant.some((instance) => !instance.data)) {
      into.settled.push(path);
    }
  }

  #keep(path: string, targets: Instance[], into: FoundReferences): void {
    const ids: string[] = [];
    for (const target of targets) {
      if (this.#isDeclared(target)) {
        ids.push(target.id);
      }
    }
    if (ids.length > 0 && ids.length <= MOST_TARGETS) {
      into.references[path] = ids;
    }
  }
}
