import type { Node } from "web-tree-sitter";
import type { LocalExpression, WrittenBlock, WrittenBlocks } from "../../model/source-values.ts";
import { nameOf, parseTraversal } from "../terraform/address.ts";
import { partOf } from "../terraform/local-values.ts";
import { DEEPEST_NODE } from "./block.ts";
import { partsOf, textOf } from "./hcl-node.ts";
import { localExpression } from "./local-expression.ts";
import type { SourceSyntax } from "./source-files.ts";

/** What `dynamic` blocks go through, by the names of their iterators. */
type Iterators = ReadonlyMap<string, LocalExpression>;

/** The blocks of a resource, where any of them is dynamic or has such a block in it; null of others, which a plan shows in full. */
export function blocksWithDynamic(resource: Node, syntax: SourceSyntax): WrittenBlocks | null {
  const blocks = blocksOf(resource, { iterators: new Map(), isShown: true, syntax, depth: 0 });
  return hasDynamic(blocks) ? blocks : null;
}

function hasDynamic(blocks: WrittenBlocks): boolean {
  return [...blocks.values()].flat().some((block) => block.repeated || hasDynamic(block.blocks));
}

/** Where a block stands: what iterators mean there, whether a plan shows its attributes, how its file is written, how deep it is. */
interface Within {
  iterators: Iterators;
  isShown: boolean;
  syntax: SourceSyntax;
  depth: number;
}

function blocksOf(block: Node, within: Within): WrittenBlocks {
  const found = new Map<string, WrittenBlock[]>();
  const inner = within.depth < DEEPEST_NODE ? bodyOf(block) : [];
  for (const child of inner.filter(({ type }) => type === "block")) {
    const { keyword, labels } = partsOf(child);
    const [label] = keyword === "dynamic" ? labels : [];
    const name = label ?? keyword;
    const made =
      label === undefined ? writtenBlock(child, false, within) : dynamicBlock(child, label, within);
    found.set(name, [...(found.get(name) ?? []), made]);
  }
  return found;
}

function bodyOf(block: Node): Node[] {
  return partsOf(block).body?.namedChildren ?? [];
}

function writtenBlock(block: Node, repeated: boolean, within: Within): WrittenBlock {
  const attributes = new Map<string, LocalExpression>();
  for (const [name, value] of within.isShown ? [] : attributesOf(block)) {
    attributes.set(name, withoutIterators(localExpression(value), within.iterators));
  }
  const mayBeObject = within.syntax === "json" && !within.isShown && !repeated;
  return {
    repeated,
    ...(mayBeObject ? { mayBeObject } : {}),
    attributes,
    blocks: blocksOf(block, { ...within, depth: within.depth + 1 }),
  };
}

function dynamicBlock(block: Node, label: string, within: Within): WrittenBlock {
  const settings = attributesOf(block);
  const forEach = settings.get("for_each");
  const content = bodyOf(block).find(
    (child) => child.type === "block" && partsOf(child).keyword === "content",
  );
  if (forEach === undefined || content === undefined) {
    return { repeated: true, attributes: new Map(), blocks: new Map() };
  }
  const iterator = settings.get("iterator");
  const name = iterator === undefined ? label : textOf(iterator).trim();
  const through = withoutIterators(localExpression(forEach), within.iterators);
  const iterators = new Map([...within.iterators, [name, through] as const]);
  return writtenBlock(content, true, { ...within, iterators, isShown: false, depth: within.depth + 1 });
}

/** What is broken may mean anything. */
function attributesOf(block: Node): Map<string, Node> {
  const found = new Map<string, Node>();
  for (const attribute of bodyOf(block)) {
    const [name, value] =
      attribute.type === "attribute" && !attribute.hasError ? attribute.namedChildren : [];
    if (name !== undefined && value !== undefined) {
      found.set(name.text, value);
    }
  }
  return found;
}

/** An expression with what an iterator goes through in the place of `ingress.value`; its key is a text, which refers to nothing. */
function withoutIterators(expression: LocalExpression, iterators: Iterators): LocalExpression {
  const isOfOne = (reference: string): boolean => iterators.has(nameOf(parseTraversal(reference)?.[0]) ?? "");
  if (!expression.references.some(isOfOne)) {
    return expression;
  }
  const references = expression.references.flatMap((one) => (isOfOne(one) ? meantBy(one, iterators) : [one]));
  return { references: [...new Set(references)], plain: false };
}

function meantBy(reference: string, iterators: Iterators): readonly string[] {
  const [first, member, ...path] = parseTraversal(reference) ?? [];
  const through = iterators.get(nameOf(first) ?? "");
  if (through === undefined || member === undefined || nameOf(member) !== "value") {
    return [];
  }
  const elements = through.items ?? (through.members === undefined ? null : [...through.members.values()]);
  if (elements === null) {
    // Of a local value, which may be written out elsewhere, it is one element that the path goes on from.
    const isLocal = through.references[0]?.startsWith("local.") === true;
    return takenOf(through, `${isLocal ? "[*]" : ""}${reference.slice(member.end)}`);
  }
  const parts = elements.flatMap((element) => partOf(element, path) ?? []);
  // What is meant may be one that refers to nothing.
  return parts.some(({ expression }) => expression.references.length === 0)
    ? []
    : parts.flatMap((part) =>
        takenOf(part.expression, reference.slice(path[part.taken - 1]?.end ?? member.end)),
      );
}

function takenOf({ references, plain }: LocalExpression, rest: string): readonly string[] {
  return plain ? references.map((one) => `${one}${rest}`) : references;
}
