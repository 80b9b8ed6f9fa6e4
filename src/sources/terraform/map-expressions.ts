import { isAttributeExpression } from "./expression.ts";
import { isObject, type JsonObject, member, textMember } from "./json-shape.ts";

/** Changes one expression that stands in a module; gives the very same where it does not. */
export type ChangeExpression = (expression: JsonObject, module: string) => JsonObject;

/** Deepest nesting of modules and of blocks that is followed. */
const DEEPEST = 60;

/**
 * The `configuration` of a plan with every expression changed that refers to something, by the module that it stands in: the arguments of a
 * call stand in the module that calls. What is not changed is the very same.
 */
export function mapExpressions(configuration: unknown, change: ChangeExpression): unknown {
  return mapMembers(configuration, {
    root_module: (json) => mapModule(json, "", change, 0),
    provider_config: (json) => mapEach(json, (provider) => mapDeep(provider, moduleOf(provider), change, 0)),
  });
}

function mapModule(json: unknown, path: string, change: ChangeExpression, depth: number): unknown {
  if (depth > DEEPEST) {
    return json;
  }
  const own = (value: unknown): unknown => mapDeep(value, path, change, 0);
  const call = (name: string, value: unknown): unknown =>
    mapMembers(value, {
      expressions: own,
      count_expression: own,
      for_each_expression: own,
      module: (inner) => mapModule(inner, path === "" ? name : `${path}.${name}`, change, depth + 1),
    });
  return mapMembers(json, {
    resources: own,
    outputs: own,
    module_calls: (calls) => mapEach(calls, (value, name) => call(name, value)),
  });
}

/** The names of the calls that lead to the module of a provider configuration. */
function moduleOf(provider: unknown): string {
  const address = textMember(provider, "module_address") ?? "";
  return address.replace(/(^|\.)module\./g, "$1");
}

function mapDeep(value: unknown, path: string, change: ChangeExpression, depth: number): unknown {
  if (depth > DEEPEST || typeof value !== "object" || value === null) {
    return value;
  }
  if (isObject(value) && isAttributeExpression(value)) {
    return Array.isArray(value["references"]) ? change(value, path) : value;
  }
  if (Array.isArray(value)) {
    const mapped = value.map((item) => mapDeep(item, path, change, depth + 1));
    return mapped.some((item, i) => item !== value[i]) ? mapped : value;
  }
  return mapEach(value, (item) => mapDeep(item, path, change, depth + 1));
}

function mapMembers(json: unknown, changes: Record<string, (value: unknown) => unknown>): unknown {
  return mapEach(json, (value, name) => {
    const change = Object.hasOwn(changes, name) ? changes[name] : undefined;
    return change === undefined ? value : change(value);
  });
}

/** An object with each member changed; the very same where none is. */
function mapEach(json: unknown, change: (value: unknown, name: string) => unknown): unknown {
  if (!isObject(json)) {
    return json;
  }
  let changed: [string, unknown][] | null = null;
  for (const name of Object.keys(json)) {
    const value = member(json, name);
    const mapped = change(value, name);
    if (mapped !== value) {
      changed ??= [];
      changed.push([name, mapped]);
    }
  }
  return changed === null ? json : { ...json, ...Object.fromEntries(changed) };
}
