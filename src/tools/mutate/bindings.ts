import { asNode, asNodes, type Node, nameOf } from "./syntax.ts";

/** Operators that give the variables on their left a value; `eq` is unification, which may give one to those on its right too. */
export const ASSIGNMENTS = new Set(["assign", "eq"]);

/**
 * The variables that a body binds where it says so: by `:=` or `=`, and by `some x in`. A variable that is declared alone, or in no way, takes
 * its value from the first condition that it stands in.
 */
export function boundBy(body: readonly Node[]): string[] {
  return body.flatMap(({ terms }) => {
    const [operator, left, right] = asNodes(terms);
    const name = nameOf(operator);
    if (ASSIGNMENTS.has(name)) {
      return variablesIn(name === "eq" ? [left, right] : left);
    }
    const symbols = asNodes(asNode(terms)?.["symbols"]);
    return symbols.flatMap(({ value }) => variablesIn(asNodes(value).slice(1, -1)));
  });
}

/**
 * The variables that stand in a term or an expression itself, `$0` and on for each `_`; not those inside of a comprehension or an `every`, which
 * can give none a value, nor the names of functions.
 */
export function variablesIn(node: unknown): string[] {
  if (Array.isArray(node)) {
    return node.flatMap(variablesIn);
  }
  const { type, value, terms } = asNode(node) ?? {};
  if (terms !== undefined) {
    return Array.isArray(terms) ? variablesIn(terms.slice(1)) : variablesIn(terms);
  }
  if (typeof type !== "string" || type.endsWith("comprehension")) {
    return [];
  }
  if (type === "var") {
    return [String(value)];
  }
  return variablesIn(type === "call" ? asNodes(value).slice(1) : value);
}
