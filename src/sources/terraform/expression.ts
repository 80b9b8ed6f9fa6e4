import { isObject, listMember } from "./json-shape.ts";

/** Deepest nesting of blocks that is followed. */
const DEEPEST = 50;

/** True for the expression of one attribute (`{constant_value}`, `{references}`, `{}`), false for a nested block or a list of them. */
export function isAttributeExpression(expression: unknown): boolean {
  if (!isObject(expression)) {
    return false;
  }
  return (
    Object.keys(expression).length === 0 ||
    Object.hasOwn(expression, "constant_value") ||
    Array.isArray(expression["references"])
  );
}

/**
 * The references of an expression, or of every attribute inside a block. Terraform lists each traversal from longest to shortest
 * (`aws_subnet.s["a"].id`, `aws_subnet.s["a"]`, `aws_subnet.s`); only the longest of each is given.
 */
export function longestReferences(expression: unknown): readonly string[] {
  if (typeof expression !== "object" || expression === null) {
    return [];
  }
  const known = GATHERED.get(expression);
  if (known !== undefined) {
    return known;
  }
  const references: string[] = [];
  gather(expression, references, 0);
  GATHERED.set(expression, references);
  return references;
}

/** All instances of a resource have the same expressions, so that each is read once. */
const GATHERED = new WeakMap<object, readonly string[]>();

function gather(expression: unknown, into: string[], depth: number): void {
  if (depth > DEEPEST) {
    return;
  }
  if (isAttributeExpression(expression)) {
    let longest = "";
    for (const reference of listMember(expression, "references")) {
      if (typeof reference === "string" && !isPrefix(reference, longest)) {
        into.push(reference);
        longest = reference;
      }
    }
  } else if (typeof expression === "object" && expression !== null) {
    for (const inner of Object.values(expression)) {
      gather(inner, into, depth + 1);
    }
  }
}

function isPrefix(shorter: string, longer: string): boolean {
  const next = longer[shorter.length];
  return (next === "." || next === "[") && longer.startsWith(shorter);
}
