import { type Event, parseEvents, YAMLException } from "js-yaml";

/** The events of one chunk, and the text that their offsets point into. */
export interface ChunkEvents {
  events: Event[];
  /** The chunk's text, with more indentation here and there: the lines are those of the file. */
  text: string;
  /** Where indentation was added, in order, as offsets into the text; each time the same length. */
  indented: number[];
}

/** Deepest nesting of a document. */
const MAX_DEPTH = 100;
/** Most places of a chunk that are mended, and most text that is read again for it. */
const MAX_MENDED = 100;
const MAX_REREAD = 20_000_000;
/** More than any nesting can ask for. */
export const ENOUGH_INDENT = 2 * MAX_DEPTH;
/** Stands for a text that the parser would not take; of one character, so that offsets stay. */
const STAND_IN = "\uE000";

/**
 * Parses a chunk as what reads YAML for Kubernetes does, where the parser is stricter: it asks that every line in brackets or quotes is
 * indented deeper than its key (`args: [` closed by `]` in the first column is common), and takes no bare `-` in brackets
 * (`[tar, -xf, -]`). Such places are mended and the chunk is read again. Throws YAMLException.
 */
export function readEvents(chunk: string): ChunkEvents {
  // In JSON a tab is white space wherever it stands bare; in YAML it is not allowed in some of these places.
  let text = /^\s*[[{]/.test(chunk) ? chunk.replaceAll("\t", " ") : chunk;
  let parsed = text;
  const indented: number[] = [];
  for (let mended = 0; ; mended += 1) {
    try {
      return { events: parseEvents(parsed, { maxDepth: MAX_DEPTH }), text, indented };
    } catch (error) {
      const isWorth = mended < MAX_MENDED && mended * text.length < MAX_REREAD;
      const line = isWorth ? shallowLine(error, parsed) : null;
      const dash = isWorth ? bareDash(error, parsed) : null;
      if (line !== null) {
        const indent = " ".repeat(ENOUGH_INDENT);
        text = text.slice(0, line) + indent + text.slice(line);
        parsed = parsed.slice(0, line) + indent + parsed.slice(line);
        indented.push(line);
      } else if (dash !== null) {
        parsed = parsed.slice(0, dash) + STAND_IN + parsed.slice(dash + 1);
      } else {
        throw error;
      }
    }
  }
}

/** Offset of the start of the line that is not indented deep enough; null where the error is another. */
function shallowLine(error: unknown, text: string): number | null {
  const at = placeOf(error, "deficient indentation");
  if (at === null) {
    return null;
  }
  const start = text.lastIndexOf("\n", Math.max(0, at - 1)) + 1;
  return text.startsWith(" ".repeat(ENOUGH_INDENT), start) ? null : start;
}

/** Offset of a `-` that stands for itself in brackets; null where the error is another. */
function bareDash(error: unknown, text: string): number | null {
  const at = placeOf(error, "missed comma between flow collection entries");
  return at !== null && /^-[,\]}]/.test(text.slice(at, at + 2)) ? at : null;
}

function placeOf(error: unknown, reason: string): number | null {
  return error instanceof YAMLException && error.reason === reason ? (error.mark?.position ?? null) : null;
}
