import { isObject, type JsonObject, member } from "../terraform/json-shape.ts";
import { DEEPEST_NODE } from "./block.ts";
import { bodiesOf, isWord, parsedJson } from "./json-bodies.ts";
import { hclOfJson } from "./json-expression.ts";

/**
 * The resources of a file in JSON syntax that have dynamic blocks in them, as blocks of HCL. JSON does not tell a block from an attribute that is an
 * object: each such stands as a block, and what is no block is told by the plan, or by the value that it has.
 */
export function dynamicOfJson(text: string): string {
  const root = parsedJson(text);
  const kinds = ["resource", "data"] as const;
  return kinds.flatMap((kind) => membersOf(root, kind).flatMap((one) => resourcesOf(kind, one))).join("\n");
}

function resourcesOf(kind: string, [type, named]: [string, unknown]): string[] {
  const all = bodiesOf(named).flatMap((body) => Object.entries(body));
  return all.flatMap(([name, resource]) => {
    const [body] = bodiesOf(resource);
    const inner = body === undefined || !isWord(type) || !isWord(name) ? "" : blocksOf(body, false, 0);
    return /^dynamic /m.test(inner) ? [`${kind} "${type}" "${name}" {\n${inner}}`] : [];
  });
}

/** The members of all objects that stand under a name. */
function membersOf(value: unknown, name: string): [string, unknown][] {
  return bodiesOf(value).flatMap((body) =>
    bodiesOf(member(body, name)).flatMap((one) => Object.entries(one)),
  );
}

/** Blocks in the order in which they are written; attributes too where they stand inside a dynamic one, since a plan shows the others. */
function blocksOf(body: JsonObject, isHidden: boolean, depth: number): string {
  const written = Object.entries(body).map(([name, value]) => {
    if (depth >= DEEPEST_NODE || !isWord(name)) {
      return "";
    }
    if (name === "dynamic") {
      return bodiesOf(value)
        .flatMap((byLabel) => Object.entries(byLabel))
        .map(([label, blocks]) => dynamicBlocks(label, blocks, depth))
        .join("");
    }
    const inner = mayBeBlocks(value) ? bodiesOf(value) : null;
    if (inner !== null) {
      return inner.map((one) => `${name} {\n${blocksOf(one, isHidden, depth + 1)}}\n`).join("");
    }
    return isHidden ? attribute(name, value) : "";
  });
  return written.join("");
}

function dynamicBlocks(label: string, blocks: unknown, depth: number): string {
  if (!isWord(label)) {
    return "";
  }
  return bodiesOf(blocks)
    .map((block) => {
      const iterator = member(block, "iterator");
      const named = typeof iterator === "string" && isWord(iterator) ? `iterator = ${iterator}\n` : "";
      const [content] = bodiesOf(member(block, "content"));
      const inner = content === undefined ? "" : `content {\n${blocksOf(content, true, depth + 1)}}\n`;
      return `dynamic "${label}" {\n${attribute("for_each", member(block, "for_each"))}${named}${inner}}\n`;
    })
    .join("");
}

/** Objects of which each may be a block: the names of attributes and blocks are words. */
function mayBeBlocks(value: unknown): boolean {
  const all = Array.isArray(value) ? value : [value];
  return (
    all.length > 0 &&
    all.every((one) => isObject(one) && Object.keys(one).every((name) => name === "//" || isWord(name)))
  );
}

function attribute(name: string, value: unknown): string {
  const written = value === undefined ? null : hclOfJson(value);
  return written === null ? "" : `${name} = ${written}\n`;
}
