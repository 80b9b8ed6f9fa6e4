import { nameOf, parseTraversal } from "./address.ts";
import { type ConfigModule, indexConfiguration } from "./configuration.ts";
import { longestReferences } from "./expression.ts";
import { type JsonObject, member, objectMember } from "./json-shape.ts";

/** A reference in a module. */
interface Standing {
  reference: string;
  module: ConfigModule;
}

/**
 * The modules whose sources say what the elements of a for_each are, by the names of the calls that lead there: where `each.value` stands in a resource
 * or call that goes through more than one resource as a whole, its module, and those which give what it goes through.
 */
export function modulesOfForEach(plan: unknown): Set<string> {
  const open = [...indexConfiguration(plan).modules.values()].flatMap(openReferences);
  const found = new Set(open.map(({ module }) => module.path));
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [head, second] = (parseTraversal(next.reference) ?? []).map(nameOf);
    const isLocal = head === "local";
    const name = `${next.module.path}\n${head}.${isLocal ? "" : second}`;
    if (!seen.has(name)) {
      seen.add(name);
      for (const { module, expression } of giversOf(next.module, head, second ?? "")) {
        found.add(module.path);
        open.push(...referencesIn(expression, module));
      }
    }
  }
  return found;
}

function referencesIn(expression: unknown, module: ConfigModule): Standing[] {
  return longestReferences(expression).map((reference) => ({ reference, module }));
}

/** What those resources and calls of a module go through of which the elements may be written somewhere. */
function openReferences(module: ConfigModule): Standing[] {
  const calls = [...module.children.values()].map(({ call }) => call);
  return [...module.resources.values(), ...calls]
    .filter((user) => isOpen(user, module))
    .flatMap((user) => referencesIn(user["for_each_expression"], module));
}

/** A resource as a whole, and a variable of the root module, which has a value, need no sources. */
function isOpen(user: JsonObject, { parent }: ConfigModule): boolean {
  const [only, ...others] = longestReferences(user["for_each_expression"]);
  const mayBeMade = parent === null ? /^(?:local|module)\./ : /^(?:var|local|module|each)\./;
  if (only === undefined || (others.length === 0 && !mayBeMade.test(only))) {
    return false;
  }
  return longestReferences(user["expressions"]).some((reference) => reference.startsWith("each.value"));
}

/** An expression, and the module in which it stands. */
interface Giver {
  module: ConfigModule;
  expression: unknown;
}

/** Of a local value a plan shows nothing: it may come from the calling module, and from any that is called. */
function giversOf(module: ConfigModule, head: string | null | undefined, name: string): Giver[] {
  const { parent, call, children } = module;
  switch (head) {
    case "local":
      return [...[...children.values()].flatMap(outputsOf), ...fromCaller(parent, call["expressions"])];
    case "module":
      return outputsOf(children.get(name));
    case "var":
      return fromCaller(parent, member(objectMember(call, "expressions"), name));
    case "each":
      return fromCaller(parent, call["for_each_expression"]);
    default:
      return [];
  }
}

function outputsOf(module: ConfigModule | undefined): Giver[] {
  const outputs = module === undefined ? [] : Object.values(module.outputs);
  return module === undefined
    ? []
    : [
        { module, expression: undefined },
        ...outputs.map((output) => ({ module, expression: member(output, "expression") })),
      ];
}

function fromCaller(module: ConfigModule | null, expression: unknown): Giver[] {
  return module === null ? [] : [{ module, expression }];
}
