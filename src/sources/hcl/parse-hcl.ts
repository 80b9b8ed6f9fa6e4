import { Language, type Node, Parser, type Tree } from "web-tree-sitter";
import { type Block, DEEPEST_NODE, type Member, type SourceNode } from "./block.ts";

/** The bytes of tree-sitter itself and of its grammar for Terraform. */
export interface Grammar {
  runtime: Uint8Array;
  terraform: Uint8Array;
}

/**
 * Most steps of parsing one text and all texts of one parser, as tree-sitter counts them: ordinary HCL takes one for about 60 characters.
 * Broken text takes longer a step; this many end within half a minute even then.
 */
const STEPS_OF_TEXT = 40_000;
const STEPS_OF_ALL = 200_000;

/** Parses HCL. */
export class HclParser {
  readonly #parser: Parser;
  #steps = 0;
  #trapped = false;

  private constructor(parser: Parser) {
    this.#parser = parser;
  }

  /** Loads the grammar, which takes some 20 ms and 20 MB. */
  static async load({ runtime, terraform }: Grammar): Promise<HclParser> {
    await Parser.init({ wasmBinary: runtime });
    const parser = new Parser();
    parser.setLanguage(await Language.load(terraform));
    return new HclParser(parser);
  }

  /** The resources, data sources and module calls that a text defines, in order; null where it takes too long to parse. */
  blocks(text: string): Block[] | null {
    return this.#parsed(text, (tree) => {
      const found: Block[] = [];
      for (const body of tree.rootNode.namedChildren.filter((node) => node.type === "body")) {
        for (const node of body.namedChildren) {
          this.#addBlocks(node, text, found);
        }
      }
      return found;
    });
  }

  /** Data sources stand inside a `check` block too. */
  #addBlocks(node: Node, text: string, found: Block[]): void {
    if (node.type !== "block") {
      return;
    }
    const { keyword, labels, body } = partsOf(node);
    if (keyword === "check") {
      for (const inner of body?.namedChildren ?? []) {
        this.#addBlocks(inner, text, found);
      }
      return;
    }
    const name = blockName(keyword, labels);
    if (name !== null) {
      const source = text.slice(node.startIndex, node.endIndex);
      const line = node.startPosition.row + 1;
      found.push({
        name,
        line,
        end_line: node.endPosition.row + 1,
        sound: !node.hasError,
        body: () => this.#bodyOf(source, line),
      });
    }
  }

  /** Parsed again from the block's own text, so that no tree has to be kept. */
  #bodyOf(source: string, line: number): SourceNode {
    const nothing = { line, end_line: line };
    const body = this.#parsed(source, (tree) => {
      const block = tree.rootNode.namedChildren[0]?.namedChildren[0];
      return block === undefined ? nothing : bodyNode(block, line - 1, 0);
    });
    return body ?? nothing;
  }

  #parsed<Result>(text: string, use: (tree: Tree) => Result): Result | null {
    if (this.#trapped) {
      return null;
    }
    try {
      const tree = this.#parser.parse(text, null, { progressCallback: this.#bound() });
      if (tree === null) {
        this.#parser.reset();
        return null;
      }
      const result = use(tree);
      tree.delete();
      return result;
    } catch (error) {
      if (error instanceof Error && TRAPS.has(error.name)) {
        // What WebAssembly holds after a trap is not to be trusted: lines are told without it from here on.
        this.#trapped = true;
        return null;
      }
      throw error;
    }
  }

  /** Tells tree-sitter to stop when the steps are used up. */
  #bound(): () => boolean {
    let left = Math.min(STEPS_OF_TEXT, STEPS_OF_ALL - this.#steps);
    return () => {
      this.#steps += 1;
      left -= 1;
      return left < 0;
    };
  }
}

/** Memory or stack that is used up, and an instruction that may not be. */
const TRAPS = new Set(["RuntimeError", "RangeError"]);

/** A block's keyword, its labels without quotes, and its body (null where it is empty). */
function partsOf(block: Node): { keyword: string; labels: string[]; body: Node | null } {
  const [keyword, ...rest] = block.namedChildren;
  const labels = rest
    .filter((node) => node.type === "string_lit" || node.type === "identifier")
    .map((node) => textOf(node));
  return { keyword: keyword?.text ?? "", labels, body: rest.find((node) => node.type === "body") ?? null };
}

function blockName(keyword: string, [first, second]: string[]): string | null {
  if (keyword === "module" && first !== undefined) {
    return `module.${first}`;
  }
  if (first === undefined || second === undefined) {
    return null;
  }
  if (keyword === "resource") {
    return `${first}.${second}`;
  }
  return keyword === "data" ? `data.${first}.${second}` : null;
}

/** `rows` is added to the row of every node. */
function bodyNode(block: Node, rows: number, depth: number): SourceNode {
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

function unwrapped(expression: Node): Node {
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

function literalOf(value: Node): string | number | boolean | undefined {
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
function textOf(node: Node): string {
  return node.type === "string_lit" ? node.text.slice(1, -1) : node.text;
}

function spanOf(node: Node, rows: number): { line: number; end_line: number } {
  return { line: node.startPosition.row + 1 + rows, end_line: node.endPosition.row + 1 + rows };
}
