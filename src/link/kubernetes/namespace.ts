import type { Resource } from "../../model/resource.ts";
import { type LabelSelector, picks } from "./label-selector.ts";
import type { PodLabels } from "./pods-of.ts";

/** Objects that are one and the same to their cluster: copies in several inputs, as those of a base and its overlay. */
export interface Copies {
  all: Resource[];
  inputs: Set<string>;
}

/** An object that stands for pods. */
interface Pods extends PodLabels {
  resource: Resource;
}

/** What one namespace of one cluster holds, by name and by label; what is in no namespace is held by one as well. */
export class Namespace {
  readonly #byName = new Map<string, Copies>();
  /** By type and name without the number at its end (`core/PersistentVolumeClaim\ndata-web` of `data-web-0`). */
  readonly #byNumbered = new Map<string, Resource[]>();
  readonly #defaults = new Map<string, Resource[]>();
  readonly #pods: Pods[] = [];
  readonly #byLabel = new Map<string, Pods[]>();
  /** Labels by which pods may be picked that are not filed under them. */
  readonly #varying = new Set<string>();

  /** Files an object under its name; gives all that are the same object. */
  addName(type: string, name: string, resource: Resource): Copies {
    const key = `${type}\n${name}`;
    const copies = this.#byName.get(key) ?? { all: [], inputs: new Set() };
    copies.all.push(resource);
    copies.inputs.add(resource.input);
    this.#byName.set(key, copies);
    return copies;
  }

  /** Files an object under its name without the number at its end. */
  addNumbered(type: string, name: string, resource: Resource): void {
    const numbered = /^(.*)-\d+$/s.exec(name)?.[1];
    if (numbered !== undefined) {
      append(this.#byNumbered, `${type}\n${numbered}`, resource);
    }
  }

  addDefault(type: string, resource: Resource): void {
    append(this.#defaults, type, resource);
  }

  addPods(pods: PodLabels, resource: Resource): void {
    const entry = { ...pods, resource };
    this.#pods.push(entry);
    for (const [key, value] of pods.labels) {
      append(this.#byLabel, `${key}\n${value}`, entry);
    }
    for (const key of pods.varying.keys()) {
      this.#varying.add(key);
    }
  }

  named(type: string, name: string): Copies | null {
    return this.#byName.get(`${type}\n${name}`) ?? null;
  }

  /** Objects of a type whose name is this one, a hyphen and a number. */
  numbered(type: string, name: string): readonly Resource[] {
    return this.#byNumbered.get(`${type}\n${name}`) ?? [];
  }

  defaults(type: string): readonly Resource[] {
    return this.#defaults.get(type) ?? [];
  }

  /** The objects whose pods a selector picks, all of them or (`some`) a part. Looks at the rarest of its labels only. */
  *selected(selector: LabelSelector, some: boolean): Generator<Resource> {
    let candidates = this.#pods;
    for (const [key, value] of selector.equal) {
      const having = this.#varying.has(key) ? candidates : (this.#byLabel.get(`${key}\n${value}`) ?? []);
      candidates = having.length < candidates.length ? having : candidates;
    }
    for (const pods of candidates) {
      const picked = picks(selector, pods);
      if (picked === "all" || (some && picked === "some")) {
        yield pods.resource;
      }
    }
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [value]);
  } else {
    list.push(value);
  }
}
