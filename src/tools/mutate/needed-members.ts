import { asNode, asNodes, type Node, nameOf } from "./syntax.ts";

/**
 * What a body and the terms made of it take a member of, each as a text: of `x` in `x[0]`, `some y in x`, `y in x` and `min(x)`. Where there is
 * none, the body holds of nothing. What is inside of a comprehension, an `every`, a `not` or a text with values in it need not be there.
 */
export function membersNeeded(body: readonly Node[], terms: readonly unknown[]): Set<string> {
  return new Set([...body.flatMap(neededBy), ...terms.flatMap(neededBy)]);
}

/** Is it `count(x) > 0` of something that is needed? Then `count(x) >= 0` is no other policy: without a member nothing comes of the body either way. */
export function asksForNeeded({ negated, terms }: Node, needed: ReadonlySet<string>): boolean {
  const [operator, left, right] = asNodes(terms);
  const [counting, counted] = asNodes(left?.["value"]);
  const isMoreThanNone = nameOf(operator) === "gt" && right?.["type"] === "number" && right["value"] === 0;
  return negated !== true && isMoreThanNone && nameOf(counting) === "count" && needed.has(written(counted));
}

/** Functions of OPA that have no value for a collection of nothing, and what stands behind `in`. */
const OF_SOME = new Map([
  ["min", 0],
  ["max", 0],
  ["internal.member_2", 1],
  ["internal.member_3", 2],
]);

function neededBy(node: unknown): string[] {
  const { negated, with: replaced, terms, symbols, type, value } = asNode(node) ?? {};
  if (negated === true || replaced !== undefined) {
    return [];
  }
  if (terms !== undefined) {
    return Array.isArray(terms) ? neededByCall(asNodes(terms)) : neededBy(terms);
  }
  if (symbols !== undefined) {
    return asNodes(symbols).flatMap(neededBy);
  }
  if (type === "call") {
    return neededByCall(asNodes(value));
  }
  if (type === "ref") {
    const parts = asNodes(value);
    const above = parts.slice(1).map((_, i) => written({ type: "ref", value: parts.slice(0, i + 1) }));
    return [...above, ...parts.flatMap(neededBy)];
  }
  const isMadeOfAll = type === "array" || type === "set" || type === "object";
  return isMadeOfAll && Array.isArray(value) ? value.flat().flatMap(neededBy) : [];
}

function neededByCall([operator, ...operands]: readonly Node[]): string[] {
  const of = operands[OF_SOME.get(nameOf(operator)) ?? operands.length];
  return [...(of === undefined ? [] : [written(of)]), ...operands.flatMap(neededBy)];
}

/** A term without its places; a reference of one part is that variable. */
function written(term: unknown): string {
  const { type, value } = asNode(term) ?? {};
  const [only, ...others] = type === "ref" ? asNodes(value) : [];
  if (only !== undefined && others.length === 0) {
    return written(only);
  }
  return JSON.stringify(term, (key, inner: unknown) => (key === "location" ? undefined : inner)) ?? "";
}
