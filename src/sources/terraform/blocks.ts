import { isAttributeExpression } from "./expression.ts";
import { isObject, type JsonObject, member } from "./json-shape.ts";
import { writtenConstant } from "./written-constant.ts";

/** Most blocks of one kind that are matched one with another; beyond, they are taken in order. */
const MOST_MATCHED = 200;

/** Marks a block of the configuration that stands for any number of blocks; copies of it keep the mark. */
const REPEATED = Symbol("repeated");

/** A block as a `dynamic` one has it. */
export function markRepeated(block: JsonObject): JsonObject {
  return { ...block, [REPEATED]: true };
}

/** True of a block that `markRepeated` marked. */
export function isRepeated(block: unknown): boolean {
  return typeof block === "object" && block !== null && Object.hasOwn(block, REPEATED);
}

/** The blocks of an expression: a list of them, or one alone. */
export function blocksIn(expression: unknown): unknown[] {
  const isOne = isObject(expression) && !isAttributeExpression(expression);
  return Array.isArray(expression) ? expression : isOne ? [expression] : [];
}

/**
 * Puts the blocks of the configuration in the order of the values: a set of blocks is in another order in a plan than in the
 * configuration, and constants tell which is which. Where the numbers differ (`dynamic` blocks, which the configuration does not show)
 * nothing is matched, unless their sources do; where the values are not known, the blocks stay in their order, and of dynamic ones there may be none.
 */
export function matchBlocks(blocks: unknown[], values: unknown[]): unknown[] {
  if (values.length === 0) {
    return blocks.filter((block) => !isRepeated(block));
  }
  if (blocks.length === values.length && blocks.length > MOST_MATCHED) {
    return blocks;
  }
  const repeated = blocks.filter(isRepeated);
  if (repeated.length > 0) {
    return values.length > MOST_MATCHED ? [] : matchRepeated(blocks, repeated, values);
  }
  if (blocks.length !== values.length) {
    return [];
  }
  const left = new Set(blocks.keys());
  return values.map((value, i) => {
    const fits = (at: number): boolean => left.has(at) && constantsAgree(blocks[at], value);
    const found = fits(i) ? i : [...left].find(fits);
    if (found === undefined) {
      return undefined;
    }
    left.delete(found);
    return blocks[found];
  });
}

/**
 * Each value is that of a block which is written once and has a constant in common with it, else of the only dynamic block that fits; where several
 * might be meant none is.
 */
function matchRepeated(blocks: unknown[], repeated: unknown[], values: unknown[]): unknown[] {
  const once = new Set(blocks.filter((block) => !isRepeated(block)));
  const isVague = [...once].some((block) => !hasConstant(block));
  return values.map((value) => {
    const written = [...once].find((block) => hasConstant(block) && constantsAgree(block, value));
    if (written !== undefined) {
      once.delete(written);
      return written;
    }
    const [fitting, ...others] = repeated.filter((block) => constantsAgree(block, value));
    return isVague || others.length > 0 ? undefined : fitting;
  });
}

function hasConstant(block: unknown): boolean {
  return isObject(block) && Object.values(block).some((inner) => isPlain(writtenConstant(inner)));
}

function constantsAgree(block: unknown, value: unknown): boolean {
  if (!isObject(block) || !isObject(value)) {
    return true;
  }
  return Object.entries(block).every(([name, expression]) => {
    const constant = writtenConstant(expression);
    const known = member(value, name);
    return !isPlain(constant) || !isPlain(known) || String(constant) === String(known);
  });
}

function isPlain(value: unknown): boolean {
  return value !== undefined && typeof value !== "object";
}
