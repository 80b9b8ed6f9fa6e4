import { type Effect, effectOf } from "./actions.ts";
import { causeOf } from "./cause.ts";
import type { Configuration } from "./configuration.ts";
import { type Instance, identify, type Side } from "./instance.ts";
import { isObject, type JsonObject, member, objectMember, textMember } from "./json-shape.ts";
import { stateResources } from "./state-values.ts";
import { unknownByConfiguration } from "./unknown-by-configuration.ts";

/** The instances of a plan, and what could not be read of it. */
export interface PlanInstances {
  instances: Instance[];
  /** False where the plan says nothing of the present: it has no `resource_changes`. */
  showsBefore: boolean;
  /** Entries that name no resource or whose actions are not known. */
  unreadable: number;
  /** Entries with the address of another one. */
  doubled: number;
}

/** Collects instances by address; the first of an address wins. */
interface Gathering extends PlanInstances {
  byAddress: Map<string, Instance>;
  /** Addresses that something moved away from. */
  movedFrom: Set<string>;
}

/**
 * Reads the instances of a plan: its `resource_changes`; what only `planned_values` shows (plans that were made without changes);
 * and what only `prior_state` shows: data sources read while planning, and resources that a targeted plan leaves alone.
 */
export function readPlan(input: string, plan: JsonObject, configuration: Configuration): PlanInstances {
  const changes = member(plan, "resource_changes");
  const gathering: Gathering = {
    instances: [],
    showsBefore: Array.isArray(changes),
    unreadable: 0,
    doubled: 0,
    byAddress: new Map(),
    movedFrom: new Set(),
  };
  for (const change of Array.isArray(changes) ? changes : []) {
    readChange(input, change, gathering);
  }
  const prior = priorInstances(input, plan, gathering);
  readPlanned(input, plan, configuration, prior, gathering);
  for (const instance of prior.values()) {
    readPrior(instance, gathering);
  }
  return gathering;
}

function readChange(input: string, json: unknown, gathering: Gathering): void {
  if (textMember(json, "deposed") !== null) {
    return;
  }
  const change = objectMember(json, "change");
  const instance = identify(input, json, textMember(json, "module_address") ?? "");
  const effect = effectOf(member(change, "actions"));
  if (instance === null || effect === null) {
    gathering.unreadable++;
    return;
  }
  const movedFrom = textMember(json, "previous_address");
  if (movedFrom !== null) {
    gathering.movedFrom.add(movedFrom);
  }
  const after = effect.stays ? afterOf(change) : null;
  const before = beforeOf(change, effect, after);
  const isContradiction = !effect.stays && before === null && isObject(change["after"]);
  if (after === "unreadable" || isContradiction) {
    gathering.unreadable++;
    return;
  }
  instance.action = effect.action;
  instance.cause = causeOf(json, change);
  instance.after = after;
  instance.before = before;
  add(instance, gathering);
}

/** Of what does not change, both sides are one. */
function beforeOf(change: JsonObject, effect: Effect, after: Side | null | "unreadable"): Side | null {
  const isSame = effect.action === "no-op" && after !== null && after !== "unreadable";
  return isSame && isObject(change["after"])
    ? after
    : sideOf(change["before"], null, change["before_sensitive"]);
}

/** A resource that will be there and whose values are left out is wholly unknown; null where nothing was there and nothing will be. */
function afterOf(change: JsonObject): Side | null | "unreadable" {
  const { before = null, after = null } = change;
  if (after === null) {
    const isNothing = before === null && effectOf(change["actions"])?.action === "no-op";
    return isNothing ? null : { values: {}, unknown: true, sensitive: change["after_sensitive"] };
  }
  return sideOf(after, change["after_unknown"], change["after_sensitive"]) ?? "unreadable";
}

function sideOf(values: unknown, unknown: unknown, sensitive: unknown): Side | null {
  return isObject(values) ? { values, unknown, sensitive } : null;
}

function readPlanned(
  input: string,
  plan: JsonObject,
  configuration: Configuration,
  prior: Map<string, Instance>,
  gathering: Gathering,
): void {
  for (const { json, moduleAddress } of stateResources(member(plan, "planned_values"))) {
    if (gathering.byAddress.has(textMember(json, "address") ?? "")) {
      continue;
    }
    const instance = identify(input, json, moduleAddress);
    if (instance === null) {
      gathering.unreadable++;
    } else if (!gathering.byAddress.has(instance.address)) {
      const resource = configuration.modules.get(instance.configPath)?.resources.get(instance.configName);
      const values = objectMember(json, "values");
      const unknown = unknownByConfiguration(values, objectMember(resource, "expressions"));
      instance.after = { values, unknown, sensitive: member(json, "sensitive_values") };
      instance.before = prior.get(instance.address)?.before ?? null;
      instance.action = instance.data ? "read" : instance.before === null ? "create" : "update";
      add(instance, gathering);
    }
  }
}

/** What the prior state adds to `resource_changes`; what those show already, before and after, is passed over. */
function priorInstances(input: string, plan: JsonObject, gathering: Gathering): Map<string, Instance> {
  const instances = new Map<string, Instance>();
  for (const { json, moduleAddress } of stateResources(member(member(plan, "prior_state"), "values"))) {
    const known = gathering.byAddress.get(textMember(json, "address") ?? "");
    if (known !== undefined && !(known.data && known.before === null)) {
      continue;
    }
    const instance = identify(input, json, moduleAddress);
    const side = sideOf(member(json, "values"), null, member(json, "sensitive_values"));
    if (instance !== null && side !== null) {
      instance.action = instance.data ? "read" : "no-op";
      instance.after = side;
      instance.before = side;
      instances.set(instance.address, instance);
    }
  }
  return instances;
}

/** What `resource_changes` does not list stays as it is; of a data source read again, the prior state has what was read before. */
function readPrior(instance: Instance, gathering: Gathering): void {
  const known = gathering.byAddress.get(instance.address);
  if (known === undefined) {
    if (!gathering.movedFrom.has(instance.address)) {
      add(instance, gathering);
    }
  } else if (known.data && known.before === null) {
    known.before = instance.before;
  }
}

function add(instance: Instance, gathering: Gathering): void {
  if (gathering.byAddress.has(instance.address)) {
    gathering.doubled++;
    return;
  }
  gathering.byAddress.set(instance.address, instance);
  if (instance.after !== null || instance.before !== null) {
    gathering.instances.push(instance);
  }
}

/** The instances of state JSON: the estate as it is. */
export function readState(
  input: string,
  state: JsonObject,
): Pick<PlanInstances, "instances" | "unreadable" | "doubled"> {
  const byAddress = new Map<string, Instance>();
  let unreadable = 0;
  let doubled = 0;
  for (const { json, moduleAddress } of stateResources(member(state, "values"))) {
    const instance = identify(input, json, moduleAddress);
    const after = sideOf(member(json, "values"), null, member(json, "sensitive_values"));
    if (instance === null || after === null) {
      unreadable++;
    } else if (byAddress.has(instance.address)) {
      doubled++;
    } else {
      instance.action = instance.data ? "read" : "no-op";
      instance.after = after;
      byAddress.set(instance.address, instance);
    }
  }
  return { instances: [...byAddress.values()], unreadable, doubled };
}
