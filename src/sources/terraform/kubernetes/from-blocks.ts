import { matchBlocks } from "../blocks.ts";
import { isAttributeExpression } from "../expression.ts";
import type { Side } from "../instance.ts";
import { isObject, type JsonObject, member } from "../json-shape.ts";
import { hasMark } from "../spot.ts";
import { isDefaulted, leafValue } from "./leaf-value.ts";
import { isDissolved, isSaid, kubernetesName } from "./names.ts";

/** A typed resource in the shape of its Kubernetes object. */
export interface Converted {
  side: Side;
  /** By path in the object: the expressions of what is unknown. */
  unknownExpressions: Map<string, unknown>;
}

/** The trees at one place of the Terraform resource, and what the configuration has there. */
interface Spot {
  value: unknown;
  unknown: unknown;
  sensitive: unknown;
  expression: unknown;
}

/** What becomes of one place: undefined where there is nothing. */
type Part = Partial<Side>;

/** Deepest nesting that is followed; a pod template nests about 15 deep. What is deeper counts as unknown. */
const DEEPEST = 60;

/**
 * Turns a typed resource (`kubernetes_deployment`: blocks as lists of one, snake case) into the shape of the Kubernetes object, its
 * unknown and sensitive values as trees of the new shape. `expressions` is what the configuration has for it.
 */
export function fromBlocks(side: Side, expressions: unknown, kind: string): Converted {
  const converter = new Converter(kind);
  const { values, unknown, sensitive } = side;
  const part = converter.body({ value: values, unknown, sensitive, expression: expressions }, "", "", 0);
  return {
    side: { values: part.values ?? {}, unknown: part.unknown, sensitive: part.sensitive },
    unknownExpressions: converter.unknownExpressions,
  };
}

class Converter {
  readonly unknownExpressions = new Map<string, unknown>();
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  body(spot: Spot, within: string, path: string, depth: number): Part {
    const hidden = hiddenPart(spot, depth);
    if (hidden !== null) {
      return hidden;
    }
    const parts: [string, Part][] = [];
    for (const key of [...keysOf(spot)].filter((name) => isSaid(name, within))) {
      if (isDissolved(key)) {
        parts.push(...this.#dissolved(inside(spot, key), key, path, depth));
        continue;
      }
      const { name, list } = kubernetesName(key, within, this.#kind);
      const inner = inside(spot, key);
      const innerPath = path === "" ? name : `${path}.${name}`;
      const part = !isBlocks(inner)
        ? this.#leaf(spot, inner, key, innerPath)
        : list
          ? this.#list(inner, key, innerPath, depth)
          : this.#single(inner, key, innerPath, depth);
      parts.push([name, part]);
    }
    const gathered = (tree: keyof Side): JsonObject =>
      Object.fromEntries(
        parts.flatMap(([name, part]) => (part[tree] === undefined ? [] : [[name, part[tree]]])),
      );
    return { values: gathered("values"), unknown: gathered("unknown"), sensitive: gathered("sensitive") };
  }

  /** The parts of a block, in the place of the block. */
  #dissolved(spot: Spot, key: string, path: string, depth: number): [string, Part][] {
    const { values, unknown, sensitive } = this.#single(spot, key, path, depth);
    const trees = [values, unknown, sensitive].map((tree) => (isObject(tree) ? tree : {}));
    const names = new Set(trees.flatMap((tree) => Object.keys(tree)));
    return [...names].map((name) => {
      const [value, open, hidden] = trees.map((tree) => member(tree, name));
      return [
        name,
        {
          ...(value === undefined ? {} : { values: value }),
          ...(open === undefined ? {} : { unknown: open }),
          ...(hidden === undefined ? {} : { sensitive: hidden }),
        },
      ];
    });
  }

  #leaf(around: Spot, { value, unknown, sensitive, expression }: Spot, key: string, path: string): Part {
    if (unknown === true) {
      const isUnwritten =
        isObject(around.expression) &&
        !isAttributeExpression(around.expression) &&
        !Object.hasOwn(around.expression, key);
      if (isUnwritten && isDefaulted(key)) {
        return {};
      }
      this.unknownExpressions.set(path, expression);
    }
    const values = leafValue(key, value);
    return {
      ...(values === undefined ? {} : { values }),
      ...(hasMark(unknown) ? { unknown } : {}),
      ...(hasMark(sensitive) ? { sensitive } : {}),
    };
  }

  #single(spot: Spot, key: string, path: string, depth: number): Part {
    const hidden = hiddenPart(spot, depth);
    if (hidden !== null) {
      return hidden;
    }
    const [first] = elementsOf(spot);
    return first === undefined ? {} : this.body(first, key, path, depth + 1);
  }

  #list(spot: Spot, key: string, path: string, depth: number): Part {
    const hidden = hiddenPart(spot, depth);
    if (hidden !== null) {
      return hidden;
    }
    const parts = elementsOf(spot).map((element, i) => this.body(element, key, `${path}.${i}`, depth + 1));
    return parts.length === 0
      ? {}
      : {
          values: parts.map((part) => part.values ?? null),
          unknown: parts.map((part) => part.unknown ?? false),
          sensitive: parts.map((part) => part.sensitive ?? false),
        };
  }
}

function hiddenPart({ unknown, sensitive }: Spot, depth: number): Part | null {
  if (sensitive === true || unknown === true) {
    return { unknown: unknown === true, sensitive: sensitive === true };
  }
  return depth > DEEPEST ? { unknown: true } : null;
}

/** A block is a list of objects in every tree; a map (labels) is a bare object, and a list of texts holds none. */
function isBlocks({ value, unknown, sensitive, expression }: Spot): boolean {
  return [value, unknown, sensitive, expression].some(
    (tree) => Array.isArray(tree) && tree.some((element) => isObject(element)),
  );
}

function elementsOf({ value, unknown, sensitive, expression }: Spot): Spot[] {
  const values = Array.isArray(value) ? value : [];
  const marks = Array.isArray(unknown) ? unknown : [];
  const hidden = Array.isArray(sensitive) ? sensitive : [];
  const blocks = Array.isArray(expression) ? matchBlocks(expression, values) : null;
  // A list that is known holds what its value holds; the marks of one that is not may be all there is of it.
  const length = Array.isArray(value) ? values.length : Math.max(marks.length, hidden.length);
  return Array.from({ length }, (_, i) => ({
    value: values[i],
    unknown: marks[i],
    sensitive: hidden[i],
    // One expression for the whole of the blocks stands for each of their attributes.
    expression: blocks === null ? expression : blocks[i],
  }));
}

function keysOf({ value, unknown, sensitive }: Spot): Set<string> {
  const keys = new Set<string>();
  for (const tree of [value, unknown, sensitive]) {
    for (const key of isObject(tree) ? Object.keys(tree) : []) {
      keys.add(key);
    }
  }
  keys.delete("__proto__");
  return keys;
}

function inside({ value, unknown, sensitive, expression }: Spot, key: string): Spot {
  return {
    value: member(value, key),
    unknown: member(unknown, key),
    sensitive: member(sensitive, key),
    expression: isAttributeExpression(expression) ? expression : member(expression, key),
  };
}
