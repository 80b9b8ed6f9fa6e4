/** What Kubernetes calls an attribute or block of a typed resource, and whether its blocks are a list there. */
export interface KubernetesName {
  name: string;
  list: boolean;
}

/** Names that are not the Terraform name in camel case: abbreviations keep their capitals. */
const OTHERWISE: Record<string, string> = {
  cluster_ip: "clusterIP",
  cluster_ips: "clusterIPs",
  external_ips: "externalIPs",
  host_ip: "hostIP",
  host_ipc: "hostIPC",
  host_pid: "hostPID",
  load_balancer_ip: "loadBalancerIP",
  storage_provisioner: "provisioner",
  target_cpu_utilization_percentage: "targetCPUUtilizationPercentage",
  timezone: "timeZone",
  volume_id: "volumeID",
};

/** Blocks that Kubernetes has as a list: what it is called, and in which blocks ("" is the resource itself) where not in all. */
const LISTS: Record<string, { name: string; within?: string[] }> = {
  allowed_topologies: { name: "allowedTopologies" },
  container: { name: "containers", within: ["spec"] },
  egress: { name: "egress", within: ["spec"] },
  env: { name: "env" },
  env_from: { name: "envFrom" },
  from: { name: "from" },
  host_aliases: { name: "hostAliases" },
  http_header: { name: "httpHeaders" },
  image_pull_secrets: { name: "imagePullSecrets" },
  ingress: { name: "ingress", within: ["spec"] },
  init_container: { name: "initContainers" },
  items: { name: "items" },
  match_expressions: { name: "matchExpressions" },
  match_fields: { name: "matchFields" },
  match_label_expressions: { name: "matchLabelExpressions" },
  metric: { name: "metrics", within: ["spec"] },
  node_selector_term: { name: "nodeSelectorTerms" },
  option: { name: "options" },
  path: { name: "paths", within: ["http"] },
  policy: { name: "policies" },
  port: { name: "ports", within: ["spec", "container", "init_container"] },
  ports: { name: "ports" },
  preferred_during_scheduling_ignored_during_execution: {
    name: "preferredDuringSchedulingIgnoredDuringExecution",
  },
  readiness_gate: { name: "readinessGates" },
  // Node affinity has one block of it.
  required_during_scheduling_ignored_during_execution: {
    name: "requiredDuringSchedulingIgnoredDuringExecution",
    within: ["pod_affinity", "pod_anti_affinity"],
  },
  rule: { name: "rules", within: ["spec"] },
  sources: { name: "sources" },
  sysctl: { name: "sysctls" },
  tls: { name: "tls" },
  to: { name: "to" },
  toleration: { name: "tolerations" },
  topology_spread_constraint: { name: "topologySpreadConstraints" },
  volume: { name: "volumes", within: ["spec"] },
  // A volume that comes and goes with its pod has one of it.
  volume_claim_template: { name: "volumeClaimTemplates", within: ["spec"] },
  volume_device: { name: "volumeDevices" },
  volume_mount: { name: "volumeMounts" },
};

/** What Terraform or the cluster keep for themselves, by the block around it: no part of what a manifest says. */
const NOT_SAID: Record<string, RegExp> = {
  "": /^(?:id|status|timeouts|wait_.*)$/,
  metadata: /^(?:generation|resource_version|self_link|uid)$/,
};

/** False for attributes that are no part of the object as a manifest has it. */
export function isSaid(name: string, within: string): boolean {
  return !(Object.hasOwn(NOT_SAID, within) && NOT_SAID[within]?.test(name) === true);
}

/** Blocks that Kubernetes does not have: what they hold stands in its place. */
const DISSOLVED = new Set(["persistent_volume_source"]);

/** True for a block of which Kubernetes has what it holds only. */
export function isDissolved(name: string): boolean {
  return DISSOLVED.has(name);
}

/** The Kubernetes name of an attribute or block, by its name in Terraform, the block around it and the kind of the object. */
export function kubernetesName(name: string, within: string, kind: string): KubernetesName {
  const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
  if (list !== undefined && (list.within === undefined || list.within.includes(within))) {
    return { name: list.name, list: true };
  }
  if (kind === "DaemonSet" && name === "strategy") {
    return { name: "updateStrategy", list: false };
  }
  const other = Object.hasOwn(OTHERWISE, name) ? OTHERWISE[name] : undefined;
  return { name: other ?? camelCase(name), list: false };
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
