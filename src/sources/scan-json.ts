/** Deepest nesting that is looked into; real plans stay below a hundred. */
const DEEPEST = 10_000;

/** Where one JSON value ends (just behind it), or where and why it is broken. */
export type JsonScan =
  | { ok: true; end: number }
  | { ok: false; offset: number; reason: "syntax" | "truncated" | "depth" };

class Broken extends Error {
  readonly offset: number;
  readonly reason: "syntax" | "truncated" | "depth";

  constructor(offset: number, reason: "syntax" | "truncated" | "depth") {
    super(reason);
    this.offset = offset;
    this.reason = reason;
  }
}

/**
 * Walks over one JSON value that begins at `start` (RFC 8259), to find its end in a text that goes on, or the place where it is broken.
 * JSON.parse does neither: it reads whole texts only, and its messages quote them.
 */
export function scanJson(text: string, start: number): JsonScan {
  try {
    return { ok: true, end: scanValue(text, start) };
  } catch (problem) {
    if (problem instanceof Broken) {
      return { ok: false, offset: problem.offset, reason: problem.reason };
    }
    throw problem;
  }
}

function scanValue(text: string, start: number): number {
  const open: string[] = [];
  let at = skipSpace(text, start);
  for (;;) {
    const begin = text[at];
    if (begin === "{" || begin === "[") {
      if (open.length >= DEEPEST) {
        throw new Broken(at, "depth");
      }
      open.push(begin);
      at = skipSpace(text, at + 1);
      if (text[at] !== closing(begin)) {
        at = begin === "{" ? scanKey(text, at) : at;
        continue;
      }
    } else {
      at = scanScalar(text, at);
    }
    at = closeAll(text, at, open);
    if (open.length === 0) {
      return at;
    }
  }
}

/** Behind a scalar, or at the bracket that closes an empty container: closes what closes, up to the start of the next value. */
function closeAll(text: string, from: number, open: string[]): number {
  let at = from;
  while (open.length > 0) {
    const innermost = open[open.length - 1] ?? "";
    at = skipSpace(text, at);
    if (text[at] === closing(innermost)) {
      open.pop();
      at += 1;
    } else if (text[at] === ",") {
      at = skipSpace(text, at + 1);
      return innermost === "{" ? scanKey(text, at) : at;
    } else {
      throw broken(text, at);
    }
  }
  return at;
}

function closing(bracket: string): string {
  return bracket === "{" ? "}" : "]";
}

function scanKey(text: string, at: number): number {
  if (text[at] !== '"') {
    throw broken(text, at);
  }
  const colon = skipSpace(text, scanString(text, at));
  if (text[colon] !== ":") {
    throw broken(text, colon);
  }
  return skipSpace(text, colon + 1);
}

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** A literal or number of which the rest is missing at the end of the text; the longest that is looked at is beyond any real number. */
const BEGINNING = /^(?:t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-|-?(?:0|[1-9]\d*)(?:\.|(?:\.\d+)?[eE][+-]?))$/;
const LONGEST_BEGINNING = 60;

function scanScalar(text: string, at: number): number {
  if (text[at] === '"') {
    return scanString(text, at);
  }
  LITERAL.lastIndex = at;
  const end = at + (LITERAL.exec(text)?.[0].length ?? 0);
  if (end < text.length && BEGINNING.test(text.slice(at, at + LONGEST_BEGINNING))) {
    throw new Broken(text.length, "truncated");
  }
  if (end === at) {
    throw broken(text, at);
  }
  return end;
}

const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

function scanString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      return at + 1;
    }
    if (code < 0x20) {
      throw new Broken(at, "syntax");
    }
    if (code === 0x5c) {
      ESCAPE.lastIndex = at + 1;
      const match = ESCAPE.exec(text);
      if (match === null) {
        throw at + 6 > text.length ? new Broken(text.length, "truncated") : new Broken(at, "syntax");
      }
      at += match[0].length;
    }
  }
  throw new Broken(text.length, "truncated");
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\r" || text[at] === "\t") {
    at += 1;
  }
  return at;
}

function broken(text: string, at: number): Broken {
  return new Broken(at, at >= text.length ? "truncated" : "syntax");
}
