import { type Key, keyOf, type ModuleStep, nameOf, parseTraversal, type Segment } from "./address.ts";
import type { Configuration } from "./configuration.ts";
import type { Estate } from "./estate.ts";
import { longestReferences } from "./expression.ts";
import { Flags } from "./flags.ts";
import type { Instance } from "./instance.ts";
import { member, objectMember } from "./json-shape.ts";
import { isRepeatedCall, onlyStep } from "./module-call.ts";
import { namesItself } from "./naming.ts";
import { isWhole, markWhole, narrow, narrowByIndex } from "./narrow.ts";
import { eachValueReferences, isCalculated, outside, ownKey } from "./own-key.ts";
import { callerOf, insideOf, type Scope, scopeOf } from "./scope.ts";
import type { WrittenPart } from "./taken.ts";
import type { Answer, Watch } from "./watch.ts";
import { WrittenParts } from "./written-parts.ts";

/** Deepest chain of variables and outputs that is followed; real ones stay below 20. */
const DEEPEST = 60;

/** Heads of references that no resource stands behind, or none that a plan shows (`local`). */
const NO_RESOURCE = new Set(["local", "path", "terraform", "self", "count"]);

/** Attributes that name another resource than their own: what refers to them means that other one. */
const PASSES_ON = /(^|_)(ids|arns|bucket|cluster|subnets|network|subnetwork)$|._(id|arn|identifier)$/;

/**
 * Resolves references of the configuration to instances of one estate: through count, for_each, module inputs and outputs at any depth.
 * Each reference of a module instance is resolved once.
 */
export class Resolver {
  readonly flags: Flags;
  readonly #configuration: Configuration;
  readonly #estate: Estate;
  readonly #watch: Watch;
  readonly #written: WrittenParts;
  /** By the address of the module instance, then by the reference. */
  readonly #resolved = new Map<string, Map<string, Answer<Instance[]>>>();
  #depth = 0;

  constructor(configuration: Configuration, estate: Estate) {
    this.#configuration = configuration;
    this.#estate = estate;
    this.#watch = estate.watch;
    this.#written = new WrittenParts(estate);
    this.flags = new Flags(configuration, estate);
  }

