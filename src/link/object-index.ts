import type { TypedResource } from "../model/input.ts";
import type { Resource } from "../model/resource.ts";
import { type LabelSelector, type Labels, readLabels, selects } from "./label-selector.ts";
import { asMapping, textOf, valueAt } from "./value-at.ts";

/** Pods that an object stands for: its id and their labels. */
interface Pods {
  id: string;
  labels: Labels;
}

/** What one namespace of one cluster holds. */
interface Namespace {
  pods: Pods[];
  /** Pods by label (key and value). */
  byLabel: Map<string, Pods[]>;
  /** Ids by type and name. */
  byName: Map<string, string[]>;
  /** Velero's storage locations that say `default: true`. */
  defaultLocations: string[];
}

/** Kinds whose `spec.template` describes pods; of others it does where it has containers. */
const POD_TEMPLATES = new Set([
  "apps/Deployment",
  "apps/StatefulSet",
  "apps/DaemonSet",
  "apps/ReplicaSet",
  "core/ReplicationController",
  "batch/Job",
  "argoproj.io/Rollout",
  "apps.openshift.io/DeploymentConfig",
]);

/** The objects of an estate by cluster and namespace, and in those by name and by label. */
export class ObjectIndex {
  readonly #namespaces = new Map<string, Namespace>();
  readonly #clusterOf: (resource: Resource) => string;

  constructor(objects: readonly TypedResource[], clusterOf: (resource: Resource) => string) {
    this.#clusterOf = clusterOf;
    for (const object of objects) {
      this.#add(object);
    }
  }

  /** Ids of the objects of a type and name beside this resource. */
  named(beside: Resource, type: string, name: string): readonly string[] {
    return this.#besides(beside).byName.get(`${type}\n${name}`) ?? [];
  }

  /** Ids of Velero's default storage locations beside this resource. */
  defaultLocations(beside: Resource): readonly string[] {
    return this.#besides(beside).defaultLocations;
  }

  /** Ids of the objects beside this resource whose pods a selector picks. Looks at the rarest of its labels only. */
  *selected(beside: Resource, selector: LabelSelector): Generator<string> {
    const namespace = this.#besides(beside);
    let candidates = namespace.pods;
    for (const [key, value] of selector.equal) {
      const having = namespace.byLabel.get(`${key}\n${value}`) ?? [];
      candidates = having.length < candidates.length ? having : candidates;
    }
    for (const pods of candidates) {
      if (selects(selector, pods.labels)) {
        yield pods.id;
      }
    }
  }

  #besides(resource: Resource): Namespace {
    const key = `${this.#clusterOf(resource)}\n${resource.scope}`;
    const namespace = this.#namespaces.get(key) ?? {
      pods: [],
      byLabel: new Map(),
      byName: new Map(),
      defaultLocations: [],
    };
    this.#namespaces.set(key, namespace);
    return namespace;
  }

  #add({ type, resource }: TypedResource): void {
    const namespace = this.#besides(resource);
    const name = nameOf(resource);
    if (name !== null) {
      append(namespace.byName, `${type}\n${name}`, resource.id);
    }
    if (
      type === "velero.io/BackupStorageLocation" &&
      valueAt(resource.values, ["spec", "default"]) === true
    ) {
      namespace.defaultLocations.push(resource.id);
    }
    const labels = podLabels(type, resource.values);
    if (labels !== null) {
      const pods = { id: resource.id, labels };
      namespace.pods.push(pods);
      for (const [key, value] of labels) {
        append(namespace.byLabel, `${key}\n${value}`, pods);
      }
    }
  }
}

/** The name of an object; null where it is not known. The address of a manifest has it, that of a Terraform resource does not. */
function nameOf({ address, values }: Resource): string | null {
  const given = textOf(valueAt(values, ["metadata", "name"])) ?? "";
  if (given !== "") {
    return given;
  }
  const slash = address.lastIndexOf("/");
  return slash < 0 || address.includes("[") ? null : address.slice(slash + 1);
}

/** The labels of the pods that an object stands for; null where it stands for none. */
function podLabels(type: string, values: Record<string, unknown>): Labels | null {
  if (type === "core/Pod") {
    return readLabels(valueAt(values, ["metadata", "labels"]));
  }
  const template = asMapping(valueAt(values, ["spec", "template"]));
  if (template === null) {
    return null;
  }
  const ofPods = POD_TEMPLATES.has(type) || Array.isArray(valueAt(template, ["spec", "containers"]));
  return ofPods ? readLabels(valueAt(template, ["metadata", "labels"])) : null;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [value]);
  } else {
    list.push(value);
  }
}
