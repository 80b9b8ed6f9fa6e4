import type { Key } from "./address.ts";
import type { Instance } from "./instance.ts";

/** A list of instances by key; lists are shared by all that refer to them, so each is indexed once. */
interface KeyIndex {
  byKey: Map<Key, Instance[]>;
  /** By the keys of the modules that they are in. */
  byModuleKey: Map<Key, Instance[]>;
  oneResource: boolean;
  /** All instances of one resource with count, in order. */
  counted: boolean;
}

const INDEXES = new WeakMap<Instance[], KeyIndex>();

const WHOLE = new WeakSet<Instance[]>();

/** Remembers of a list that it is the whole of what a reference names, `aws_subnet.s` or `aws_subnet.s[*].id`, not written out by hand. */
export function markWhole(instances: Instance[], whole: boolean): Instance[] {
  if (whole) {
    WHOLE.add(instances);
  }
  return instances;
}

/** True for the whole of what a reference names. */
export function isWhole(instances: Instance[]): boolean {
  return WHOLE.has(instances);
}

/**
 * Of the instances that something refers to without saying which, those with the key of the one that refers: of the resource itself, or
 * of the module that it is in. A number beyond the last wraps around, as `element` does. All of them where no key fits, and of a list or
 * map that is written out by hand (`{a = aws_subnet.s["b"].id}`), whose order and keys a plan does not show.
 */
export function narrow(instances: Instance[], key: Key | null): Instance[] {
  if (key === null || instances.length <= 1) {
    return instances;
  }
  const { byKey, byModuleKey, oneResource, counted } = indexOf(instances);
  if (counted && typeof key === "number") {
    const wrapped = instances[key % instances.length];
    return wrapped === undefined ? instances : [wrapped];
  }
  const same = isWhole(instances) ? (byKey.get(key) ?? byModuleKey.get(key)) : undefined;
  // A list of numbers that is not in their order has other positions than its keys say.
  return same === undefined || (oneResource && typeof key === "number") ? instances : same;
}

/** The element that an index or a map key takes out of a list or map of instances; all of them where that cannot be told. */
export function narrowByIndex(instances: Instance[], key: Key | null): Instance[] {
  if (key === null || instances.length <= 1) {
    return instances;
  }
  const { byKey, oneResource, counted } = indexOf(instances);
  const known = typeof key === "number" ? counted : oneResource && isWhole(instances);
  return (known ? byKey.get(key) : undefined) ?? instances;
}

function indexOf(instances: Instance[]): KeyIndex {
  const known = INDEXES.get(instances);
  if (known !== undefined) {
    return known;
  }
  const first = instances[0];
  const oneResource = instances.every(
    (instance) => instance.configName === first?.configName && instance.scope === first.scope,
  );
  const index: KeyIndex = {
    byKey: new Map(),
    byModuleKey: new Map(),
    oneResource,
    counted: oneResource && instances.every((instance, i) => instance.key === i),
  };
  for (const instance of instances) {
    add(index.byKey, instance.key, instance);
    for (const key of new Set(instance.modules.map((step) => step.key))) {
      add(index.byModuleKey, key, instance);
    }
  }
  INDEXES.set(instances, index);
  return index;
}

function add(index: Map<Key, Instance[]>, key: Key | null, instance: Instance): void {
  if (key !== null) {
    const same = index.get(key);
    if (same === undefined) {
      index.set(key, [instance]);
    } else {
      same.push(instance);
    }
  }
}
