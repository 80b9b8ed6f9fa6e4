import { asNodes, type Module, type Node, type Range, rangeOf, textOf } from "./syntax.ts";

/** Where the statement of an expression stands, without `not` and `with`. */
export function statementRange(module: Module, expression: Node): Range | null {
  const whole = rangeOf(module, expression);
  if (whole === null) {
    return null;
  }
  const text = textOf(module, whole);
  const [negation = ""] = expression["negated"] === true ? (/^not\s+/.exec(text) ?? []) : [];
  const [replaced] = asNodes(expression["with"]);
  const end = rangeOf(module, replaced)?.start ?? whole.end;
  const start = whole.start + negation.length;
  const length = textOf(module, { start, end }).trimEnd().length;
  return { start, end: start + Array.from(textOf(module, { start, end })).slice(0, length).length };
}

/** A member and a comma beside it, so that what is left is a list: none stands alone in one. */
export function withComma(
  module: Module,
  member: Range,
  before: Node | undefined,
  behind: Node | undefined,
): Range {
  const next = rangeOf(module, behind);
  if (next !== null) {
    return { start: member.start, end: next.start };
  }
  const last = rangeOf(module, before);
  const after = textOf(module, { start: member.end, end: module.text.length });
  const [comma] = (last === null && /^\s*,/.exec(after)) || [""];
  return { start: last?.end ?? member.start, end: member.end + comma.length };
}
