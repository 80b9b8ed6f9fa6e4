import type { Node } from "web-tree-sitter";
import type { LocalExpression } from "../../model/source-values.ts";
import { formatKey, type Key } from "../terraform/address.ts";
import { DEEPEST_NODE } from "./block.ts";
import { literalOf, textOf, unwrapped } from "./hcl-node.ts";

const NONE: ReadonlySet<string> = new Set();

/** What an expression in HCL is made of; `words` are those that refer to something alone, as what a `for` calls its elements. */
export function localExpression(
  expression: Node,
  depth = 0,
  words: ReadonlySet<string> = NONE,
): LocalExpression {
  const value = unwrapped(expression);
  const references: string[] = [];
  gather(expression, { bound: NONE, words }, references, 0);
  const isWord = value.type === "variable_expr" && words.has(value.text);
  const found: LocalExpression = { references, plain: isWord || isPlain(value) };
  const constant = literalOf(value);
  if (constant !== undefined) {
    return { ...found, constant };
  }
  return depth >= DEEPEST_NODE
    ? found
    : { ...found, ...partsOf(value, (part, inner = words) => localExpression(part, depth + 1, inner)) };
}

/** Reads a part of an expression, with words of its own where it has any. */
type ReadPart = (part: Node, words?: ReadonlySet<string>) => LocalExpression;

function partsOf(value: Node, read: ReadPart): Partial<LocalExpression> {
  switch (value.type) {
    case "tuple":
      return { items: expressionsIn(value).map((item) => read(item)) };
    case "object":
      return membersOf(value, read);
    case "function_call":
      return mergedOf(value, read);
    case "conditional":
      return {
        either: expressionsIn(value)
          .slice(1)
          .map((choice) => read(choice)),
      };
    case "for_expr":
      return mappedOf(value, read);
    default:
      return {};
  }
}

function expressionsIn(node: Node | undefined): Node[] {
  return node?.namedChildren.filter(({ type }) => type === "expression") ?? [];
}

/** The members of an object; nothing where the name of one is worked out, so that it may be any. */
function membersOf(object: Node, read: ReadPart): Pick<LocalExpression, "members"> {
  const members = new Map<string, LocalExpression>();
  for (const element of object.namedChildren.filter((child) => child.type === "object_elem")) {
    const [key, value] = element.namedChildren;
    const name = key === undefined ? null : nameOfKey(key);
    if (name === null || value === undefined) {
      return {};
    }
    members.set(name, read(value));
  }
  return { members };
}

/** What `merge` is given one by one, not as a list (`merge(x...)`). */
function mergedOf(call: Node, read: ReadPart): Pick<LocalExpression, "merged"> {
  const [name, given] = call.namedChildren;
  const parts = given?.namedChildren ?? [];
  return name?.text === "merge" && parts.every(({ type }) => type === "expression")
    ? { merged: parts.map((part) => read(part)) }
    : {};
}

/** An object made of others; nothing where it gathers several under one name (`...`). */
function mappedOf(node: Node, read: ReadPart): Pick<LocalExpression, "mapped"> {
  const [object] = node.namedChildren.filter(({ type }) => type === "for_object_expr");
  const children = object?.namedChildren ?? [];
  const intro = children.find(({ type }) => type === "for_intro");
  const words = (intro?.namedChildren ?? [])
    .filter(({ type }) => type === "identifier")
    .map(({ text }) => text);
  const [over] = expressionsIn(intro);
  const [name, result] = expressionsIn(object);
  const value = words.at(-1);
  const isGathered = children.some(({ type }) => type === "ellipsis");
  if (over === undefined || name === undefined || result === undefined || value === undefined || isGathered) {
    return {};
  }
  const [key, inner] = [words.length > 1 ? (words[0] ?? null) : null, new Set(words)];
  const filtered = children.some(({ type }) => type === "for_cond");
  return {
    mapped: { over: read(over), key, value, name: read(name, inner), result: read(result, inner), filtered },
  };
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

/** Words that are no references, and words that are some alone. */
interface Words {
  bound: ReadonlySet<string>;
  words: ReadonlySet<string>;
}

/** The references of a node, without what a `for` in it calls its elements. */
function gather(node: Node, known: Words, into: string[], depth: number): void {
  if (depth > DEEPEST_NODE) {
    return;
  }
  if (node.type === "for_tuple_expr" || node.type === "for_object_expr") {
    gatherFor(node, known, into, depth);
    return;
  }
  const { bound, words } = known;
  const children = node.namedChildren;
  for (const [i, child] of children.entries()) {
    if (child.type === "variable_expr") {
      const reference =
        traversal(child.text, children.slice(i + 1)) ?? (words.has(child.text) ? child.text : null);
      if (reference !== null && !bound.has(child.text)) {
        into.push(reference);
      }
    } else {
      gather(child, known, into, depth + 1);
    }
  }
}

function gatherFor(node: Node, known: Words, into: string[], depth: number): void {
  const [intro] = node.namedChildren.filter((child) => child.type === "for_intro");
  const names = (intro?.namedChildren ?? []).filter((child) => child.type === "identifier");
  if (intro !== undefined) {
    gather(intro, known, into, depth + 1);
  }
  const inside = { ...known, bound: new Set([...known.bound, ...names.map(({ text }) => text)]) };
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
