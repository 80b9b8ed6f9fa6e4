import type { Key, ModuleStep } from "./address.ts";
import { type Instance, isUnchanged, type Side, type When } from "./instance.ts";
import { Watch } from "./watch.ts";

/** The instances of one resource in one module instance that are there at one time. */
export class Group {
  readonly all: Instance[];
  #byKey: Map<Key, Instance> | null = null;

  constructor(all: Instance[]) {
    this.all = all;
  }

  withKey(key: Key): Instance | undefined {
    this.#byKey ??= new Map(
      this.all.flatMap((instance) => (instance.key === null ? [] : [[instance.key, instance]])),
    );
    return this.#byKey.get(key);
  }
}

const NONE = new Group([]);
const NOTHING: Side = { values: {}, unknown: null, sensitive: null };

/** One resource in one module instance, on both sides of the change. */
class Resource {
  readonly instances: Instance[] = [];
  #whole: Group | null = null;
  readonly #sides = new Map<When, Group>();

  /** Whether all of them are there before and after. */
  isSame = true;

  /** In the order of their keys, as Terraform has them. */
  at(when: When): Group {
    this.#whole ??= new Group(this.instances.sort((a, b) => byKey(a.key, b.key)));
    if (this.isSame) {
      return this.#whole;
    }
    const known =
      this.#sides.get(when) ?? new Group(this.instances.filter((instance) => instance[when] !== null));
    this.#sides.set(when, known);
    return known;
  }
}

/** A module instance: its resources by the name that they have in it, and when it has any in it or below. */
interface Module {
  steps: ModuleStep[];
  resources: Map<string, Resource>;
  after: boolean;
  before: boolean;
}

/** One instance of a module call. */
interface Call {
  step: ModuleStep;
  after: boolean;
  before: boolean;
}

/** Numbers in their order, and texts in theirs. */
function byKey(a: Key | null, b: Key | null): number {
  if (typeof a === "number" && typeof b === "number") {
    return a - b;
  }
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Look-ups over all instances of an input, before and after the change; everything is indexed once. */
export class Instances {
  readonly all: Instance[];
  /** By the address of the module instance. */
  readonly #modules = new Map<string, Module>();
  /** By the address of the parent and the name of the call, then by their own address. */
  readonly #calls = new Map<string, Map<string, Call>>();

  constructor(all: Instance[]) {
    this.all = all;
    for (const [position, instance] of all.entries()) {
      instance.position = position;
      this.#add(instance);
    }
    for (const module of this.#modules.values()) {
      this.#addCalls(module);
    }
  }

  #add(instance: Instance): void {
    const { scope, configName } = instance;
    let module = this.#modules.get(scope);
    if (module === undefined) {
      module = { steps: instance.modules, resources: new Map(), after: false, before: false };
      this.#modules.set(scope, module);
    }
    module.after ||= instance.after !== null;
    module.before ||= instance.before !== null;
    let resource = module.resources.get(configName);
    if (resource === undefined) {
      resource = new Resource();
      module.resources.set(configName, resource);
    }
    resource.instances.push(instance);
    resource.isSame &&= instance.after !== null && instance.before !== null;
  }

  #addCalls({ steps, after, before }: Module): void {
    let parent = "";
    for (const step of steps) {
      const name = `${parent}\n${step.name}`;
      const calls = this.#calls.get(name) ?? new Map<string, Call>();
      const call = calls.get(step.address) ?? { step, after: false, before: false };
      call.after ||= after;
      call.before ||= before;
      calls.set(step.address, call);
      this.#calls.set(name, calls);
      parent = step.address;
    }
  }

  resource(scope: string, configName: string): Resource | undefined {
    return this.#modules.get(scope)?.resources.get(configName);
  }

  calls(scope: string, name: string): Call[] {
    return [...(this.#calls.get(`${scope}\n${name}`)?.values() ?? [])].sort((a, b) =>
      byKey(a.step.key, b.step.key),
    );
  }
}

/** What is there at one time. */
export class Estate {
  readonly when: When;
  readonly watch: Watch;
  readonly #instances: Instances;

  constructor(instances: Instances, when: When, watch = new Watch()) {
    this.#instances = instances;
    this.when = when;
    this.watch = watch;
  }

  /** Every instance of this time. */
  *instances(): Generator<Instance> {
    for (const instance of this.#instances.all) {
      if (instance[this.when] !== null) {
        yield instance;
      }
    }
  }

  /** The instances of a resource (`aws_subnet.a`, `data.aws_ami.b`) in the module instance with this address. */
  group(scope: string, configName: string): Group {
    const resource = this.#instances.resource(scope, configName);
    if (resource === undefined) {
      return NONE;
    }
    if (!resource.isSame) {
      this.watch.differs();
    }
    return resource.at(this.when);
  }

  /** The instances of a module call in the module instance with this address. */
  moduleInstances(scope: string, name: string): ModuleStep[] {
    const calls = this.#instances.calls(scope, name);
    if (calls.some(({ after, before }) => after !== before)) {
      this.watch.differs();
    }
    return calls.filter((call) => call[this.when]).map(({ step }) => step);
  }

  /** What an instance is at this time. Every instance of this estate has a side. */
  side(instance: Instance): Side {
    if (!isUnchanged(instance)) {
      this.watch.differs();
    }
    return instance[this.when] ?? NOTHING;
  }
}
