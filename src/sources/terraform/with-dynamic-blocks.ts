import type {
  LocalExpression,
  SourceValues,
  WrittenBlock,
  WrittenBlocks,
} from "../../model/source-values.ts";
import { markRepeated } from "./blocks.ts";
import { configName } from "./config-name.ts";
import { isObject, type JsonObject, listMember, member, objectMember, textMember } from "./json-shape.ts";

/** Deepest nesting of modules that is followed. */
const DEEPEST = 60;

/**
 * The `configuration` of a plan with the dynamic blocks of its resources among the others, as the sources have them. Where the sources show other
 * blocks than the plan, nothing is put there.
 */
export function withDynamicBlocks(configuration: unknown, blocks: SourceValues["blocks"]): unknown {
  return blocks.size === 0 || !isObject(configuration)
    ? configuration
    : { ...configuration, root_module: inModule(configuration["root_module"], "", blocks, 0) };
}

function inModule(json: unknown, path: string, blocks: SourceValues["blocks"], depth: number): unknown {
  if (!isObject(json) || depth > DEEPEST) {
    return json;
  }
  const own = blocks.get(path);
  const calls = Object.entries(objectMember(json, "module_calls")).map(([name, call]): [string, unknown] => {
    const inner = path === "" ? name : `${path}.${name}`;
    return [
      name,
      isObject(call) ? { ...call, module: inModule(call["module"], inner, blocks, depth + 1) } : call,
    ];
  });
  const resources = listMember(json, "resources").map((resource) => {
    const written = own?.get(nameOf(resource));
    return written === undefined || !isObject(resource)
      ? resource
      : { ...resource, expressions: withBlocks(objectMember(resource, "expressions"), written) };
  });
  return { ...json, resources, module_calls: Object.fromEntries(calls) };
}

function nameOf(resource: unknown): string {
  const isData = member(resource, "mode") === "data";
  return configName(textMember(resource, "type") ?? "", textMember(resource, "name") ?? "", isData);
}

function withBlocks(expressions: JsonObject, written: WrittenBlocks): JsonObject {
  const changed = [...written].map(([name, blocks]): [string, unknown] => [
    name,
    allBlocks(member(expressions, name), blocks),
  ]);
  return { ...expressions, ...Object.fromEntries(changed.filter(([, all]) => all !== undefined)) };
}

/** The blocks of one name: those that the plan shows, in their order, and the dynamic ones between them. */
function allBlocks(shown: unknown, written: readonly WrittenBlock[]): unknown {
  const left = shown === undefined ? [] : shown;
  if (!Array.isArray(left) || left.length !== written.filter(({ repeated }) => !repeated).length) {
    return shown;
  }
  const next = left.values();
  return written.map((block) => {
    if (block.repeated) {
      return markRepeated(expressionsOf(block));
    }
    const own: unknown = next.next().value;
    return isObject(own) ? withBlocks(own, block.blocks) : own;
  });
}

function expressionsOf({ attributes, blocks }: WrittenBlock): JsonObject {
  return {
    ...Object.fromEntries([...attributes].map(([name, value]) => [name, expressionOf(value)])),
    ...Object.fromEntries([...blocks].map(([name, inner]) => [name, innerBlocks(inner)])),
  };
}

/** What may be an object stands as one; the value that it has tells whether it is. */
function innerBlocks(blocks: readonly WrittenBlock[]): unknown {
  const [first, ...others] = blocks;
  return first?.mayBeObject === true && others.length === 0
    ? innerExpressions(first)
    : blocks.map(innerExpressions);
}

function innerExpressions(block: WrittenBlock): JsonObject {
  return block.repeated ? markRepeated(expressionsOf(block)) : expressionsOf(block);
}

function expressionOf({ references, constant }: LocalExpression): JsonObject {
  return constant === undefined ? { references } : { constant_value: constant };
}
