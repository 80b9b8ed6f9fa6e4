/** A service of the made manifests has so many workloads. */
const WORKLOADS_OF_SERVICE = 5;
const NAMESPACES = 20;

/** Manifests of `count` workloads, each with its Service, disruption budget and autoscaler: what the policies need most memory for. */
export function manifestsText(count: number): string {
  return Array.from({ length: count }, (_, number) => objectsOf(number))
    .flat()
    .map((object) => JSON.stringify(object))
    .join("\n---\n");
}

function objectsOf(number: number): Record<string, unknown>[] {
  const name = `app-${number}`;
  const metadata = {
    name,
    namespace: `team-${number % NAMESPACES}`,
    labels: { "app.kubernetes.io/part-of": `service-${Math.floor(number / WORKLOADS_OF_SERVICE)}` },
  };
  const labels = { app: name };
  const selector = { matchLabels: labels };
  const spread = {
    ...{ maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" },
    labelSelector: selector,
  };
  const pods = { containers: [{ name, image: "example.com/app:1" }], topologySpreadConstraints: [spread] };
  const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name };
  const template = { metadata: { labels }, spec: pods };
  return [
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata,
      spec: { replicas: number % 4, selector, template },
    },
    { apiVersion: "v1", kind: "Service", metadata, spec: { selector: labels } },
    { apiVersion: "policy/v1", kind: "PodDisruptionBudget", metadata, spec: { minAvailable: 1, selector } },
    {
      apiVersion: "autoscaling/v2",
      kind: "HorizontalPodAutoscaler",
      metadata,
      spec: { minReplicas: 2, maxReplicas: 5, scaleTargetRef },
    },
  ];
}
