import { member } from "../terraform/json-shape.ts";
import type { Block, Member, SourceNode } from "./block.ts";
import { bodiesOf, isWord, parsedJson } from "./json-bodies.ts";
import { hclOfJson } from "./json-expression.ts";
import { parseJsonNode } from "./json-node.ts";
import { templateParts } from "./json-template.ts";

/** The blocks that a file in Terraform's JSON syntax defines; null where it is no JSON. */
export function jsonBlocks(text: string): Block[] | null {
  const root = parseJsonNode(text);
  if (root === null) {
    return null;
  }
  return membersOf(root).flatMap(({ name, node }) => {
    switch (name) {
      case "resource":
        return labelled(node, "");
      case "data":
        return labelled(node, "data.");
      case "module":
        return membersOf(node).map((call) => block(`module.${call.name}`, call.node));
      case "terraform":
        return membersOf(node).flatMap(backends);
      default:
        return [];
    }
  });
}

function labelled(node: SourceNode, prefix: string): Block[] {
  return membersOf(node).flatMap((type) =>
    membersOf(type.node).map((name) => block(`${prefix}${type.name}.${name.name}`, name.node)),
  );
}

/** The local values of a file in JSON syntax, as a block of HCL: its texts are templates, and its objects are objects there too. */
export function localsOfJson(text: string): string {
  const blocks = bodiesOf(parsedJson(text)).flatMap((body) => bodiesOf(member(body, "locals")));
  const lines = blocks
    .flatMap((block) => Object.entries(block))
    .flatMap(([name, value]) => {
      const written = isWord(name) ? hclOfJson(value) : null;
      return written === null ? [] : [`${name} = ${written}`];
    });
  return ["locals {", ...lines, "}"].join("\n");
}

/** `backend: {s3: {...}}` or `cloud: {...}`. */
function backends({ name, node }: Member): Block[] {
  if (name === "cloud") {
    return [block("terraform.backend", node)];
  }
  return name === "backend"
    ? membersOf(node).map((type) => ({ ...block("terraform.backend", type.node), label: type.name }))
    : [];
}

function block(name: string, node: SourceNode): Block {
  return {
    name,
    line: node.line,
    end_line: node.end_line,
    sound: true,
    // A body may be the only item of a list.
    body: () => asBody(node.items?.length === 1 ? (node.items[0] ?? node) : node),
  };
}

/** The members of an object, or of all objects of a list, which mean the same where labels are expected. */
function membersOf(node: SourceNode): Member[] {
  return node.members ?? node.items?.flatMap((item) => item.members ?? []) ?? [];
}

/**
 * A body at any depth: `dynamic: {rule: {for_each, content}}` stands for blocks called `rule`, and so does what is called `rule` beside it. A text
 * with an expression in it is worked out.
 */
function asBody(node: SourceNode): SourceNode {
  const { literal, members, items, ...rest } = node;
  if (members === undefined && items === undefined) {
    const plain = typeof literal === "string" ? plainText(literal) : literal;
    return plain === undefined ? rest : { ...rest, literal: plain };
  }
  const dynamic = (members ?? [])
    .filter(({ name }) => name === "dynamic")
    .flatMap((one) => membersOf(one.node));
  const repeated = new Set(dynamic.map(({ name }) => name));
  return {
    ...rest,
    ...(items === undefined ? {} : { items: items.map(asBody) }),
    ...(members === undefined ? {} : { members: members.flatMap((one) => bodyMembers(one, repeated)) }),
  };
}

function bodyMembers({ name, kind, node }: Member, repeated: ReadonlySet<string>): Member[] {
  if (name === "dynamic") {
    return membersOf(node).flatMap((block) =>
      listed(block.node).map((one) => dynamicMember(block.name, one)),
    );
  }
  return repeated.has(name)
    ? listed(node).map((one): Member => ({ name, kind: "block", node: asBody(one) }))
    : [{ name, kind, node: asBody(node) }];
}

function listed(node: SourceNode): SourceNode[] {
  return node.items ?? [node];
}

function dynamicMember(name: string, node: SourceNode): Member {
  const content = membersOf(node).find((member) => member.name === "content");
  const [first] = content === undefined ? [] : listed(content.node);
  const body = first === undefined ? {} : asBody(first);
  return { name, kind: "dynamic", node: { ...body, line: node.line, end_line: node.end_line } };
}

function plainText(template: string): string | undefined {
  const [first = { text: "" }, second] = templateParts(template) ?? [{ sign: "$" as const, inner: "" }];
  return second === undefined && "text" in first ? first.text : undefined;
}
