import type { LocalExpression, MappedExpression } from "../../model/source-values.ts";
import { type Key, type ModuleStep, nameOf, parseTraversal } from "./address.ts";
import type { Estate } from "./estate.ts";
import { isRepeatedCall, onlyStep } from "./module-call.ts";
import { elementOf, keyOfStep, type Step, stepOf, textOf } from "./path-step.ts";
import { callerOf, insideOf, type Scope, withoutEach } from "./scope.ts";
import { anyOf, lastOf, NOTHING, type Taken, VALUE, type WrittenPart } from "./taken.ts";
import type { Answer } from "./watch.ts";

/** Where an expression stands, and what the words of a `for` mean there. */
interface Place {
  scope: Scope;
  words: ReadonlyMap<string, (path: readonly Step[], depth: number) => Taken | null>;
}

const NO_WORDS: Place["words"] = new Map();
/** Deepest way through local values, variables and outputs; longest way to one reference, in steps. */
const DEEPEST = 60;
const MOST = 2000;

/**
 * Follows references into what the sources have written out: objects and lists, what `merge`, a condition or a `for` makes of them, through local
 * values, variables and outputs.
 */
export class WrittenParts {
  readonly #estate: Estate;
  /** The instances of module calls, by the address of the module that calls and their name. */
  readonly #calls = new Map<string, Answer<ReadonlyMap<Key | null, ModuleStep>>>();
  #steps = 0;

  constructor(estate: Estate) {
    this.#estate = estate;
  }

  /**
   * The references that stand where a longer one leads (`each.value.subnet_id`, `module.net.sites["a"].id`): one of several, where more than one
   * may. Null where that can't be told.
   */
  of(reference: string, scope: Scope): WrittenPart[] | null {
    this.#steps = 0;
    const taken = this.#follow(reference, [], { scope, words: NO_WORDS }, 0);
    const isItself =
      taken?.parts.some((part) => part.reference === reference && part.scope === scope) ?? true;
    return taken === null || isItself || taken.parts.length === 0 ? null : taken.parts;
  }

