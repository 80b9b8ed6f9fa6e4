import { DEEPEST_NODE, type Member, type SourceNode } from "./block.ts";

/** One piece of JSON: a text, a word or number, or a sign. */
const TOKEN = /\s*("[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+)/y;

/**
 * JSON with the lines of its values; null where it is no JSON. Takes what is broken behind a value as its end, as far as it can be told.
 * Nesting beyond the deepest is passed over without being kept.
 */
export function parseJsonNode(text: string): SourceNode | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return new JsonLines(text).value(0);
}

/** Walks JSON that is known to be sound. */
class JsonLines {
  readonly #text: string;
  #at = 0;
  /** How many line ends lie before `#counted`. */
  #lines = 0;
  #counted = 0;

  constructor(text: string) {
    this.#text = text.startsWith("\uFEFF") ? text.slice(1) : text;
  }

  value(depth: number): SourceNode {
    const token = this.#next();
    const line = this.#line();
    if (token === "{" || token === "[") {
      return depth < DEEPEST_NODE ? this.#container(token, line, depth) : this.#passOver(line);
    }
    const literal: unknown = JSON.parse(token);
    const node: SourceNode = { line, end_line: line };
    if (typeof literal === "string" || typeof literal === "number" || typeof literal === "boolean") {
      node.literal = literal;
    }
    return node;
  }

  #container(open: "{" | "[", line: number, depth: number): SourceNode {
    const members: Member[] = [];
    const items: SourceNode[] = [];
    while (!this.#closes()) {
      if (open === "{") {
        members.push(this.#member(depth));
      } else {
        items.push(this.value(depth + 1));
      }
    }
    const span = { line, end_line: this.#line() };
    return open === "{" ? { ...span, members } : { ...span, items };
  }

  #member(depth: number): Member {
    const name: unknown = JSON.parse(this.#next());
    const line = this.#line();
    this.#next();
    const node = this.value(depth + 1);
    return { name: String(name), kind: "attribute", node: { ...node, line } };
  }

  /** Steps over a comma, or over the end of a list or object: true for the latter. */
  #closes(): boolean {
    const before = this.#at;
    const token = this.#next();
    if (token === "}" || token === "]") {
      return true;
    }
    if (token !== ",") {
      this.#at = before;
    }
    return false;
  }

  #passOver(line: number): SourceNode {
    for (let open = 1; open > 0; ) {
      const token = this.#next();
      open += token === "{" || token === "[" ? 1 : token === "}" || token === "]" ? -1 : 0;
    }
    return { line, end_line: this.#line() };
  }

  #next(): string {
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#text);
    if (match === null) {
      throw new RangeError("the JSON is shorter than it was");
    }
    this.#at = TOKEN.lastIndex;
    return match[1] ?? "";
  }

  /** The line of the last token, 1-based. */
  #line(): number {
    for (let at = this.#text.indexOf("\n", this.#counted); at >= 0 && at < this.#at; ) {
      this.#lines += 1;
      this.#counted = at + 1;
      at = this.#text.indexOf("\n", this.#counted);
    }
    return this.#lines + 1;
  }
}
