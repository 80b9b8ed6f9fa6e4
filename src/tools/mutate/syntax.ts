import { opa } from "../opa/run.ts";

/** A node of OPA's syntax tree, as `opa parse` writes it. */
export type Node = Record<string, unknown>;

/** A part of a text: from its first character to the one behind its last, counted in code points. */
export interface Range {
  start: number;
  end: number;
}

/** A module: its text as code points, since OPA counts columns in these, and its rules. */
export interface Module {
  /** Relative to the project. */
  path: string;
  text: string[];
  /** Without `data`: `resilience.lib`. */
  package: string;
  rules: Node[];
  /** What it calls by a name: its imports, and the rules of its package as far as they stand in it. */
  names: string[];
  /** Where each row begins. */
  rows: number[];
}

/** Parses a module with OPA. */
export async function parseModule(root: string, path: string, source: string): Promise<Module> {
  const args = ["parse", path, "--format", "json", "--json-include", "locations,-comments"];
  const tree = asNode(JSON.parse(await opa(root, args)));
  const text = Array.from(source);
  const rows = [0];
  text.forEach((character, at) => {
    if (character === "\n") {
      rows.push(at + 1);
    }
  });
  const parts = asNodes(asNode(tree?.["package"])?.["path"]).map(({ value }) => String(value));
  const rules = asNodes(tree?.["rules"]);
  const names = [...asNodes(tree?.["imports"]).map(importedName), ...rules.map(ruleName)];
  return { path, text, package: parts.slice(1).join("."), rules, names, rows };
}

/** What a rule is called, without what follows in brackets or behind a point. */
export function ruleName(rule: Node): string {
  return String(asNodes(asNode(rule["head"])?.["ref"])[0]?.["value"] ?? "");
}

function importedName({ alias, path }: Node): string {
  return String(alias ?? asNodes(asNode(path)?.["value"]).at(-1)?.["value"] ?? "");
}

/** Where a node stands; null for one that OPA made up. */
export function rangeOf({ rows, text }: Module, node: Node | null | undefined): Range | null {
  const location = asNode(node?.["location"]);
  const { row, col, text: encoded } = location ?? {};
  if (typeof row !== "number" || typeof col !== "number" || typeof encoded !== "string") {
    return null;
  }
  const own = Array.from(Buffer.from(encoded, "base64").toString("utf8"));
  const start = (rows[row - 1] ?? 0) + col - 1;
  const isThere = own.length > 0 && text.slice(start, start + own.length).join("") === own.join("");
  const end = own.join("") === "-" ? endOfNumber(text, start + 1) : start + own.length;
  return isThere ? { start, end } : null;
}

/** OPA gives of a negative number the sign alone. */
function endOfNumber(text: readonly string[], from: number): number {
  const after = text.slice(from).findIndex((character) => !/[\d.eE]/.test(character));
  return after < 0 ? text.length : from + after;
}

/** The row of a place in a module, from 1. */
export function rowOf({ rows }: Module, at: number): number {
  return rows.filter((start) => start <= at).length;
}

/** The text of a part of a module. */
export function textOf({ text }: Module, { start, end }: Range): string {
  return text.slice(start, end).join("");
}

/** A value as a node; null where it is none. */
export function asNode(value: unknown): Node | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Node) : null;
}

/** A value as a list of nodes; empty where it is none. */
export function asNodes(value: unknown): Node[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.map(asNode).filter((node) => node !== null);
}

/** The name of an operator or function that a term refers to (`lt`, `count`); "" for another term. */
export function nameOf(term: Node | undefined): string {
  return term?.["type"] === "ref"
    ? asNodes(term["value"])
        .map(({ value }) => String(value))
        .join(".")
    : "";
}
