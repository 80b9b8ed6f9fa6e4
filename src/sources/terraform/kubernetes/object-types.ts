/** How a Terraform type says which Kubernetes object it makes: by blocks of its own, by an object, or by a text of YAML or of JSON. */
export type ObjectForm =
  | { by: "blocks"; group: string; version: string; kind: string }
  | { by: "manifest" }
  | { by: "yaml" }
  | { by: "json" };

/**
 * Kinds of the typed resources of hashicorp/kubernetes, by their name without `kubernetes_` and without version (`_v1`, `_v2beta2`).
 * Some of the provider's names are older than its rule for them (`daemonset`).
 */
const KINDS: Record<string, [group: string, kind: string]> = {
  deployment: ["apps", "Deployment"],
  stateful_set: ["apps", "StatefulSet"],
  daemonset: ["apps", "DaemonSet"],
  daemon_set: ["apps", "DaemonSet"],
  namespace: ["core", "Namespace"],
  pod: ["core", "Pod"],
  replication_controller: ["core", "ReplicationController"],
  job: ["batch", "Job"],
  cron_job: ["batch", "CronJob"],
  service: ["core", "Service"],
  ingress: ["networking.k8s.io", "Ingress"],
  network_policy: ["networking.k8s.io", "NetworkPolicy"],
  pod_disruption_budget: ["policy", "PodDisruptionBudget"],
  horizontal_pod_autoscaler: ["autoscaling", "HorizontalPodAutoscaler"],
  persistent_volume: ["core", "PersistentVolume"],
  persistent_volume_claim: ["core", "PersistentVolumeClaim"],
  storage_class: ["storage.k8s.io", "StorageClass"],
  priority_class: ["scheduling.k8s.io", "PriorityClass"],
};

const TYPED = /^kubernetes_([a-z_]+?)(?:_(v\d+(?:(?:alpha|beta)\d+)?))?$/;

/** What a Terraform type makes; null for one that makes no Kubernetes object, or none whose kind is known here. */
export function objectForm(type: string): ObjectForm | null {
  if (type === "kubernetes_manifest") {
    return { by: "manifest" };
  }
  if (type === "kubectl_manifest") {
    return { by: "yaml" };
  }
  // Of kbst/kustomization: one object of what the data source kustomization_build made.
  if (type === "kustomization_resource") {
    return { by: "json" };
  }
  const [, name, version = "v1"] = TYPED.exec(type) ?? [];
  const known = name !== undefined && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  return known === undefined ? null : { by: "blocks", group: known[0], version, kind: known[1] };
}
