import type { Node } from "web-tree-sitter";
import { DEEPEST_NODE, type Member, type SourceNode } from "./block.ts";

/** A block's keyword, its labels without quotes, and its body (null where it is empty). */
export function partsOf(block: Node): { keyword: string; labels: string[]; body: Node | null } {
  const [keyword, ...rest] = block.namedChildren;
  const labels = rest
    .filter((node) => node.type === "string_lit" || node.type === "identifier")
    .map((node) => textOf(node));
  return { keyword: keyword?.text ?? "", labels, body: rest.find((node) => node.type === "body") ?? null };
}

/** What a block holds; `rows` is added to the row of every node. */
export function bodyNode(block: Node, rows: number, depth: number): SourceNode {
  const node: SourceNode = spanOf(block, rows);
  const { body } = partsOf(block);
  const inner = depth < DEEPEST_NODE ? (body?.namedChildren ?? []) : [];
  node.members = inner.flatMap((child) => memberOf(child, rows, depth + 1) ?? []);
  return node;
}

function memberOf(node: Node, rows: number, depth: number): Member | null {
  if (node.type === "attribute") {
    const [name, value] = node.namedChildren;
    return name === undefined
      ? null
      : {
          name: name.text,
          kind: "attribute",
          node: { ...valueNode(value, rows, depth), ...spanOf(node, rows) },
        };
  }
  if (node.type !== "block") {
    return null;
  }
  const { keyword, labels, body } = partsOf(node);
  const [label] = labels;
  if (keyword !== "dynamic" || label === undefined) {
    return { name: keyword, kind: "block", node: bodyNode(node, rows, depth) };
  }
  const content = body?.namedChildren.find(
    (child) => child.type === "block" && partsOf(child).keyword === "content",
  );
  return {
    name: label,
    kind: "dynamic",
    node: { ...bodyNode(content ?? node, rows, depth), ...spanOf(node, rows) },
  };
}

/** The value of an attribute, through the nodes that only wrap it. */
function valueNode(expression: Node | undefined, rows: number, depth: number): SourceNode {
  if (expression === undefined) {
    return { line: rows + 1, end_line: rows + 1 };
  }
  const node: SourceNode = spanOf(expression, rows);
  const value = unwrapped(expression);
  if (value.type === "object" && depth < DEEPEST_NODE) {
    node.members = value.namedChildren.flatMap((element) => elementOf(element, rows, depth + 1) ?? []);
  } else if (value.type === "tuple" && depth < DEEPEST_NODE) {
    node.items = value.namedChildren
      .filter((item) => item.type === "expression")
      .map((item) => valueNode(item, rows, depth + 1));
  } else {
    const literal = literalOf(value);
    if (literal !== undefined) {
      node.literal = literal;
    }
  }
  return node;
}

const WRAPPERS = new Set(["expression", "literal_value", "collection_value"]);

/** An expression without the nodes that only wrap it. */
export function unwrapped(expression: Node): Node {
  let node = expression;
  for (
    let inner = node.namedChildren;
    WRAPPERS.has(node.type) && inner.length === 1;
    inner = node.namedChildren
  ) {
    const [only] = inner;
    if (only === undefined) {
      break;
    }
    node = only;
  }
  return node;
}

function elementOf(element: Node, rows: number, depth: number): Member | null {
  const [key, value] = element.namedChildren;
  if (element.type !== "object_elem" || key === undefined || value === undefined) {
    return null;
  }
  const name = unwrapped(key);
  const plain = name.type === "string_lit" || name.type === "variable_expr";
  return plain
    ? {
        name: textOf(name),
        kind: "attribute",
        node: { ...valueNode(value, rows, depth), ...spanOf(element, rows) },
      }
    : null;
}

/** A text, number or truth value that is written out; undefined of anything else. */
export function literalOf(value: Node): string | number | boolean | undefined {
  switch (value.type) {
    case "string_lit":
      return textOf(value);
    case "numeric_lit":
      return Number(value.text);
    case "bool_lit":
      return value.text === "true";
    default:
      return undefined;
  }
}

/** A quoted text without its quotes; anything else as it is written. */
export function textOf(node: Node): string {
  return node.type === "string_lit" ? node.text.slice(1, -1) : node.text;
}

function spanOf(node: Node, rows: number): { line: number; end_line: number } {
  return { line: node.startPosition.row + 1 + rows, end_line: node.endPosition.row + 1 + rows };
}
