import type { TypedResource } from "../../model/input.ts";
import type { KubernetesLinks } from "../../model/kubernetes-links.ts";
import type { Resource } from "../../model/resource.ts";
import { areApart } from "./copies.ts";
import { ObjectIndex } from "./object-index.ts";
import { objectReferences } from "./object-references.ts";

/** References to merge into resources, and whether that is all of them. */
export interface KubernetesReferences {
  /** By id of the resource that refers, then by attribute path: the ids that it refers to, without repetition. */
  references: Map<string, Record<string, string[]>>;
  /** True where there are more than are kept: an absence must not be concluded then. */
  truncated: boolean;
}

/** Most references of one run: far beyond real estates, far below what selectors that all match everything would make. */
const MAX_REFERENCES = 1_000_000;
/** Most objects that are looked at for them: copies of objects in thousands of inputs cost time, although they make no references. */
const MAX_LOOKED_AT = 20_000_000;

/** What is left of both. */
interface Budget {
  references: number;
  looks: number;
}

/**
 * Finds what Kubernetes objects refer to by name or by label, in their own cluster only, as `links` declare it of their kinds. `clusterOf`
 * names the cluster that a resource runs on, any text. Pure; resources of other families are left alone, and of those that are there for the
 * sake of others only (`unread`) nothing is told.
 */
export function linkKubernetes(
  resources: readonly TypedResource[],
  clusterOf: (resource: Resource) => string,
  links: KubernetesLinks,
): KubernetesReferences {
  const objects = resources.filter(({ family }) => family === "kubernetes");
  const index = new ObjectIndex(objects, clusterOf, links);
  const references = new Map<string, Record<string, string[]>>();
  const budget: Budget = { references: MAX_REFERENCES, looks: MAX_LOOKED_AT };
  for (const { type, filed_as: filedAs, resource, unread } of objects) {
    const kind = unread === true ? undefined : index.kind(filedAs ?? type);
    const own: Record<string, string[]> = {};
    for (const { path, targets } of kind === undefined ? [] : objectReferences(resource, kind, index)) {
      const ids = idsOf(resource, targets, index, budget);
      if (ids.length > 0) {
        own[path] = ids;
      }
    }
    if (Object.keys(own).length > 0) {
      references.set(resource.id, own);
    }
  }
  return { references, truncated: budget.references <= 0 || budget.looks <= 0 };
}

function idsOf(from: Resource, targets: Iterable<Resource>, index: ObjectIndex, budget: Budget): string[] {
  const distinct = new Set<string>();
  for (const target of targets) {
    if (budget.references <= 0 || budget.looks <= 0) {
      break;
    }
    budget.looks -= 1;
    if (!distinct.has(target.id) && !areApart(from, target, index)) {
      distinct.add(target.id);
      budget.references -= 1;
    }
  }
  return [...distinct];
}
