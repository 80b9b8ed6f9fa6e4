import { isObject, listMember, member } from "./json-shape.ts";

/** Deepest nesting of a constant that is looked into. */
const DEEPEST = 60;

/**
 * The value that an expression is written with; undefined where it is worked out. Of sources in JSON syntax a plan shows beside the references of
 * an expression the text that it is written as (`"${var.region}"`), as if that were a constant.
 */
export function writtenConstant(expression: unknown): unknown {
  const constant = member(expression, "constant_value");
  const isConstant =
    constant !== undefined &&
    listMember(expression, "references").length === 0 &&
    !holdsTemplate(constant, 0);
  return isConstant ? constant : undefined;
}

/** True for `toset(["a", "b"])`, of which a plan shows nothing, and in JSON syntax the text: each value is its own key. */
export function isSetOfConstants(expression: unknown): boolean {
  const constant = member(expression, "constant_value");
  return constant === undefined || (typeof constant === "string" && /^\$\{\s*toset\(/.test(constant));
}

function holdsTemplate(value: unknown, depth: number): boolean {
  if (typeof value === "string") {
    return value.includes("${") || value.includes("%{");
  }
  if (typeof value !== "object" || value === null) {
    return false;
  }
  const inner = Object.entries(value).flatMap(([name, one]) => (isObject(value) ? [name, one] : [one]));
  return depth > DEEPEST || inner.some((one) => holdsTemplate(one, depth + 1));
}
