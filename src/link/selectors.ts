import type { TypedResource } from "../model/input.ts";
import type { Resource } from "../model/resource.ts";
import { groupAndKind } from "../sources/kubernetes/object-identity.ts";
import { readLabelSelector, readServiceSelector } from "./label-selector.ts";
import { hasMarkAt } from "./marks.ts";
import { namedReferences } from "./named-references.ts";
import { ObjectIndex } from "./object-index.ts";
import { asMapping, textOf, valueAt } from "./value-at.ts";

/** References to merge into resources, and whether that is all of them. */
export interface KubernetesReferences {
  /** By id of the resource that refers, then by attribute path: the ids that it refers to, without repetition. */
  references: Map<string, Record<string, string[]>>;
  /** True where there are more than are kept: an absence must not be concluded then. */
  truncated: boolean;
}

/** An attribute that refers, and what to. */
type Found = { path: string; ids: Iterable<string> };

/** Most references of one run: far beyond real estates, far below what selectors that all match everything would make. */
const MAX_REFERENCES = 1_000_000;

/**
 * Finds what Kubernetes objects refer to by name or by label, in the same namespace of the same cluster only.
 * `clusterOf` names the cluster that a resource runs on, any text. Pure; resources of other families are left alone.
 */
export function linkKubernetes(
  resources: readonly TypedResource[],
  clusterOf: (resource: Resource) => string,
): KubernetesReferences {
  const objects = resources.filter(({ family }) => family === "kubernetes");
  const index = new ObjectIndex(objects, clusterOf);
  const references = new Map<string, Record<string, string[]>>();
  let left = MAX_REFERENCES;
  for (const { type, resource } of objects) {
    const own: Record<string, string[]> = {};
    for (const { path, ids } of referencesOf(type, resource, index)) {
      const targets = firstOf(ids, left);
      left -= targets.length;
      if (targets.length > 0) {
        own[path] = targets;
      }
    }
    if (Object.keys(own).length > 0) {
      references.set(resource.id, own);
    }
  }
  return { references, truncated: left <= 0 };
}

function firstOf(ids: Iterable<string>, most: number): string[] {
  const distinct = new Set<string>();
  for (const id of ids) {
    if (distinct.size >= most) {
      break;
    }
    distinct.add(id);
  }
  return [...distinct];
}

/** What one object refers to. */
function referencesOf(type: string, resource: Resource, index: ObjectIndex): Found[] {
  const named = namedReferences(type, resource.values).map(({ path, target, name }) => ({
    path,
    ids: index.named(resource, target, name),
  }));
  switch (type) {
    case "core/Service": {
      const selector = isHidden(resource) ? null : readServiceSelector(selectorOf(resource));
      return selector === null ? [] : [{ path: "spec.selector", ids: index.selected(resource, selector) }];
    }
    case "policy/PodDisruptionBudget": {
      const selector = isHidden(resource) ? null : readLabelSelector(selectorOf(resource));
      return selector === null ? [] : [{ path: "spec.selector", ids: index.selected(resource, selector) }];
    }
    case "autoscaling/HorizontalPodAutoscaler":
    case "keda.sh/ScaledObject":
      return scaleTarget(resource, index);
    case "velero.io/Schedule":
      return [...named, ...defaultLocation("spec.template.storageLocation", resource, index)];
    case "velero.io/Backup":
      return [...named, ...defaultLocation("spec.storageLocation", resource, index)];
    default:
      return named;
  }
}

function selectorOf({ values }: Resource): unknown {
  return valueAt(values, ["spec", "selector"]);
}

/** A selector of which a part is unknown or withheld selects fewer than what is left of it does, so that it says nothing. */
function isHidden({ unknown, withheld }: Resource): boolean {
  return hasMarkAt(unknown, ["spec", "selector"]) || hasMarkAt(withheld, ["spec", "selector"]);
}

/** What an autoscaler scales. KEDA means a Deployment of apps where nothing else is said. */
function scaleTarget(resource: Resource, index: ObjectIndex): Found[] {
  const target = asMapping(valueAt(resource.values, ["spec", "scaleTargetRef"]));
  const name = textOf(target?.["name"]);
  const identity = groupAndKind({
    apiVersion: target?.["apiVersion"] ?? "apps/v1",
    kind: target?.["kind"] ?? "Deployment",
  });
  if (name === null || identity === null) {
    return [];
  }
  const ids = index.named(resource, `${identity.group}/${identity.kind}`, name);
  return [{ path: "spec.scaleTargetRef", ids }];
}

/**
 * The storage location of a backup that names none: the one that says `default: true`, else the one called `default`,
 * which is what Velero's server takes unless it was told otherwise.
 */
function defaultLocation(path: string, resource: Resource, index: ObjectIndex): Found[] {
  if ((textOf(valueAt(resource.values, path.split("."))) ?? "") !== "") {
    return [];
  }
  const marked = index.defaultLocations(resource);
  const called = index.named(resource, "velero.io/BackupStorageLocation", "default");
  return [{ path, ids: marked.length > 0 ? marked : called }];
}