  #take(written: LocalExpression, path: readonly Step[], at: Place, depth: number): Taken | null {
    if (!this.#mayGoOn(depth)) {
      return null;
    }
    const deeper = (one: LocalExpression): Taken | null => this.#take(one, path, at, depth + 1);
    const [first, ...rest] = path;
    if (first === undefined) {
      return this.#whole(written, at, depth);
    }
    if (written.members !== undefined || written.items !== undefined) {
      const next = elementOf(written, first);
      return next === undefined ? NOTHING : this.#take(next, rest, at, depth + 1);
    }
    if (written.merged !== undefined) {
      return lastOf(written.merged, deeper);
    }
    if (written.either !== undefined) {
      return anyOf(written.either.map(deeper));
    }
    if (written.mapped !== undefined) {
      return this.#element(written.mapped, first, rest, at, depth);
    }
    const [only] = written.references;
    return written.plain && only !== undefined ? this.#follow(only, path, at, depth) : null;
  }

  /** All that an expression refers to. Of what a condition may leave out nothing is told. */
  #whole(written: LocalExpression, at: Place, depth: number): Taken | null {
    if (written.either !== undefined) {
      return anyOf(
        written.either.map((one) => this.#whole(one, at, depth + 1)),
        1,
      );
    }
    const parts: WrittenPart[] = [];
    for (const reference of written.references) {
      const taken = this.#follow(reference, [], at, depth + 1);
      const isWord = at.words.has(nameOf(parseTraversal(reference)?.[0]) ?? "");
      if (this.#steps > MOST || parts.length > MOST || (taken === null && isWord)) {
        return null;
      }
      parts.push(...(taken?.parts ?? [{ reference, scope: at.scope }]));
    }
    return { parts, mayLack: false };
  }

  #mayGoOn(depth: number): boolean {
    this.#steps += 1;
    return depth <= DEEPEST && this.#steps <= MOST;
  }

  /** What a `for` makes of the element that has the same name; of other names a path doesn't tell whose they are. */
  #element(
    { over, key, value, name, result, filtered }: MappedExpression,
    first: Step,
    rest: readonly Step[],
    at: Place,
    depth: number,
  ): Taken | null {
    const own = { key: keyOfStep(first) };
    const isSame = name.plain && name.references.length === 1 && name.references[0] === key;
    const there = isSame ? this.#take(over, [own], at, depth + 1) : null;
    if (key === null || there === null) {
      return null;
    }
    const words = new Map([
      ...at.words,
      [key, () => VALUE] as const,
      [
        value,
        (path: readonly Step[], deep: number) => this.#take(over, [own, ...path], at, deep + 1),
      ] as const,
    ]);
    const made = this.#take(result, rest, { ...at, words }, depth + 1);
    return made === null ? null : { ...made, mayLack: made.mayLack || there.mayLack || filtered };
  }

  #follow(reference: string, path: readonly Step[], at: Place, depth: number): Taken | null {
    const segments = this.#mayGoOn(depth) ? (parseTraversal(reference) ?? []) : [];
    const head = nameOf(segments[0]);
    const steps = [...segments.slice(1).map(stepOf), ...path];
    if (head === null || !steps.every((step) => step !== null)) {
      return null;
    }
    const word = at.words.get(head);
    if (word !== undefined) {
      return word(steps, depth);
    }
    const [first, ...rest] = steps;
    const name = first !== undefined && "name" in first ? first.name : null;
    switch (head) {
      case "local":
        return this.#at(at.scope.module.locals.get(name ?? ""), rest, at.scope, depth);
      case "var":
        return this.#variable(name ?? "", rest, at.scope, depth);
      case "module":
        return this.#output(name ?? "", rest, at.scope, depth);
      case "each":
        return name === "value" ? this.#eachValue(rest, at.scope, depth) : VALUE;
      case "count":
      case "path":
      case "terraform":
        return VALUE;
      default:
        return this.#resource(head, steps, at.scope);
    }
  }

  #at(
    written: LocalExpression | undefined,
    path: readonly Step[],
    scope: Scope,
    depth: number,
  ): Taken | null {
    return written === undefined ? null : this.#take(written, path, { scope, words: NO_WORDS }, depth + 1);
  }

  #variable(name: string, path: readonly Step[], scope: Scope, depth: number): Taken | null {
    const caller = callerOf(scope);
    const call = scope.modules.at(-1)?.name ?? "";
    return caller === null
      ? null
      : this.#at(caller.module.written.get(`module.${call}.${name}`), path, caller, depth);
  }

  #eachValue(path: readonly Step[], scope: Scope, depth: number): Taken | null {
    const { key, writtenForEach } = scope;
    return key === null ? null : this.#at(writtenForEach, [{ key }, ...path], withoutEach(scope), depth);
  }

  #output(call: string, path: readonly Step[], scope: Scope, depth: number): Taken | null {
    const isRepeated = isRepeatedCall(scope.module.children.get(call)?.call ?? {});
    const [first, ...others] = path;
    const key = isRepeated && first !== undefined ? keyOfStep(first) : null;
    const [output, ...rest] = isRepeated ? others : path;
    if (output === undefined || !("name" in output) || (isRepeated && key === null)) {
      return null;
    }
    const instances = isRepeated ? this.#instancesOf(call, scope) : new Map([[key, onlyStep(call, scope)]]);
    const step = instances.get(key);
    if (step === undefined) {
      return instances.size === 0 ? null : NOTHING;
    }
    const inner = insideOf(scope, step);
    return inner === null
      ? null
      : this.#at(inner.module.written.get(`output.${output.name}`), rest, inner, depth);
  }

  /** Of a call, by their keys. */
  #instancesOf(call: string, { address }: Scope): ReadonlyMap<Key | null, ModuleStep> {
    const name = `${address}\n${call}`;
    const known = this.#calls.get(name);
    if (known !== undefined) {
      return this.#estate.watch.again(known);
    }
    const answer = this.#estate.watch.over(
      () => new Map(this.#estate.moduleInstances(address, call).map((step) => [step.key, step])),
    );
    this.#calls.set(name, answer);
    return answer.result;
  }

  /** A resource has no element under a key that none of its instances has. */
  #resource(head: string, steps: readonly Step[], scope: Scope): Taken | null {
    const names = steps.slice(0, head === "data" ? 2 : 1);
    if (names.length < (head === "data" ? 2 : 1) || !names.every((step) => "name" in step)) {
      return null;
    }
    const reference = `${head}${steps.map(textOf).join("")}`;
    const group = this.#estate.group(scope.address, `${head}${names.map(textOf).join("")}`);
    const next = steps[names.length];
    const key = next !== undefined && "key" in next ? next.key : null;
    const isKeyed = (group.all[0]?.key ?? null) !== null;
    return isKeyed && key !== null && group.withKey(key) === undefined
      ? NOTHING
      : { parts: [{ reference, scope }], mayLack: false };
  }
}
