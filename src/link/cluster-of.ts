import type { PolicyCluster } from "../model/input-document.ts";
import type { Resource } from "../model/resource.ts";

/**
 * Which cluster a manifest runs on, as far as references between objects need to know: the one declared for its input (the first by
 * name where there are several), else the only declared one, else one that all undeclared inputs share (the empty text).
 */
export function clusterOf(clusters: readonly PolicyCluster[]): (resource: Resource) => string {
  const sorted = [...clusters].sort((a, b) => (a.name < b.name ? -1 : 1));
  const [only, another] = sorted;
  const rest = only !== undefined && another === undefined ? only.name : "";
  const byInput = new Map<string, string>();
  for (const { name, inputs } of sorted) {
    for (const input of inputs) {
      byInput.set(input, byInput.get(input) ?? name);
    }
  }
  return ({ input }) => byInput.get(input) ?? rest;
}
