import { quotedAt } from "./quoted-key.ts";

/** The key of one instance: a number for `count`, a text for `for_each`. */
export type Key = string | number;

/** One part of a traversal such as `aws_subnet.s["a"].id`; `end` is the offset behind it in the text. */
export type Segment =
  | { name: string; end: number }
  | { key: Key; end: number }
  | { splat: true; end: number };

/** One module call on the way to a resource; `address` is that of this module instance, `module.a["x"].module.b`. */
export interface ModuleStep {
  name: string;
  key: Key | null;
  address: string;
}

/** An absolute resource instance address, taken apart. */
export interface Address {
  modules: ModuleStep[];
  data: boolean;
  type: string;
  name: string;
  key: Key | null;
}

/** Longest address or reference that is read, in characters; real ones stay below 1,000. */
const LONGEST = 20_000;

/** Takes a traversal apart: names between dots, keys in brackets, `[*]`. Null where the text is none. */
export function parseTraversal(text: string): Segment[] | null {
  if (text.length > LONGEST) {
    return null;
  }
  const segments: Segment[] = [];
  let at = 0;
  while (at < text.length) {
    const segment =
      text[at] === "[" ? bracketAt(text, at) : nameAt(text, segments.length === 0 ? at : at + 1);
    if (segment === null || (segments.length > 0 && text[at] !== "[" && text[at] !== ".")) {
      return null;
    }
    segments.push(segment);
    at = segment.end;
  }
  return segments.length === 0 ? null : segments;
}

function nameAt(text: string, from: number): Segment | null {
  let end = from;
  while (end < text.length && text[end] !== "." && text[end] !== "[") {
    if (text[end] === "]" || text[end] === '"') {
      return null;
    }
    end++;
  }
  const name = text.slice(from, end);
  if (name === "") {
    return null;
  }
  if (name === "*") {
    return { splat: true, end };
  }
  return /^\d{1,15}$/.test(name) ? { key: Number(name), end } : { name, end };
}

function bracketAt(text: string, from: number): Segment | null {
  if (text[from + 1] === '"') {
    return quotedAt(text, from + 2);
  }
  const close = text.indexOf("]", from);
  const inside = close === -1 ? "" : text.slice(from + 1, close);
  if (inside === "*") {
    return { splat: true, end: close + 1 };
  }
  return /^\d{1,15}$/.test(inside) ? { key: Number(inside), end: close + 1 } : null;
}

/** Takes an absolute resource address apart, `module.a["x.y"].data.aws_ami.b[0]`. Null where the text is none. */
export function parseAddress(text: string): Address | null {
  const segments = parseTraversal(text);
  if (segments === null) {
    return null;
  }
  const { modules, rest } = takeModules(text, segments);
  const data = nameOf(rest[0]) === "data";
  const [type, name, last, ...more] = data ? rest.slice(1) : rest;
  const key = last !== undefined && "key" in last ? last.key : null;
  const typeName = nameOf(type);
  const ownName = nameOf(name);
  if (typeName === null || ownName === null || more.length > 0 || (last !== undefined && key === null)) {
    return null;
  }
  return { modules, data, type: typeName, name: ownName, key };
}

/** Takes a module instance address apart, `module.a["x"].module.b`; "" is the root. Null where the text is none. */
export function parseModuleAddress(text: string): ModuleStep[] | null {
  if (text === "") {
    return [];
  }
  const segments = parseTraversal(text);
  const taken = segments === null ? null : takeModules(text, segments);
  return taken === null || taken.rest.length > 0 ? null : taken.modules;
}

function takeModules(text: string, segments: Segment[]): { modules: ModuleStep[]; rest: Segment[] } {
  const modules: ModuleStep[] = [];
  let at = 0;
  while (nameOf(segments[at]) === "module") {
    const call = segments[at + 1];
    const name = nameOf(call);
    if (name === null || call === undefined) {
      break;
    }
    const next = segments[at + 2];
    const key = next !== undefined && "key" in next ? next.key : null;
    const last = key === null || next === undefined ? call : next;
    modules.push({ name, key, address: text.slice(0, last.end) });
    at += key === null ? 2 : 3;
  }
  return { modules, rest: segments.slice(at) };
}

/** The name that a segment is, null where it is a key, a splat or absent. */
export function nameOf(segment: Segment | undefined): string | null {
  return segment !== undefined && "name" in segment ? segment.name : null;
}

/** The key that a segment is, null where it is a name, a splat or absent. */
export function keyOf(segment: Segment | undefined): Key | null {
  return segment !== undefined && "key" in segment ? segment.key : null;
}

/** A key as Terraform writes it in an address: `[0]`, `["a"]`, "" without a key. */
export function formatKey(key: Key | null): string {
  if (key === null) {
    return "";
  }
  if (typeof key === "number") {
    return `[${key}]`;
  }
  const escaped = key
    .replace(/[\\"]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(/([$%])\{/g, "$1$1{");
  return `["${escaped}"]`;
}
