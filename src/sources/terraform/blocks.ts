import { isObject, member } from "./json-shape.ts";

/** Most blocks of one kind that are matched one with another; beyond, they are taken in order. */
const MOST_MATCHED = 200;

/**
 * Puts the blocks of the configuration in the order of the values: a set of blocks is in another order in a plan than in the
 * configuration, and constants tell which is which. Where the numbers differ (`dynamic` blocks, which the configuration does not show)
 * nothing is matched; where the values are not known, the blocks stay in their order.
 */
export function matchBlocks(blocks: unknown[], values: unknown[]): unknown[] {
  if (values.length === 0 || (blocks.length === values.length && blocks.length > MOST_MATCHED)) {
    return blocks;
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

function constantsAgree(block: unknown, value: unknown): boolean {
  if (!isObject(block) || !isObject(value)) {
    return true;
  }
  return Object.entries(block).every(([name, expression]) => {
    const constant = member(expression, "constant_value");
    const known = member(value, name);
    return !isPlain(constant) || !isPlain(known) || String(constant) === String(known);
  });
}

function isPlain(value: unknown): boolean {
  return value !== undefined && typeof value !== "object";
}
