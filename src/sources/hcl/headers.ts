import { type JsonObject, member, textMember } from "../terraform/json-shape.ts";
import { bodiesOf, parsedJson } from "./json-bodies.ts";
import type { SourceSyntax } from "./source-files.ts";

/** What the sources of a module declare, told quickly and without positions: enough to tell one folder from another. */
export interface Headers {
  /** `aws_subnet.a`, `data.aws_ami.b`. */
  resources: Set<string>;
  /** Names of module calls, and the `source` of each as written; null where it is not a plain text. */
  calls: Map<string, string | null>;
  /** Variables and outputs: `var.a`, `output.b`. */
  names: Set<string>;
}

/** Headers of nothing. */
export function noHeaders(): Headers {
  return { resources: new Set(), calls: new Map(), names: new Set() };
}

/** A block header at the start of a line; labels may stand without quotes. */
const HEADER =
  /^[ \t]*(resource|data|module|variable|output)[ \t]+"?([^\s"{}]+)"?(?:[ \t]+"?([^\s"{}]+)"?)?[ \t]*\{/gm;
const SOURCE = /^[ \t{]*source[ \t]*=[ \t]*"([^"\n]*)"/m;
/** How far behind a module's header its `source` is looked for, in characters. */
const SOURCE_REACH = 10_000;

/**
 * Adds what one source file declares to `headers`. Comments of several lines and heredocs are not told from blocks, so this serves to
 * compare, never to name a line. A file that is broken adds what can be read of it.
 */
export function addHeaders(headers: Headers, text: string, syntax: SourceSyntax): void {
  if (syntax === "json") {
    addJson(headers, text);
    return;
  }
  const found = [...text.matchAll(HEADER)];
  for (const [i, match] of found.entries()) {
    const [whole, kind = "", first = "", second] = match;
    if (kind === "module") {
      const start = match.index + whole.length - 1;
      const end = Math.min(found[i + 1]?.index ?? text.length, start + SOURCE_REACH);
      headers.calls.set(first, plainSource(SOURCE.exec(text.slice(start, end))?.[1]));
    } else {
      add(headers, kind, first, second);
    }
  }
}

function add(headers: Headers, kind: string, first: string, second: string | undefined): void {
  if (kind === "variable" || kind === "output") {
    headers.names.add(`${kind === "variable" ? "var" : kind}.${first}`);
  } else if (second !== undefined) {
    headers.resources.add(kind === "data" ? `data.${first}.${second}` : `${first}.${second}`);
  }
}

/** A text with `${` depends on something else. */
function plainSource(source: string | null | undefined): string | null {
  return source === undefined || source === null || source.includes("${") ? null : source;
}

function addJson(headers: Headers, text: string): void {
  for (const body of bodiesOf(parsedJson(text))) {
    addBody(headers, body);
  }
}

function addBody(headers: Headers, json: JsonObject): void {
  for (const kind of ["resource", "data"]) {
    for (const [type, byName] of entriesOf(member(json, kind))) {
      for (const [name] of entriesOf(byName)) {
        add(headers, kind, type, name);
      }
    }
  }
  for (const kind of ["variable", "output"]) {
    for (const [name] of entriesOf(member(json, kind))) {
      add(headers, kind, name, undefined);
    }
  }
  for (const [name, call] of entriesOf(member(json, "module"))) {
    const body = Array.isArray(call) ? call[0] : call;
    headers.calls.set(name, plainSource(textMember(body, "source")));
  }
}

/** The members of an object, or of each object of a list: Terraform's JSON syntax allows both for labels. */
function entriesOf(value: unknown): [string, unknown][] {
  return bodiesOf(value).flatMap((one) => Object.entries(one));
}
