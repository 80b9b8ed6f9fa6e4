import type { KindLinks, KubernetesReference } from "../../model/kubernetes-links.ts";
import type { Resource } from "../../model/resource.ts";
import { type LabelSelector, readLabelSelector, readServiceSelector } from "./label-selector.ts";
import { isHiddenAt } from "./marks.ts";
import { nameOf, type ObjectIndex } from "./object-index.ts";
import { readObjectReference } from "./object-reference.ts";
import { asMapping, type Spot, spotsAt, textOf } from "./value-at.ts";

/** An attribute that refers, and what to. */
export interface Found {
  path: string;
  targets: Iterable<Resource>;
}

/**
 * What one object refers to, by what is declared of its kind. An attribute of which a part is unknown or withheld refers to nothing: a
 * selector picks fewer than what is left of it does.
 */
export function objectReferences(resource: Resource, { references }: KindLinks, index: ObjectIndex): Found[] {
  return references.flatMap(({ path, to }) =>
    spotsAt(resource.values, path)
      .filter(({ keys }) => !isHiddenAt(resource, keys))
      .map((spot) => ({ path: spot.keys.join("."), targets: targetsOf(spot, to, resource, index) })),
  );
}

function targetsOf(
  { value }: Spot,
  to: KubernetesReference,
  resource: Resource,
  index: ObjectIndex,
): Iterable<Resource> {
  if ("pods" in to) {
    return podsMeant(value, to, resource, index);
  }
  if ("object" in to) {
    const meant = readObjectReference(value, to.object);
    return meant === null ? [] : index.named(resource, meant.type, meant.name, meant.namespace ?? undefined);
  }
  const text = textOf(value) ?? "";
  const unset = value === undefined || (to.or_default === "empty" && text === "");
  if (unset) {
    return to.or_default === undefined ? [] : index.defaults(resource, to.named);
  }
  return text === "" ? [] : named(text, to, resource, index);
}

/** What a name means, or the name that is made of it: `{value}-{name}-{number}`. */
function named(
  value: string,
  { named: type, name = "{value}" }: Extract<KubernetesReference, { named: string }>,
  resource: Resource,
  index: ObjectIndex,
): Iterable<Resource> {
  const own = nameOf(resource);
  if (name.includes("{name}") && own === null) {
    return [];
  }
  const made = name.replace(/\{(value|name)\}/g, (_, part) => (part === "value" ? value : (own ?? "")));
  const numbered = made.endsWith("-{number}") ? made.slice(0, -"-{number}".length) : null;
  return numbered === null ? index.named(resource, type, made) : index.numbered(resource, type, numbered);
}

const EVERYTHING: LabelSelector = { equal: [], requirements: [] };

function podsMeant(
  value: unknown,
  { pods, or_all }: Extract<KubernetesReference, { pods: string }>,
  resource: Resource,
  index: ObjectIndex,
): Iterable<Resource> {
  if (pods === "peer") {
    return ofPeer(value, resource, index);
  }
  const absent = or_all === true && value === undefined ? EVERYTHING : null;
  const selector = pods === "labels" ? readServiceSelector(value) : (readLabelSelector(value) ?? absent);
  return selector === null ? [] : index.selected(resource, selector, pods === "labels");
}

/**
 * The pods of one peer of a network policy. Where it picks namespaces only, and all of them, nothing is listed: each pod of the cluster would
 * be, and `{}` says it better.
 */
function* ofPeer(value: unknown, resource: Resource, index: ObjectIndex): Generator<Resource> {
  const peer = asMapping(value);
  const ofNamespaces = readLabelSelector(peer?.["namespaceSelector"]);
  const ofPods = readLabelSelector(peer?.["podSelector"]);
  if (ofNamespaces === null) {
    yield* ofPods === null ? [] : index.selected(resource, ofPods, false);
  } else if (ofPods !== null || ofNamespaces.equal.length + ofNamespaces.requirements.length > 0) {
    for (const namespace of index.namespaces(resource, ofNamespaces)) {
      yield* index.selected(resource, ofPods ?? EVERYTHING, false, namespace);
    }
  }
}
