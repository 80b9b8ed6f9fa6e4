import { Language, type Node, Parser, type Tree } from "web-tree-sitter";
import type { LocalExpression, ModuleBlocks, WrittenBlocks } from "../../model/source-values.ts";
import type { Block, SourceNode } from "./block.ts";
import { blocksWithDynamic } from "./dynamic-blocks.ts";
import { bodyNode, partsOf } from "./hcl-node.ts";
import { localExpression } from "./local-expression.ts";
import { expressionsOf } from "./module-expressions.ts";
import type { SourceSyntax } from "./source-files.ts";

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

  /** The local values that a text defines, by name; the first of a name counts. Null where it takes too long to parse. */
  locals(text: string): Map<string, LocalExpression> | null {
    return this.#parsed(text, (tree) => {
      const found = new Map<string, LocalExpression>();
      for (const block of outerBlocks(tree)) {
        addLocals(block, found);
      }
      return found;
    });
  }

  /** The expressions of a text of which a plan shows only what they refer to; the first of a name counts. Null where it takes too long to parse. */
  expressions(text: string): Map<string, LocalExpression> | null {
    return this.#parsed(text, (tree) => new Map(outerBlocks(tree).flatMap(expressionsOf).reverse()));
  }

  /** The blocks of the resources of a text that have dynamic ones in them; `syntax` is that of the file. Null where it takes too long to parse. */
  dynamicBlocks(text: string, syntax: SourceSyntax = "hcl"): ModuleBlocks | null {
    return this.#parsed(text, (tree) => {
      const found = new Map<string, WrittenBlocks>();
      for (const block of outerBlocks(tree)) {
        const { keyword, labels } = partsOf(block);
        const name = /^(?:resource|data)$/.test(keyword) ? blockName(keyword, labels) : null;
        const blocks = name === null ? null : blocksWithDynamic(block, syntax);
        if (name !== null && blocks !== null && !found.has(name)) {
          found.set(name, blocks);
        }
      }
      return found;
    });
  }

  /** Data sources stand inside a `check` block too, a backend inside `terraform`. */
  #addBlocks(node: Node, text: string, found: Block[]): void {
    if (node.type !== "block") {
      return;
    }
    const { keyword, labels, body } = partsOf(node);
    if (keyword === "check" || keyword === "terraform") {
      for (const inner of body?.namedChildren ?? []) {
        this.#addBlocks(inner, text, found);
      }
      return;
    }
    const name = blockName(keyword, labels);
    if (name !== null) {
      const source = text.slice(node.startIndex, node.endIndex);
      const line = node.startPosition.row + 1;
      const [label] = keyword === "backend" ? labels : [];
      found.push({
        name,
        ...(label === undefined ? {} : { label }),
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

function outerBlocks({ rootNode }: Tree): Node[] {
  return rootNode.namedChildren
    .filter((node) => node.type === "body")
    .flatMap((body) => body.namedChildren.filter((node) => node.type === "block"));
}

function addLocals(block: Node, into: Map<string, LocalExpression>): void {
  const { keyword, labels, body } = partsOf(block);
  if (keyword !== "locals" || labels.length > 0) {
    return;
  }
  for (const attribute of body?.namedChildren ?? []) {
    // What is broken may mean anything.
    const isSound = attribute.type === "attribute" && !attribute.hasError;
    const [name, value] = isSound ? attribute.namedChildren : [];
    if (name !== undefined && value !== undefined && !into.has(name.text)) {
      into.set(name.text, localExpression(value));
    }
  }
}

/** Memory or stack that is used up, and an instruction that may not be. */
const TRAPS = new Set(["RuntimeError", "RangeError"]);

function blockName(keyword: string, [first, second]: string[]): string | null {
  if ((keyword === "backend" && first !== undefined) || (keyword === "cloud" && first === undefined)) {
    return "terraform.backend";
  }
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
