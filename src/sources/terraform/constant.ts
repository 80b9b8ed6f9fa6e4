import { keyOf, nameOf, parseTraversal, type Segment } from "./address.ts";
import { wholeValues } from "./bytes/whole-values.ts";
import type { Configuration } from "./configuration.ts";
import type { Estate } from "./estate.ts";
import { longestReferences } from "./expression.ts";
import { member, objectMember } from "./json-shape.ts";
import { partOf, writtenValue } from "./local-values.ts";
import { callerOf, insideOf, type Scope } from "./scope.ts";
import { writtenConstant } from "./written-constant.ts";

/** The value that an expression has, or why the plan does not show it: a clause that begins with what it comes from. */
export type Constant = { value: unknown } | { why: string };

const DEEPEST = 60;
/** Longest reference that a reason quotes, in characters. */
const LONGEST_QUOTED = 80;

/**
 * The value of an expression that is a constant or refers to one thing only: a variable (through module calls to the root), an output,
 * or an attribute of a data source or resource that is known. What a function makes of it is not in a plan: whoever asks must check
 * that the value looks like what it should be.
 */
export function constantOf(
  expression: unknown,
  scope: Scope,
  estate: Estate,
  configuration: Configuration,
  depth = 0,
): Constant {
  const constant = writtenConstant(expression);
  if (constant !== undefined) {
    return { value: constant };
  }
  const [reference, ...more] = longestReferences(expression);
  if (reference === undefined || more.length > 0 || depth > DEEPEST) {
    return { why: "an expression of several parts, whose result a plan does not show" };
  }
  const shown = reference.length > LONGEST_QUOTED ? `${reference.slice(0, LONGEST_QUOTED)}...` : reference;
  const segments = parseTraversal(reference) ?? [];
  const name = nameOf(segments[1]);
  const follow = (inner: unknown, within: Scope): Constant =>
    constantOf(inner, within, estate, configuration, depth + 1);
  switch (nameOf(segments[0])) {
    case "var":
      return name === null
        ? { why: shown }
        : variable(name, segments.slice(2), scope, configuration, follow, shown);
    case "local":
      return local(name, segments.slice(2), scope, shown);
    case "each":
      return { why: `${shown}, and a plan does not show which provider instance a resource uses` };
    case "module":
      return output(segments, scope, follow, shown);
    default:
      return attribute(segments, scope, estate, shown);
  }
}

/** A local value that is written out; one that refers to something has its references in its place. */
function local(name: string | null, rest: Segment[], { module }: Scope, shown: string): Constant {
  const expression = name === null ? undefined : module.locals.get(name);
  if (expression === undefined) {
    return { why: `${shown}, and a plan does not show local values` };
  }
  const part = partOf(expression, rest);
  const value = part === null ? undefined : writtenValue(part.expression);
  return part === null || value === undefined
    ? { why: `${shown}, which is worked out` }
    : inside(value, rest.slice(part.taken), shown);
}

function variable(
  name: string,
  rest: Segment[],
  scope: Scope,
  configuration: Configuration,
  follow: (inner: unknown, within: Scope) => Constant,
  shown: string,
): Constant {
  const declared = member(scope.module.variables, name);
  if (member(declared, "sensitive") === true) {
    return { why: `${shown}, which is marked sensitive` };
  }
  const caller = callerOf(scope);
  const passed = caller === null ? undefined : member(objectMember(scope.module.call, "expressions"), name);
  if (caller !== null && passed !== undefined) {
    const found = follow(passed, caller);
    return "value" in found ? inside(found.value, rest, shown) : found;
  }
  const given = caller === null ? member(member(configuration.rootVariables, name), "value") : undefined;
  return inside(given ?? member(declared, "default"), rest, shown);
}

function output(
  segments: Segment[],
  scope: Scope,
  follow: (inner: unknown, within: Scope) => Constant,
  shown: string,
): Constant {
  const call = nameOf(segments[1]) ?? "";
  const key = keyOf(segments[2]);
  const [output, ...rest] = segments.slice(key === null ? 2 : 3);
  const address = `${scope.address === "" ? "" : `${scope.address}.`}module.${call}`;
  const inner = key === null ? insideOf(scope, { name: call, key, address }) : null;
  const expression = member(member(inner?.module.outputs, nameOf(output) ?? ""), "expression");
  if (inner === null || expression === undefined) {
    return { why: `${shown}, which the plan does not show` };
  }
  const found = follow(expression, inner);
  return "value" in found ? inside(found.value, rest, shown) : found;
}

function attribute(segments: Segment[], scope: Scope, estate: Estate, shown: string): Constant {
  const data = nameOf(segments[0]) === "data";
  const [type, name, ...rest] = data ? segments.slice(1) : segments;
  const group = estate.group(scope.address, `${data ? "data." : ""}${nameOf(type)}.${nameOf(name)}`);
  const key = keyOf(rest[0]);
  const instance = key === null ? group.all[0] : group.withKey(key);
  const first = nameOf(rest[key === null ? 0 : 1]);
  if (instance === undefined || first === null) {
    return { why: `${shown}, which the plan does not show` };
  }
  const side = estate.side(instance);
  const path = rest.slice(key === null ? 0 : 1);
  if (isMarked(side.unknown, path) || isMarked(side.sensitive, path)) {
    return { why: `${shown}, which is known only after apply or marked sensitive` };
  }
  // Of most resources only a part was read.
  const values = member(side.values, first) === undefined ? wholeValues(side.values) : side.values;
  return inside(values, path, shown);
}

function inside(value: unknown, path: Segment[], shown: string): Constant {
  let found = value;
  for (const segment of path) {
    const key = nameOf(segment) ?? keyOf(segment);
    found = Array.isArray(found) && typeof key === "number" ? found[key] : member(found, String(key));
  }
  return found === undefined || found === null
    ? { why: `${shown}, which the plan does not show` }
    : { value: found };
}

/** True where a tree of marks has one on the way to a place. */
function isMarked(marks: unknown, path: Segment[]): boolean {
  let found = marks;
  for (const segment of path) {
    if (found === true) {
      return true;
    }
    const key = nameOf(segment) ?? keyOf(segment);
    found = Array.isArray(found) && typeof key === "number" ? found[key] : member(found, String(key));
  }
  return found === true;
}
