import type { PolicyCluster } from "../../model/input-document.ts";
import type { Resource } from "../../model/resource.ts";

/** The reference of a Kubernetes object in Terraform to the cluster that its provider is configured for. */
const PROVIDER = "provider";

/**
 * Which cluster an object runs on, as far as references between objects need to know: the one declared for its input (the first by name
 * where there are several), else that of its Terraform provider, else the only declared one, else one that all the rest share (the empty
 * text). Where the providers of all inputs name one cluster and none is declared, everything runs on that.
 */
export function clusterOf(
  clusters: readonly PolicyCluster[],
  resources: Iterable<Resource>,
): (resource: Resource) => string {
  const sorted = [...clusters].sort((a, b) => (a.name < b.name ? -1 : 1));
  const [only, another] = sorted;
  const rest = only !== undefined && another === undefined ? only.name : "";
  const byInput = new Map<string, string>();
  for (const { name, inputs } of sorted) {
    for (const input of inputs) {
      byInput.set(input, byInput.get(input) ?? name);
    }
  }
  const ofProviders = new Set<string>();
  for (const resource of resources) {
    const cluster = ofProvider(resource);
    if (cluster !== null) {
      ofProviders.add(cluster);
    }
  }
  const isOne = sorted.length === 0 && ofProviders.size === 1;
  return (resource) => byInput.get(resource.input) ?? (isOne ? null : ofProvider(resource)) ?? rest;
}

function ofProvider({ references }: Resource): string | null {
  return references[PROVIDER]?.[0] ?? null;
}
