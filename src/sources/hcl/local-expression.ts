import type { Node } from "web-tree-sitter";
import type { LocalExpression } from "../../model/source-values.ts";
import { formatKey, type Key } from "../terraform/address.ts";
import { DEEPEST_NODE } from "./block.ts";
import { literalOf, textOf, unwrapped } from "./hcl-node.ts";

/** What an expression in HCL is made of. */
export function localExpression(expression: Node, depth = 0): LocalExpression {
  const value = unwrapped(expression);
  const references: string[] = [];
  gather(expression, new Set(), references, 0);
  const found: LocalExpression = { references, plain: isPlain(value) };
  const constant = literalOf(value);
  if (constant !== undefined) {
    return { ...found, constant };
  }
  if (depth >= DEEPEST_NODE) {
    return found;
  }
  if (value.type === "tuple") {
    const items = value.namedChildren.filter((item) => item.type === "expression");
    return { ...found, items: items.map((item) => localExpression(item, depth + 1)) };
  }
  return value.type === "object" ? { ...found, ...membersOf(value, depth) } : found;
}

/** The members of an object; nothing where the name of one is worked out, so that it may be any. */
function membersOf(object: Node, depth: number): Pick<LocalExpression, "members"> {
  const members = new Map<string, LocalExpression>();
  for (const element of object.namedChildren.filter((child) => child.type === "object_elem")) {
    const [key, value] = element.namedChildren;
    const name = key === undefined ? null : nameOfKey(key);
    if (name === null || value === undefined) {
      return {};
    }
    members.set(name, localExpression(value, depth + 1));
  }
  return { members };
}

function nameOfKey(key: Node): string | null {
  const name = unwrapped(key);
  const isWord = name.type === "variable_expr" && key.namedChildCount === 1;
  return isWord || name.type === "string_lit" ? textOf(name) : null;
}

/** One traversal and nothing else, in a template of nothing else too; an index or key that is worked out makes it another. */
function isPlain(value: Node): boolean {
  const [first, ...rest] = value.type === "expression" ? value.namedChildren : [];
  return first?.type === "variable_expr" && rest.every((step) => stepText(step) !== null);
}

/** The references of a node, without what a `for` calls its elements. */
function gather(node: Node, bound: ReadonlySet<string>, into: string[], depth: number): void {
  if (depth > DEEPEST_NODE) {
    return;
  }
  if (node.type === "for_tuple_expr" || node.type === "for_object_expr") {
    gatherFor(node, bound, into, depth);
    return;
  }
  const children = node.namedChildren;
  for (const [i, child] of children.entries()) {
    if (child.type === "variable_expr") {
      const reference = traversal(child.text, children.slice(i + 1));
      if (reference !== null && !bound.has(child.text)) {
        into.push(reference);
      }
    } else {
      gather(child, bound, into, depth + 1);
    }
  }
}

function gatherFor(node: Node, bound: ReadonlySet<string>, into: string[], depth: number): void {
  const [intro] = node.namedChildren.filter((child) => child.type === "for_intro");
  const names = (intro?.namedChildren ?? []).filter((child) => child.type === "identifier");
  if (intro !== undefined) {
    gather(intro, bound, into, depth + 1);
  }
  const inside = new Set([...bound, ...names.map(({ text }) => text)]);
  for (const child of node.namedChildren) {
    if (child.type !== "for_intro") {
      // A condition or a result that is one expression has its traversal among its own children.
      gather(child, inside, into, depth + 1);
    }
  }
}

/** `aws_subnet.s["a"].id`, as far as its steps are written out; null of a word alone, which is the key of an object. */
function traversal(head: string, steps: readonly Node[]): string | null {
  let text = head;
  for (const step of steps) {
    const next = stepText(step);
    if (next === null) {
      break;
    }
    text += next;
  }
  return text === head ? null : text;
}

/** `.name`, `[0]` or `["key"]`; null of a splat, and of an index that is worked out. */
function stepText(step: Node): string | null {
  if (step.type === "get_attr") {
    return `.${step.namedChildren[0]?.text ?? ""}`;
  }
  const [index] = step.type === "index" ? step.namedChildren : [];
  if (index?.type === "legacy_index") {
    return `[${index.text.slice(1)}]`;
  }
  const [expression] = index?.namedChildren ?? [];
  const key: Key | boolean | undefined =
    expression === undefined ? undefined : literalOf(unwrapped(expression));
  return typeof key === "string" || typeof key === "number" ? formatKey(key) : null;
}
