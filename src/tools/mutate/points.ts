import { ASSIGNMENTS, boundBy, variablesIn } from "./bindings.ts";
import { asksForNeeded, membersNeeded } from "./needed-members.ts";
import type { Point, PointKind } from "./point.ts";
import { statementRange, withComma } from "./ranges.ts";
import {
  asNode,
  asNodes,
  type Module,
  type Node,
  nameOf,
  type Range,
  rangeOf,
  rowOf,
  textOf,
} from "./syntax.ts";

const SHIFTED: Record<string, string> = {
  "<": "less",
  "<=": "less_or_equal",
  ">": "greater",
  ">=": "greater_or_equal",
};
const LIBRARY = "data.mutation";

/** Every place of a module where a mutant can be made. */
export function pointsOf(module: Module): Point[] {
  const finder = new Finder(module);
  for (const rule of module.rules) {
    finder.clause(rule);
  }
  return finder.points;
}

class Finder {
  readonly points: Point[] = [];
  readonly #module: Module;
  /** What has a value here without a condition giving it one: names of the module, arguments, and what the bodies around bind. */
  #bound: ReadonlySet<string>;
  /** Whether each solution of the innermost body becomes a member of a list of its own. */
  #isListed = false;
  /** What the innermost body takes a member of. */
  #needed: ReadonlySet<string> = new Set();

  constructor(module: Module) {
    this.#module = module;
    this.#bound = new Set(["data", "input", ...module.names]);
  }

  /** A clause of a rule, and the `else` behind it. The value of a default cannot be switched. */
  clause(rule: Node): void {
    if (rule["default"] === true) {
      return;
    }
    const head = asNode(rule["head"]);
    const body = asNodes(rule["body"]);
    this.#scope(body, [head?.["value"], head?.["key"]], { given: variablesIn(head?.["args"]) });
    this.#guard(head, body);
    const otherwise = asNode(rule["else"]);
    if (otherwise !== null) {
      this.clause({ ...otherwise, head: { ...asNode(otherwise["head"]), args: head?.["args"] } });
    }
  }

