import type { Random } from "../random.ts";
import { isTree, mutateTree, odd, placeIn, set, type Tree } from "./mutate-tree.ts";

const ACTIONS = [
  ["no-op"],
  ["create"],
  ["update"],
  ["delete"],
  ["delete", "create"],
  ["read"],
  ["forget"],
  ["burn"],
  [],
];

/** Changes a plan in one of the ways in which plans differ or break; the plan itself is changed. */
export function mutatePlan(plan: Record<string, unknown>, random: Random): void {
  const changes = listOf(plan["resource_changes"]);
  const entry = changes.length === 0 ? {} : random.of(changes);
  const change = isTree(entry) ? Reflect.get(entry, "change") : null;
  switch (random.below(12)) {
    case 0:
      mutateTree(plan, random);
      return;
    case 1:
    case 2:
    case 3:
      mutateTree(isTree(change) ? Reflect.get(change, "after") : entry, random);
      return;
    case 4:
      mutateTree(entry, random);
      return;
    case 5:
      mutateTree(plan["configuration"], random);
      return;
    case 6:
      mark(change, random.of(["after_unknown", "after_sensitive", "before_sensitive"]), random);
      return;
    case 7:
      changes.push(structuredClone(entry));
      return;
    case 8:
      copy(changes, entry, random);
      return;
    case 9:
      if (isTree(change)) {
        set(change, "actions", random.of(ACTIONS));
      }
      return;
    case 10:
      mutateTree(plan["prior_state"] ?? plan["planned_values"], random);
      return;
    default:
      swap(changes, random);
      return;
  }
}

/** As `JSON.stringify`, at any depth; null where it is too deep for the engine. */
export function textOf(tree: unknown): string | null {
  try {
    return JSON.stringify(tree);
  } catch (error) {
    if (error instanceof RangeError) {
      return null;
    }
    throw error;
  }
}

/** Takes a value away from a resource and says that it is unknown, or says that it is secret. */
function mark(change: unknown, marks: string, random: Random): void {
  if (!isTree(change) || Array.isArray(change)) {
    return;
  }
  const place = placeIn(change["after"], random);
  if (random.below(4) === 0 || place === null) {
    set(change, marks, random.of([true, odd(random)]));
    return;
  }
  const held = isTree(change[marks]) ? change[marks] : {};
  set(held, place.key, true);
  set(change, marks, held);
  if (marks === "after_unknown") {
    Reflect.deleteProperty(place.holder, place.key);
  }
}

/** The same resource again under another address: its names, its zone and what refers to it by value meet twice. */
function copy(changes: unknown[], entry: unknown, random: Random): void {
  const other: unknown = structuredClone(entry);
  if (isTree(other) && !Array.isArray(other)) {
    const { address, name } = other;
    const suffix = random.of(["[0]", '["a"]', "_b", `[${random.below(1e9)}]`]);
    set(other, "address", `${address}${suffix}`);
    set(other, "name", suffix === "_b" ? `${name}_b` : name);
    changes.push(other);
  }
}

/** Two resources change their values for one attribute. */
function swap(changes: unknown[], random: Random): void {
  const [one, other] = [afterOf(random.of([{}, ...changes])), afterOf(random.of([{}, ...changes]))];
  const key = random.of(["", ...Object.keys(one)]);
  const [mine, theirs]: unknown[] = [Reflect.get(one, key), Reflect.get(other, key)];
  if (mine !== undefined) {
    set(one, key, theirs ?? odd(random));
    set(other, key, mine);
  }
}

function afterOf(entry: unknown): Tree {
  const change = isTree(entry) ? Reflect.get(entry, "change") : null;
  const after = isTree(change) ? Reflect.get(change, "after") : null;
  return isTree(after) ? after : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Makes a plan of one that changes nothing: what will be is what is. */
export function freeze(plan: Record<string, unknown>): void {
  Reflect.deleteProperty(plan, "prior_state");
  Reflect.deleteProperty(plan, "planned_values");
  for (const entry of listOf(plan["resource_changes"])) {
    const change = isTree(entry) ? Reflect.get(entry, "change") : null;
    if (!isTree(change) || !isTree(entry)) {
      continue;
    }
    Reflect.deleteProperty(entry, "previous_address");
    set(change, "actions", ["no-op"]);
    set(change, "before", Reflect.get(change, "after"));
    set(change, "after_unknown", {});
    set(change, "before_sensitive", Reflect.get(change, "after_sensitive"));
  }
}
