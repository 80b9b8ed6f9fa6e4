/** The text between two document separators of a file. */
export interface Chunk {
  text: string;
  /** 1-based line of the file that the text begins at. */
  line: number;
}

/**
 * Splits a file at its `---` lines, so that one broken document loses no other. A `---` at the start of a line always
 * separates documents in YAML: no scalar may hold one. Directives (`%YAML 1.1`) stay with the document they precede.
 */
export function splitDocuments(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  let line = 1;
  for (const { index } of text.matchAll(/\n---(?=[ \t\r\n]|$)/g)) {
    const before = text.slice(start, index + 1);
    if (!isDirectives(before)) {
      chunks.push({ text: before, line });
      line += countLines(before, 0, before.length);
      start = index + 1;
    }
  }
  chunks.push({ text: text.slice(start), line });
  return chunks;
}

/** Only directives, comments and blank lines, with at least one directive. */
function isDirectives(text: string): boolean {
  return (
    /^[\uFEFF \t\r\n#%]/.test(text) && text.includes("%") && /^(?:[ \t\r]*(?:[#%][^\n]*)?\n)*$/.test(text)
  );
}

/** Line breaks from one offset up to another. */
export function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) {
    count += 1;
  }
  return count;
}
