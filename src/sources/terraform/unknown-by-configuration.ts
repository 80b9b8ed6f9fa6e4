import { blocksIn, isRepeated, matchBlocks } from "./blocks.ts";
import { isAttributeExpression } from "./expression.ts";
import { isObject, listMember, member } from "./json-shape.ts";

/** Deepest nesting of blocks that is followed. */
const DEEPEST = 50;

/**
 * Marks what is unknown in `planned_values`, which leave unknown values out or put `null` for them: an attribute without a value whose
 * expression refers to something. `true`, a tree of marks, or undefined where nothing is unknown.
 */
export function unknownByConfiguration(value: unknown, expression: unknown, depth = 0): unknown {
  if (depth > DEEPEST) {
    return undefined;
  }
  if (isAttributeExpression(expression)) {
    const absent = value === undefined || value === null;
    return absent && listMember(expression, "references").length > 0 ? true : undefined;
  }
  if (Array.isArray(expression) || (Array.isArray(value) && isObject(expression))) {
    const written = blocksIn(expression);
    const values = Array.isArray(value) ? value : [];
    const blocks = written.some(isRepeated) ? matchBlocks(written, values) : written;
    return values.map((inner, i) => unknownByConfiguration(inner, blocks[i], depth + 1) ?? false);
  }
  if (!isObject(expression)) {
    return undefined;
  }
  const marks: [string, unknown][] = Object.entries(expression)
    .map(([name, inner]): [string, unknown] => [
      name,
      unknownByConfiguration(member(value, name), inner, depth + 1),
    ])
    .filter(([, mark]) => mark !== undefined);
  return Object.fromEntries(marks);
}
