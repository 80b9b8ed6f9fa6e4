import { type JsonScan, scanJson } from "./scan-json.ts";

/** The JSON value of a text, why it is broken and where (1-based), or that there is none. */
export type FoundJson =
  | { kind: "value"; value: unknown; source: string; several: boolean }
  | { kind: "broken"; reason: "syntax" | "truncated" | "depth"; line: number; column: number }
  | { kind: "none" };

/** What a plan or state begins with; looked for where other text comes before it. */
const PLAN_START = '{"format_version"';
/** A JSON object at the start of a line; `{{` begins a template instead. */
const LINE_START = /^\{(?=\s*["}])/m;

/**
 * Finds the JSON value of a text: the whole of it, or the one that stands between other lines, as setup-terraform's wrapper
 * leaves it (`[command]/path/terraform show -json` before it, `::debug::` and `::set-output` lines after it).
 * `several` says that another value follows at once.
 */
export function findJson(text: string): FoundJson {
  const start = text.search(/[^\s\uFEFF]/);
  if (start < 0) {
    return { kind: "none" };
  }
  const begins = text[start] === "[" || (text[start] === "{" && text[start + 1] !== "{");
  if (begins) {
    try {
      return { kind: "value", value: JSON.parse(text.slice(start)), source: text, several: false };
    } catch {
      // Broken, or followed by something else: the scan tells which.
    }
  }
  let worst: Extract<JsonScan, { ok: false }> | null = null;
  for (const candidate of candidates(text, start, begins)) {
    const scan = scanJson(text, candidate);
    if (scan.ok) {
      return parsed(text, candidate, scan.end);
    }
    worst = worst === null || scan.offset > worst.offset ? scan : worst;
  }
  return worst === null
    ? { kind: "none" }
    : { kind: "broken", reason: worst.reason, ...lineAndColumn(text, worst.offset) };
}

function candidates(text: string, start: number, begins: boolean): Set<number> {
  const found = begins ? [start] : [];
  const line = text.slice(start).search(LINE_START);
  if (line >= 0) {
    found.push(start + line);
  }
  const plan = text.indexOf(PLAN_START, start);
  if (plan >= 0) {
    found.push(plan);
  }
  return new Set(found);
}

function parsed(text: string, start: number, end: number): FoundJson {
  const source = text.slice(start, end);
  const rest = /\S/.exec(text.slice(end, end + 1000));
  return { kind: "value", value: JSON.parse(source), source, several: rest?.[0] === "{" };
}

/** Line and column (both from 1) of an offset. */
function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
