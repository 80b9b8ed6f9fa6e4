import { plain } from "../plain.ts";

/** Most edges: beyond them nobody follows one. */
const EDGES = 40;
const LABEL = 70;

/** Text as a label: whatever could mean something to Mermaid, Markdown or HTML stands as the number of its character. */
export function label(text: string): string {
  const inert = (plain(text, LABEL) || "(no name)").replace(
    /[^\p{L}\p{N}\p{M}\p{So} .,:/()×·_+-]/gu,
    (character) => `#${character.codePointAt(0)};`,
  );
  return `"${inert}"`;
}

/** Text in the shape of its kind: data is a cylinder, what leads to regions is round. */
export function shaped(kind: string, text: string): string {
  if (/database|bucket|store|cache|broker/u.test(kind)) return `[(${label(text)})]`;
  return kind === "global entry" ? `([${label(text)}])` : `[${label(text)}]`;
}

/** The lines of the diagram while it is drawn, and where each part of the estate ended up. */
export class Drawing {
  readonly lines = ["flowchart TB"];
  readonly #ids = new Map<string, string>();
  readonly #edges = new Set<string>();

  draw(id: string, shape: string, parts: readonly { id: string }[], indent: number): void {
    this.lines.push(`${"  ".repeat(indent)}${id}${shape}`);
    for (const part of parts) if (!this.#ids.has(part.id)) this.#ids.set(part.id, id);
  }

  open(id: string, title: string, indent: number): void {
    this.lines.push(`${"  ".repeat(indent)}subgraph ${id}[${label(title)}]`);
  }

  close(indent: number): void {
    this.lines.push(`${"  ".repeat(indent)}end`);
  }

  edge(from: string | undefined, to: string | undefined, word: string): void {
    if (from === undefined || to === undefined || from === to || this.#edges.size >= EDGES) return;
    this.#edges.add(`  ${from} ${word === "" ? "-->" : `-. ${label(word)} .->`} ${to}`);
  }

  idOf(part: string): string | undefined {
    return this.#ids.get(part);
  }

  text(): string[] {
    return [...this.lines, ...this.#edges];
  }
}
