import type { TypedResource } from "../../model/input.ts";
import type { KindLinks, KubernetesLinks } from "../../model/kubernetes-links.ts";
import type { Resource } from "../../model/resource.ts";
import { type LabelSelector, picks, readLabels } from "./label-selector.ts";
import { type Copies, Namespace } from "./namespace.ts";
import { readObjectReference } from "./object-reference.ts";
import { type PodLabels, podsOf } from "./pods-of.ts";
import { asMapping, textOf, valueAt } from "./value-at.ts";

/** Where objects are that are in no namespace: no namespace is called so. */
const NO_NAMESPACE = "*";
const NOBODY: ReadonlySet<Resource> = new Set();
/** The label that the API server gives every namespace: its name. */
const NAMESPACE_NAME = "kubernetes.io/metadata.name";

/** The objects of an estate by cluster and namespace, and in those by name and by label. */
export class ObjectIndex {
  readonly #clusters = new Map<string, Map<string, Namespace>>();
  readonly #clusterOf: (resource: Resource) => string;
  readonly #links: KubernetesLinks;
  readonly #types = new Map<Resource, string>();
  /** Types of which objects are meant by a name and any number. */
  readonly #numbered: ReadonlySet<string>;
  readonly #copies = new Map<Resource, Copies>();

  constructor(
    objects: readonly TypedResource[],
    clusterOf: (resource: Resource) => string,
    links: KubernetesLinks,
  ) {
    this.#clusterOf = clusterOf;
    this.#links = links;
    this.#numbered = numberedTypes(links);
    for (const { type, resource } of objects) {
      this.#types.set(resource, type);
      this.#addName(type, resource);
    }
    for (const { type, resource } of objects) {
      const pods = this.#podsOf(resource, NOBODY);
      if (pods !== null && !this.#isOwned(resource)) {
        this.#where(resource, type).addPods(pods, resource);
      }
    }
  }

  /** What is declared of a kind. */
  kind(type: string): KindLinks | undefined {
    return Object.hasOwn(this.#links, type) ? this.#links[type] : undefined;
  }

  /** Objects of a type and name beside this resource: in its namespace or the one that is named, in none where the type knows none. */
  named(beside: Resource, type: string, name: string, namespace?: string): readonly Resource[] {
    return this.#where(beside, type, namespace).named(type, name)?.all ?? [];
  }

  /** Objects of a type beside this resource whose name is this one, a hyphen and a number. */
  numbered(beside: Resource, type: string, name: string): readonly Resource[] {
    return this.#where(beside, type).numbered(type, name);
  }

  /** The default objects of a type beside this resource. */
  defaults(beside: Resource, type: string): readonly Resource[] {
    const marked = this.#where(beside, type).defaults(type);
    const otherwise = this.kind(type)?.default?.else_named;
    return marked.length > 0 || otherwise === undefined ? marked : this.named(beside, type, otherwise);
  }

  /** All that are the same object to its cluster as this one, itself included; undefined for one without a name, which is like no other. */
  copies(resource: Resource): Copies | undefined {
    return this.#copies.get(resource);
  }

  /** The objects of a namespace beside this resource whose pods a selector picks, all of them or (`some`) a part. */
  selected(beside: Resource, selector: LabelSelector, some: boolean, namespace?: string): Iterable<Resource> {
    return this.#namespace(beside, namespace ?? beside.scope).selected(selector, some);
  }

  /** Names of the namespaces of this resource's cluster that a selector picks by their labels. */
  namespaces(beside: Resource, selector: LabelSelector): string[] {
    const names = [...(this.#clusters.get(this.#clusterOf(beside))?.keys() ?? [])];
    return names.filter((name) => {
      const objects = this.named(beside, "core/Namespace", name);
      const given = objects.flatMap(({ values }) => [...readLabels(valueAt(values, ["metadata", "labels"]))]);
      const own: [string, string][] = name === "" ? [] : [[NAMESPACE_NAME, name]];
      const labels = { labels: new Map([...given, ...own]), varying: new Map() };
      return name !== NO_NAMESPACE && picks(selector, labels) === "all";
    });
  }

  #where(beside: Resource, type: string, namespace = beside.scope): Namespace {
    return this.#namespace(beside, this.kind(type)?.cluster_scoped === true ? NO_NAMESPACE : namespace);
  }

  #namespace(beside: Resource, name: string): Namespace {
    const cluster = this.#clusterOf(beside);
    const namespaces = this.#clusters.get(cluster) ?? new Map<string, Namespace>();
    this.#clusters.set(cluster, namespaces);
    const namespace = namespaces.get(name) ?? new Namespace();
    namespaces.set(name, namespace);
    return namespace;
  }

  #addName(type: string, resource: Resource): void {
    const where = this.#where(resource, type);
    const name = nameOf(resource);
    if (name !== null) {
      this.#copies.set(resource, where.addName(type, name, resource));
      if (this.#numbered.has(type)) {
        where.addNumbered(type, name, resource);
      }
    }
    const standard = this.kind(type)?.default;
    if (standard !== undefined && valueAt(resource.values, standard.where) === standard.is) {
      where.addDefault(type, resource);
    }
  }

  /** `asked` are the objects on the way here, since two may refer to each other. */
  #podsOf(resource: Resource, asked: ReadonlySet<Resource>): PodLabels | null {
    const type = this.#types.get(resource);
    if (type === undefined || asked.has(resource)) {
      return null;
    }
    return podsOf(resource, this.kind(type)?.pods, nameOf(resource), (path) => {
      const target = this.#meant(resource, valueAt(resource.values, path))[0];
      return target === undefined ? null : this.#podsOf(target, new Set(asked).add(resource));
    });
  }

  #meant(beside: Resource, value: unknown): readonly Resource[] {
    const meant = readObjectReference(value, null);
    return meant === null ? [] : this.named(beside, meant.type, meant.name);
  }

  /** Is this object made and kept by another one in sight that stands for its pods? In a dump a Deployment's replica sets and pods are. */
  #isOwned(resource: Resource): boolean {
    const owners = valueAt(resource.values, ["metadata", "ownerReferences"]);
    return (Array.isArray(owners) ? owners : []).some(
      (owner: unknown) =>
        asMapping(owner)?.["controller"] === true &&
        this.#meant(resource, owner).some(
          (other) => other !== resource && this.#podsOf(other, NOBODY) !== null,
        ),
    );
  }
}

function numberedTypes(links: KubernetesLinks): Set<string> {
  const references = Object.values(links).flatMap((kind) => kind.references);
  return new Set(
    references.flatMap(({ to }) =>
      "named" in to && to.name?.includes("{number}") === true ? [to.named] : [],
    ),
  );
}

/** The name of an object; null where it is not known. The address of a manifest has it, that of a Terraform resource does not. */
export function nameOf({ address, values }: Resource): string | null {
  const given = textOf(valueAt(values, ["metadata", "name"])) ?? "";
  if (given !== "") {
    return given;
  }
  const slash = address.lastIndexOf("/");
  const name = slash < 0 || address.includes("[") ? null : address.slice(slash + 1);
  return name?.endsWith("*") === true ? null : name;
}
