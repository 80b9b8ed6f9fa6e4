import type { Configuration } from "./configuration.ts";
import { constantOf } from "./constant.ts";
import type { Estate } from "./estate.ts";
import { longestReferences } from "./expression.ts";
import type { Scope } from "./scope.ts";
import type { Answer } from "./watch.ts";

/** Variables that switch something on or off. Each of a module instance is looked up once. */
export class Flags {
  readonly #configuration: Configuration;
  readonly #estate: Estate;
  /** Which variables of module instances are off. */
  readonly #off = new Map<string, Answer<boolean>>();

  constructor(configuration: Configuration, estate: Estate) {
    this.#configuration = configuration;
    this.#estate = estate;
  }

  /**
   * True where a flag that is off stands in an expression: `var.attach ? aws_network_interface.i.id : null` may then have no value, which
   * the provider fills in so that it is unknown as well.
   */
  isSwitchedOff(expression: unknown, scope: Scope): boolean {
    const references = longestReferences(expression);
    if (references.includes("count.index")) {
      // There a flag rather chooses the index, `var.single ? 0 : count.index`.
      return false;
    }
    return references.some((reference) => reference.startsWith("var.") && this.#isOff(reference, scope));
  }

  #isOff(reference: string, scope: Scope): boolean {
    const name = `${scope.address}\n${reference}`;
    const known = this.#off.get(name);
    if (known !== undefined) {
      return this.#estate.watch.again(known);
    }
    const answer = this.#estate.watch.over(() => {
      const constant = constantOf({ references: [reference] }, scope, this.#estate, this.#configuration);
      return "value" in constant && constant.value === false;
    });
    this.#off.set(name, answer);
    return answer.result;
  }
}