  /** A body, and the terms that are made of what it binds. */
  #scope(
    body: readonly Node[],
    terms: readonly unknown[],
    { given = [], isListed = false }: { given?: readonly string[]; isListed?: boolean },
  ): void {
    const around = [this.#bound, this.#isListed, this.#needed] as const;
    this.#bound = new Set([...this.#bound, ...given, ...boundBy(body)]);
    this.#isListed = isListed;
    this.#needed = membersNeeded(body, terms);
    this.#terms(terms.map(asNode));
    for (const expression of body) {
      if (expression["generated"] !== true) {
        this.#expression(expression);
      }
    }
    [this.#bound, this.#isListed, this.#needed] = around;
  }

  #guard(head: Node | null, body: readonly Node[]): void {
    const [first] = body;
    const headRange = rangeOf(this.#module, head);
    const firstRange = rangeOf(this.#module, first);
    if (headRange === null || first === undefined) {
      return;
    }
    const file = JSON.stringify(this.#module.path);
    const guard = (id: string): string => `${LIBRARY}.kept("${id}", ${file})`;
    const shown = textOf(this.#module, headRange);
    if (first["generated"] === true) {
      const suffix = (id: string): string => ` if ${guard(id)}`;
      this.#add("clause dropped", headRange, { order: 3, prefix: () => "", suffix, shown });
    } else if (firstRange !== null) {
      const between = textOf(this.#module, { start: headRange.end, end: firstRange.start });
      const [open, close] = between.includes("{") ? ["", ""] : ["{ ", " }"];
      const prefix = (id: string): string => `${open}${guard(id)}; `;
      this.#add(
        "clause dropped",
        firstRange,
        { order: 3, prefix, suffix: () => close, shown },
        headRange.start,
      );
    }
  }

  #expression(expression: Node): void {
    const terms = expression["terms"];
    const single = asNode(terms);
    const symbols = asNodes(single?.["symbols"]);
    if (symbols.length > 0) {
      this.#terms(symbols.flatMap(({ value }) => asNodes(value).slice(-1)));
      return;
    }
    if (single !== null && "domain" in single) {
      this.#term(asNode(single["domain"]));
      this.#scope(asNodes(single["body"]), [], { given: variablesIn([single["key"], single["value"]]) });
      this.#condition(expression);
      return;
    }
    const [operator, ...operands] = asNodes(terms);
    if (ASSIGNMENTS.has(nameOf(operator))) {
      this.#terms(operands.slice(1));
      return;
    }
    this.#condition(expression);
    if (operator === undefined) {
      this.#term(single);
    } else {
      if (!asksForNeeded(expression, this.#needed)) {
        this.#comparison(operator, statementRange(this.#module, expression));
      }
      this.#terms(nameOf(operator) === "walk" ? operands.slice(0, 1) : operands);
    }
  }

  /**
   * A condition is switched in a comprehension of its own. One that gives a variable its value cannot be: what else speaks of that variable
   * would find a value of its own. Nor can one that may hold of several where each becomes a member of a list.
   */
  #condition(expression: Node): void {
    const range = rangeOf(this.#module, expression);
    if (range !== null && !this.#gives(expression)) {
      const kind = expression["negated"] === true ? "not removed" : "condition negated";
      const prefix = (id: string): string => `${LIBRARY}.holds("${id}", [true | `;
      this.#add(kind, range, { order: 2, prefix, suffix: () => "])", shown: textOf(this.#module, range) });
    }
  }

  #gives(condition: Node): boolean {
    const isGiven = (name: string): boolean =>
      name.startsWith("$") ? !this.#isListed : this.#bound.has(name);
    return condition["negated"] !== true && !variablesIn(condition).every(isGiven);
  }

  #comparison(operator: Node, range: Range | null): void {
    const at = rangeOf(this.#module, operator);
    const name = at === null ? undefined : SHIFTED[textOf(this.#module, at)];
    if (at !== null && range !== null && name !== undefined) {
      const prefix = (id: string): string => `${LIBRARY}.${name}("${id}", `;
      const shown = textOf(this.#module, range);
      this.#add("comparison shifted", range, { order: 1, prefix, suffix: () => ")", shown, operator: at });
    }
  }

  #terms(terms: readonly (Node | null)[]): void {
    for (const term of terms) {
      this.#term(term);
    }
  }

  /** A term that is a value: no pattern, and nothing inside of a reference. */
  #term(term: Node | null): void {
    const type = term?.["type"];
    const value = term?.["value"];
    if (term === null || typeof type !== "string") {
      return;
    }
    if (type === "number" || type === "boolean") {
      this.#constant(term, type);
    } else if (type === "call") {
      const [operator, ...operands] = asNodes(value);
      if (operator !== undefined) {
        this.#comparison(operator, rangeOf(this.#module, term));
      }
      this.#terms(operands);
    } else if (type === "array" || type === "set") {
      this.#terms(asNodes(value));
      this.#members(term, asNodes(value), type);
    } else if (type === "object" && Array.isArray(value)) {
      this.#terms(value.map((pair: unknown) => (Array.isArray(pair) ? asNode(pair[1]) : null)));
    } else if (type.endsWith("comprehension")) {
      const parts = asNode(value);
      const made = [parts?.["term"], parts?.["key"], parts?.["value"]];
      this.#scope(asNodes(parts?.["body"]), made, { isListed: type.startsWith("array") });
    }
  }

  #constant(term: Node, type: "number" | "boolean"): void {
    const range = rangeOf(this.#module, term);
    if (range !== null) {
      const prefix = (id: string): string => `${LIBRARY}.${type}("${id}", `;
      const shown = textOf(this.#module, range);
      const as = type === "number" ? String(Number(shown) + 1) : String(shown !== "true");
      const written = { ...range, as };
      this.#add("constant shifted", range, { order: 0, prefix, suffix: () => ")", written, shown });
    }
  }

  #members(term: Node, members: readonly Node[], type: "array" | "set"): void {
    const range = rangeOf(this.#module, term);
    members.forEach((member, i) => {
      const at = rangeOf(this.#module, member);
      if (range === null || at === null) {
        return;
      }
      const shown = textOf(this.#module, at);
      const written = { ...withComma(this.#module, at, members[i - 1], members[i + 1]), as: "" };
      const around =
        type === "array"
          ? { prefix: (id: string) => `${LIBRARY}.without("${id}", `, suffix: () => `, ${i})` }
          : { prefix: () => "(", suffix: (id: string) => ` - ${LIBRARY}.only("${id}", ${shown}))` };
      this.#add("member dropped", range, { order: 10 + i, ...around, written, shown }, at.start);
    });
  }

  #add(
    kind: PointKind,
    range: Range,
    rest: Pick<Point, "order" | "prefix" | "suffix" | "shown" | "operator" | "written">,
    at = range.start,
  ): void {
    const shown = rest.shown.replaceAll(/\s+/g, " ");
    this.points.push({ kind, path: this.#module.path, line: rowOf(this.#module, at), range, ...rest, shown });
  }
}