  /**
   * The instances that an expression may mean, in order and each once. More than one for an attribute of one value means: one of these.
   * A reference to the whole of a resource with count or for_each means its instance with the same key as the one that refers, where
   * the expression has `count.index` or `each.key` in it, and the instance with the key that `each.value` is; `element` wraps around, and
   * so does this. What a number in the expression does to the index is not in a plan (`count.index + 1`).
   */
  expression(expression: unknown, scope: Scope): Instance[] {
    if (this.#depth > DEEPEST) {
      return [];
    }
    const references = longestReferences(expression);
    const [first, second] = references;
    if (first === undefined) {
      return [];
    }
    if (second === undefined) {
      const list = this.#reference(first, scope);
      return list.length <= 1
        ? list
        : narrow(list, ownKey(references, scope, this.#estate, this.#configuration));
    }
    const lists = references.map((reference) => this.#reference(reference, scope));
    const own = lists.some((list) => list.length > 1)
      ? ownKey(references, scope, this.#estate, this.#configuration)
      : null;
    const others = references.filter((_, i) => lists[i]?.every((instance) => instance.data) !== false);
    const narrowed = lists.map((list) => this.#narrowed(list, own, others, scope));
    const [only, ...more] = narrowed.filter((list) => list.length > 0);
    if (only === undefined || more.length === 0) {
      return only ?? [];
    }
    const all = [...new Set([...only, ...more.flat()])];
    return markWhole(all, [only, ...more].every(isWhole));
  }

  /** `others` is what the expression has in it besides the resources that it refers to. */
  #narrowed(list: Instance[], own: Key | null, others: readonly string[], scope: Scope): Instance[] {
    const calculated =
      own !== null &&
      list.length > 1 &&
      isCalculated(own, others, scope, this.#estate, this.#configuration, list.length);
    return calculated ? list : narrow(list, own);
  }

  #reference(reference: string, scope: Scope): Instance[] {
    if (/^each\.value\b/.test(reference) && scope.forEach !== undefined) {
      return this.#eachValue(reference, scope);
    }
    const resolved = this.#resolved.get(scope.address) ?? new Map<string, Answer<Instance[]>>();
    const known = resolved.get(reference);
    if (known !== undefined) {
      return this.#watch.again(known);
    }
    this.#resolved.set(scope.address, resolved);
    // Stands for itself while it is resolved, so that a circle ends.
    resolved.set(reference, { result: [], rests: false });
    const answer = this.#watch.over(() => this.#deeper(() => this.#resolve(reference, scope)));
    resolved.set(reference, answer);
    return answer.result;
  }

  /** What is known of several is who is meant where one of them alone has the key; else it is one of these. */
  #eachValue(reference: string, scope: Scope): Instance[] {
    if (this.#depth > DEEPEST) {
      return [];
    }
    const written = scope.writtenForEach === undefined ? null : this.#written.of(reference, scope);
    if (written !== null) {
      return this.#anyOf(written);
    }
    const meant = eachValueReferences(reference, longestReferences(scope.forEach), scope.key);
    const lists = meant.map((one) => this.#deeper(() => this.#reference(one, outside(scope))));
    const [only, ...more] = lists.filter((list) => list.length > 0);
    return only === undefined || more.length === 0 ? (only ?? []) : [...new Set([...only, ...more.flat()])];
  }

  /** What any of these references means. */
  #anyOf(parts: readonly WrittenPart[]): Instance[] {
    const lists = parts.map(({ reference, scope }) => this.#deeper(() => this.#reference(reference, scope)));
    return [...new Set(lists.flat())];
  }

  #deeper(resolve: () => Instance[]): Instance[] {
    this.#depth++;
    try {
      return resolve();
    } finally {
      this.#depth--;
    }
  }

  #resolve(reference: string, scope: Scope): Instance[] {
    const segments = parseTraversal(reference);
    const head = nameOf(segments?.[0]);
    const second = nameOf(segments?.[1]);
    if (segments === null || head === null || second === null || NO_RESOURCE.has(head)) {
      return [];
    }
    const isInside = head === "module" ? segments.length > 3 : head === "var" && segments.length > 2;
    const written = isInside && scope.module.written.size > 0 ? this.#written.of(reference, scope) : null;
    if (written !== null) {
      return this.#anyOf(written);
    }
    switch (head) {
      case "var":
        return this.#variable(second, segments.slice(2), scope);
      case "module":
        return this.#output(second, segments.slice(2), scope);
      case "data": {
        const name = nameOf(segments[2]);
        return name === null ? [] : this.#resource(`data.${second}.${name}`, segments.slice(3), scope);
      }
      default:
        return this.#resource(`${head}.${second}`, segments.slice(2), scope);
    }
  }

  #variable(name: string, rest: Segment[], scope: Scope): Instance[] {
    const caller = callerOf(scope);
    const passed = caller === null ? undefined : member(objectMember(scope.module.call, "expressions"), name);
    return caller === null || passed === undefined
      ? []
      : narrowByIndex(this.expression(passed, caller), keyOf(rest[0]));
  }

  #output(call: string, rest: Segment[], scope: Scope): Instance[] {
    const key = keyOf(rest[0]);
    const [output, ...inside] = key === null && !("splat" in (rest[0] ?? {})) ? rest : rest.slice(1);
    const name = nameOf(output);
    if (name === null) {
      return [];
    }
    const found = new Set<Instance>();
    let whole = true;
    for (const step of this.#calls(call, key, scope)) {
      const inner = insideOf(scope, step);
      const expression =
        inner === null ? undefined : member(member(inner.module.outputs, name), "expression");
      if (inner !== null && expression !== undefined) {
        const given = this.expression(expression, inner);
        whole &&= isWhole(given);
        for (const instance of narrowByIndex(given, keyOf(inside[0]))) {
          found.add(instance);
        }
      }
    }
    return markWhole([...found], whole);
  }

  /** The instances of a call; one without count and for_each is there even if it holds no resources of its own. */
  #calls(name: string, key: Key | null, scope: Scope): ModuleStep[] {
    const steps = this.#estate.moduleInstances(scope.address, name);
    if (key !== null) {
      return steps.filter((step) => step.key === key);
    }
    const called = scope.module.children.get(name)?.call;
    return steps.length > 0 || called === undefined || isRepeatedCall(called)
      ? steps
      : [onlyStep(name, scope)];
  }

  #resource(configName: string, rest: Segment[], scope: Scope): Instance[] {
    const group = this.#estate.group(scope.address, configName);
    const key = keyOf(rest[0]);
    const attribute = nameOf(key === null && !("splat" in (rest[0] ?? {})) ? rest[0] : rest[1]);
    const keyed = key === null ? undefined : group.withKey(key);
    const instances = key === null ? group.all : keyed === undefined ? [] : [keyed];
    const passedOn =
      attribute === null || !PASSES_ON.test(attribute)
        ? instances
        : [...new Set(instances.flatMap((instance) => this.#passedOn(instance, attribute)))];
    return markWhole(passedOn, key === null);
  }

  /** `aws_s3_bucket_versioning.v.bucket` means the bucket, not its versioning, where the configuration shows which. */
  #passedOn(instance: Instance, attribute: string): Instance[] {
    if (namesItself(instance.type, attribute)) {
      return [instance];
    }
    const scope = scopeOf(instance, this.#configuration);
    const expression = member(scope?.expressions, attribute);
    const found = scope === null || expression === undefined ? [] : this.expression(expression, scope);
    return found.length === 0 ? [instance] : found;
  }
}
