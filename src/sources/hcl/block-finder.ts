import type {
  LocalExpression,
  ModuleBlocks,
  ModuleExpressions,
  ModuleLocals,
  WrittenBlocks,
} from "../../model/source-values.ts";
import type { Block, Span } from "./block.ts";
import { findHeader } from "./find-header.ts";
import { blocksOfJson } from "./json-blocks.ts";
import { dynamicOfJson } from "./json-dynamic.ts";
import type { Grammar, HclParser } from "./parse-hcl.ts";
import { jsonBlocks, localsOfJson } from "./parse-json.ts";
import { nameOfPath } from "./shown-path.ts";
import { isOverride, type SourceSyntax, syntaxOf } from "./source-files.ts";
import type { SourceText } from "./source-module.ts";

/** A block in its file. */
export interface FoundBlock {
  file: SourceText;
  /** Null where the text is too broken for more than the line of its header. */
  block: Block | null;
  span: Span;
  /** Blocks of override files that change this one, in the order in which they are applied. */
  overrides: { file: SourceText; block: Block }[];
}

/** What a text with dynamic blocks has in it. */
const DYNAMIC: Record<SourceSyntax, RegExp> = { hcl: /\bdynamic\s+"?\w/, json: /"dynamic"\s*:/ };

/** Finds blocks by name; loads the grammar when the first text has to be parsed, and parses each text once. */
export class BlockFinder {
  readonly #grammar: () => Promise<Grammar>;
  /** By the text of a file; the blocks by name. */
  readonly #parsed = new Map<string, Map<string, Block>>();
  #parser: Promise<HclParser> | null = null;

  constructor(grammar: () => Promise<Grammar>) {
    this.#grammar = grammar;
  }

  /** The block that defines `aws_subnet.a`, `data.aws_ami.b` or `module.c` in the files of one module; null where none does. */
  async find(files: readonly SourceText[], name: string): Promise<FoundBlock | null> {
    const own = files.filter(({ path }) => !isOverride(nameOfPath(path)));
    for (const file of own) {
      const block = await this.#blockIn(file, name);
      if (block !== null) {
        const { line, end_line } = block;
        return { file, block, span: { line, end_line }, overrides: await this.#overridesIn(files, name) };
      }
    }
    for (const file of own) {
      const span = findHeader(file.text, name);
      if (span !== null && syntaxOf(file.path) === "hcl") {
        return { file, block: null, span, overrides: [] };
      }
    }
    return null;
  }

  /** The local values that the files of one module define; those of override files take the place of others. */
  async locals(files: readonly SourceText[]): Promise<ModuleLocals> {
    const found = new Map<string, LocalExpression>();
    for (const file of overridesLast(files).filter(({ text }) => /\blocals\b/.test(text))) {
      const text = syntaxOf(file.path) === "json" ? localsOfJson(file.text) : file.text;
      this.#parser ??= this.#load();
      for (const [name, value] of (await this.#parser).locals(text) ?? []) {
        found.set(name, value);
      }
    }
    return found;
  }

  /** The blocks of the resources that the files of one module define, of those that have dynamic ones in them. What an override file changes is passed over. */
  async dynamicBlocks(files: readonly SourceText[]): Promise<ModuleBlocks> {
    const found = new Map<string, WrittenBlocks>();
    for (const { path, text } of files) {
      const syntax = syntaxOf(path);
      if (syntax !== null && !isOverride(nameOfPath(path)) && DYNAMIC[syntax].test(text)) {
        const written = syntax === "json" ? dynamicOfJson(text) : text;
        this.#parser ??= this.#load();
        for (const [name, blocks] of (await this.#parser).dynamicBlocks(written, syntax) ?? []) {
          found.set(name, blocks);
        }
      }
    }
    return found;
  }

  /** The expressions of one module of which a plan shows only what they refer to; those of override files take the place of others. */
  async expressions(files: readonly SourceText[]): Promise<ModuleExpressions> {
    const found = new Map<string, LocalExpression>();
    for (const file of overridesLast(files).filter(({ text }) =>
      /\b(?:for_each|output|module)\b/.test(text),
    )) {
      const text = syntaxOf(file.path) === "json" ? blocksOfJson(file.text) : file.text;
      this.#parser ??= this.#load();
      for (const [name, value] of (await this.#parser).expressions(text) ?? []) {
        found.set(name, value);
      }
    }
    return found;
  }

  async #overridesIn(files: readonly SourceText[], name: string): Promise<FoundBlock["overrides"]> {
    const found: FoundBlock["overrides"] = [];
    for (const file of files.filter(({ path }) => isOverride(nameOfPath(path)))) {
      const block = await this.#blockIn(file, name);
      if (block !== null) {
        found.push({ file, block });
      }
    }
    return found;
  }

  async #blockIn(file: SourceText, name: string): Promise<Block | null> {
    const known = this.#parsed.get(file.text);
    if (known === undefined && !mayHold(file.text, name)) {
      return null;
    }
    const blocks = known ?? byName(await this.#parse(file));
    this.#parsed.set(file.text, blocks);
    return blocks.get(name) ?? null;
  }

  async #parse({ path, text }: SourceText): Promise<Block[]> {
    if (syntaxOf(path) === "json") {
      return jsonBlocks(text) ?? [];
    }
    this.#parser ??= this.#load();
    return (await this.#parser).blocks(text) ?? [];
  }

  async #load(): Promise<HclParser> {
    const [{ HclParser: parser }, grammar] = await Promise.all([import("./parse-hcl.ts"), this.#grammar()]);
    return parser.load(grammar);
  }
}

function overridesLast(files: readonly SourceText[]): SourceText[] {
  return [false, true].flatMap((is) => files.filter(({ path }) => isOverride(nameOfPath(path)) === is));
}

/** The first of a name counts: a second is an error that Terraform reports. */
function byName(blocks: readonly Block[]): Map<string, Block> {
  return new Map(blocks.map((block): [string, Block] => [block.name, block]).reverse());
}

/** Most files of a module need not be parsed: a block's labels stand in the text as they are. */
function mayHold(text: string, name: string): boolean {
  if (name === "terraform.backend") {
    return /\b(?:backend|cloud)\b/.test(text);
  }
  return name
    .replace(/^data\./, "")
    .split(".")
    .every((word) => text.includes(word));
}
