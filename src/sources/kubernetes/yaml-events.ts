import { type Event, parseEvents, YAMLException } from "js-yaml";

/** The events of one chunk, and the text that their offsets point into. */
export interface ChunkEvents {
  events: Event[];
  /** The chunk's text, with more indentation here and there: the lines are those of the file, the columns need not be. */
  text: string;
}

/** Deepest nesting of a document. */
const MAX_DEPTH = 100;
/** Most lines of a chunk that are indented anew, and most text that is read again for it. */
const MAX_MENDED_LINES = 100;
const MAX_REREAD = 20_000_000;
/** More than any nesting can ask for. */
const ENOUGH_INDENT = " ".repeat(2 * MAX_DEPTH);

/**
 * Parses a chunk. The parser asks that every line in brackets or quotes is indented deeper than its key; what reads YAML
 * for Kubernetes does not (`args: [` closed by `]` in the first column is common), so such lines are indented and read again.
 * Throws YAMLException.
 */
export function readEvents(chunk: string): ChunkEvents {
  // In JSON a tab is white space wherever it stands bare; in YAML it is not allowed in some of these places.
  let text = /^\s*[[{]/.test(chunk) ? chunk.replaceAll("\t", " ") : chunk;
  for (let mended = 0; ; mended += 1) {
    try {
      return { events: parseEvents(text, { maxDepth: MAX_DEPTH }), text };
    } catch (error) {
      const start =
        mended < MAX_MENDED_LINES && mended * text.length < MAX_REREAD ? shallowLine(error, text) : null;
      if (start === null) {
        throw error;
      }
      text = text.slice(0, start) + ENOUGH_INDENT + text.slice(start);
    }
  }
}

/** Offset of the start of the line that is not indented deep enough; null where the error is another. */
function shallowLine(error: unknown, text: string): number | null {
  if (
    !(error instanceof YAMLException) ||
    error.reason !== "deficient indentation" ||
    error.mark === undefined
  ) {
    return null;
  }
  const start = text.lastIndexOf("\n", Math.max(0, error.mark.position - 1)) + 1;
  return text.startsWith(ENOUGH_INDENT, start) ? null : start;
}
