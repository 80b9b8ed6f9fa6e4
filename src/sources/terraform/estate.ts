import type { Key, ModuleStep } from "./address.ts";
import type { Instance, Side, When } from "./instance.ts";

/** All instances of one resource in one module instance. */
export interface Group {
  all: Instance[];
  byKey: Map<Key, Instance>;
}

const NONE: Group = { all: [], byKey: new Map() };

/** Look-ups over the instances that are there at one time; everything is indexed once. */
export class Estate {
  readonly when: When;
  readonly instances: Instance[];
  /** By the address of the module instance, then by the name of the resource in it. */
  readonly #groups = new Map<string, Map<string, Group>>();
  /** Module instances by the address of their parent and the name of their call, then by their own address. */
  readonly #modules = new Map<string, Map<string, ModuleStep>>();

  constructor(instances: Instance[], when: When) {
    this.when = when;
    this.instances = instances.filter((instance) => instance[when] !== null);
    const seen = new Set<string>();
    for (const instance of this.instances) {
      this.#addToGroup(instance);
      if (!seen.has(instance.scope)) {
        seen.add(instance.scope);
        this.#addModules(instance.modules);
      }
    }
    for (const { all } of [...this.#groups.values()].flatMap((groups) => [...groups.values()])) {
      all.sort((a, b) => (typeof a.key === "number" && typeof b.key === "number" ? a.key - b.key : 0));
    }
  }

  #addToGroup(instance: Instance): void {
    const groups = this.#groups.get(instance.scope) ?? new Map<string, Group>();
    const group: Group = groups.get(instance.configName) ?? { all: [], byKey: new Map() };
    group.all.push(instance);
    if (instance.key !== null) {
      group.byKey.set(instance.key, instance);
    }
    groups.set(instance.configName, group);
    this.#groups.set(instance.scope, groups);
  }

  #addModules(steps: ModuleStep[]): void {
    let parent = "";
    for (const step of steps) {
      const name = `${parent}\n${step.name}`;
      const siblings = this.#modules.get(name) ?? new Map<string, ModuleStep>();
      siblings.set(step.address, step);
      this.#modules.set(name, siblings);
      parent = step.address;
    }
  }

  /** The instances of a resource (`aws_subnet.a`, `data.aws_ami.b`) in the module instance with this address. */
  group(scope: string, configName: string): Group {
    return this.#groups.get(scope)?.get(configName) ?? NONE;
  }

  /** The instances of a module call in the module instance with this address. */
  moduleInstances(scope: string, name: string): ModuleStep[] {
    return [...(this.#modules.get(`${scope}\n${name}`)?.values() ?? [])];
  }

  /** What an instance is at this time. Every instance of this estate has a side. */
  side(instance: Instance): Side {
    return instance[this.when] ?? { values: {}, unknown: null, sensitive: null };
  }
}
