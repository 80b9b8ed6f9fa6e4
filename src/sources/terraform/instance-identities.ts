import { Identities, ValueIndex } from "./identities.ts";
import { identityValues, idToBe } from "./identity-values.ts";
import type { Instance, When } from "./instance.ts";
import { isUnchanged } from "./instance.ts";
import type { Watch } from "./watch.ts";

/** The instances of an input by the values that identify them, before and after the change; what is called the same is indexed once. */
export class InstanceIdentities {
  readonly #unchanged = new ValueIndex<Instance>();
  readonly #changed = { after: new ValueIndex<Instance>(), before: new ValueIndex<Instance>() };

  constructor(instances: readonly Instance[]) {
    for (const instance of instances) {
      const after = named(instance, "after");
      const before = isUnchanged(instance) ? after : named(instance, "before");
      if (isSame(after, before)) {
        add(instance, after, this.#unchanged);
      } else {
        add(instance, after, this.#changed.after);
        add(instance, before, this.#changed.before);
      }
    }
  }

  /** Adds the ARNs that have a region in them, of what is yet to be made. */
  addInRegions(
    instances: readonly Instance[],
    when: When,
    regionOf: (instance: Instance) => string | null,
  ): void {
    for (const instance of instances) {
      const side = instance[when];
      if (side !== null && instance.type.startsWith("aws_") && idToBe(instance.type, side, "") !== null) {
        const region = regionOf(instance);
        const id = region === null ? null : idToBe(instance.type, side, region);
        if (id !== null) {
          this.#changed[when].add(id, instance);
        }
      }
    }
  }

  /** Those of one time. */
  at(when: When, watch?: Watch): Identities {
    const other = this.#changed[when === "after" ? "before" : "after"];
    const own = this.#changed[when];
    return new Identities({ shared: this.#unchanged, own, other, ...(watch === undefined ? {} : { watch }) });
  }
}

/** The values that identify an instance at one time, kept with that side; null where it is not there. */
function named(instance: Instance, when: When): readonly string[] | null {
  const side = instance[when];
  if (side === null) {
    return null;
  }
  // Its region is found by these values, so that it is not known yet.
  side.identities = identityValues(instance.type, side, null);
  return side.identities;
}

function isSame(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return (
    a === b || (a !== null && b !== null && a.length === b.length && a.every((value, i) => value === b[i]))
  );
}

function add(instance: Instance, values: readonly string[] | null, index: ValueIndex<Instance>): void {
  for (const value of values ?? []) {
    index.add(value, instance);
  }
}
