import type { LocalExpression, LocalValues, ModuleLocals } from "../../model/source-values.ts";
import { nameOf, parseTraversal } from "./address.ts";
import { longestReferences } from "./expression.ts";
import { listMember } from "./json-shape.ts";
import { partsOf } from "./local-values.ts";
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
  const modules = new Map([...values].map(([path, own]) => [path, new Inliner(own)]));
  return mapExpressions(configuration, (expression, module) => {
    const inliner = modules.get(module);
    if (inliner === undefined || !listMember(expression, "references").some(isLocal)) {
      return expression;
    }
    const references = longestReferences(expression).flatMap((one) => inliner.inlined(one));
    return references.length > MOST ? expression : { ...expression, references: [...new Set(references)] };
  });
}

function isLocal(reference: unknown): boolean {
  return typeof reference === "string" && reference.startsWith("local.");
}

/** What stands in the place of references, in one module. Each is worked out once: local values that are made of others twice would double at each step. */
class Inliner {
  readonly #own: ModuleLocals;
  readonly #known = new Map<string, readonly string[]>();
  /** The local values that are being followed: one that is made of itself, which Terraform refuses, ends. */
  readonly #within = new Set<string>();

  constructor(own: ModuleLocals) {
    this.#own = own;
  }

  inlined(reference: string): readonly string[] {
    const known = this.#known.get(reference) ?? this.#find(reference);
    this.#known.set(reference, known);
    return known;
  }

  #find(reference: string): readonly string[] {
    const [, first, ...path] = isLocal(reference) ? (parseTraversal(reference) ?? []) : [];
    const name = nameOf(first);
    const expression = name === null || this.#within.has(name) ? undefined : this.#own.get(name);
    const parts = expression === undefined ? [] : partsOf(expression, path);
    const isConstant = parts.some((part) => part.expression.references.length === 0);
    if (first === undefined || name === null || parts.length === 0 || parts.length > MOST || isConstant) {
      return [reference];
    }
    this.#within.add(name);
    const found = new Set<string>();
    for (const { expression: part, taken } of parts) {
      for (const one of found.size > MOST
        ? []
        : this.#madeOf(part, reference.slice((path[taken - 1] ?? first).end))) {
        found.add(one);
      }
    }
    this.#within.delete(name);
    return found.size > MOST ? [reference] : [...found];
  }

  #madeOf({ references, plain }: LocalExpression, rest: string): Set<string> {
    const found = new Set<string>();
    for (const one of references) {
      for (const inner of this.inlined(plain ? `${one}${rest}` : one)) {
        found.add(inner);
      }
      if (found.size > MOST) {
        break;
      }
    }
    return found;
  }
}
