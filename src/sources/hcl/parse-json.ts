import { isObject } from "../terraform/json-shape.ts";
import type { Block, Member, SourceNode } from "./block.ts";
import { parseJsonNode } from "./json-node.ts";

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
  const root = parsed(text);
  const blocks = isObject(root) ? [root["locals"]].flat() : [];
  const entries = blocks.flatMap((block) => (isObject(block) ? Object.entries(block) : []));
  const lines = entries
    .filter(([name]) => /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name))
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return ["locals {", ...lines, "}"].join("\n");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
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
    body: () => withDynamic(node.items?.length === 1 ? (node.items[0] ?? node) : node),
  };
}

/** The members of an object, or of all objects of a list, which mean the same where labels are expected. */
function membersOf(node: SourceNode): Member[] {
  return node.members ?? node.items?.flatMap((item) => item.members ?? []) ?? [];
}

/** `dynamic: {rule: {for_each, content}}` stands for blocks called `rule`. */
function withDynamic(node: SourceNode): SourceNode {
  const members = node.members?.flatMap((member): Member[] =>
    member.name === "dynamic" ? membersOf(member.node).map(dynamicMember) : [member],
  );
  return members === undefined ? node : { ...node, members };
}

function dynamicMember({ name, node }: Member): Member {
  const content = membersOf(node).find((member) => member.name === "content");
  return { name, kind: "dynamic", node: { ...content?.node, line: node.line, end_line: node.end_line } };
}
