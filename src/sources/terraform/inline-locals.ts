import type { LocalValues, ModuleLocals } from "../../model/local-values.ts";
import { nameOf, parseTraversal } from "./address.ts";
import { longestReferences } from "./expression.ts";
import { listMember } from "./json-shape.ts";
import { partOf } from "./local-values.ts";
import { mapExpressions } from "./map-expressions.ts";

/** Most references that stand in the place of one to a local value; one that has more refers to nothing in particular. */
const MOST = 1000;

/** The modules whose expressions refer to local values, by the names of the calls that lead there. */
export function modulesWithLocals(configuration: unknown): Set<string> {
  const found = new Set<string>();
  mapExpressions(configuration, (expression, module) => {
    if (listMember(expression, "references").some(isLocal)) {
      found.add(module);
    }
    return expression;
  });
  return found;
}

/**
 * The `configuration` of a plan as if what each local value is made of had been written where it is used. One that is made of nothing that
 * is referred to stays as it is: its value may be known.
 */
export function inlineLocals(configuration: unknown, values: LocalValues): unknown {
  return mapExpressions(configuration, (expression, module) => {
    const own = values.get(module);
    if (own === undefined || !listMember(expression, "references").some(isLocal)) {
      return expression;
    }
    const references = longestReferences(expression).flatMap((one) => inlined(one, own, new Set()));
    return references.length > MOST ? expression : { ...expression, references: [...new Set(references)] };
  });
}

function isLocal(reference: unknown): boolean {
  return typeof reference === "string" && reference.startsWith("local.");
}

/** `within` holds the local values that it is followed from: one that is made of itself, which Terraform refuses, ends. */
function inlined(reference: string, own: ModuleLocals, within: ReadonlySet<string>): string[] {
  const [, first, ...path] = isLocal(reference) ? (parseTraversal(reference) ?? []) : [];
  const name = nameOf(first);
  const expression = name === null || within.has(name) ? undefined : own.get(name);
  const part = expression === undefined ? null : partOf(expression, path);
  if (first === undefined || name === null || part === null || part.expression.references.length === 0) {
    return [reference];
  }
  const { references, plain } = part.expression;
  const rest = reference.slice((path[part.taken - 1] ?? first).end);
  const found: string[] = [];
  for (const one of references) {
    found.push(...inlined(plain ? `${one}${rest}` : one, own, new Set([...within, name])));
    if (found.length > MOST) {
      return [reference];
    }
  }
  return found;
}
