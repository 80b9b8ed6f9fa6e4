import { describe, expect, it } from "vitest";
import { isDefaulted, leafValue } from "../../../../src/sources/terraform/kubernetes/leaf-value.ts";
import { isDissolved, isSaid, kubernetesName } from "../../../../src/sources/terraform/kubernetes/names.ts";
import { objectForm } from "../../../../src/sources/terraform/kubernetes/object-types.ts";
import { replacedByInObject } from "../../../../src/sources/terraform/kubernetes/replaced-by.ts";

describe("the name that Kubernetes has", () => {
  it.each([
    ["image_pull_policy", "container", "imagePullPolicy"],
    ["cluster_ip", "spec", "clusterIP"],
    ["host_pid", "spec", "hostPID"],
    ["timezone", "spec", "timeZone"],
    ["target_cpu_utilization_percentage", "spec", "targetCPUUtilizationPercentage"],
    ["metric", "policy", "metric"],
    ["path", "rule", "path"],
    ["port", "http_get", "port"],
    ["volume_claim_template", "ephemeral", "volumeClaimTemplate"],
    [
      "required_during_scheduling_ignored_during_execution",
      "node_affinity",
      "requiredDuringSchedulingIgnoredDuringExecution",
    ],
    ["constructor", "spec", "constructor"],
  ])("of %s in %s is %s, no list", (name, within, expected) => {
    expect(kubernetesName(name, within, "Deployment")).toEqual({ name: expected, list: false });
  });

  it.each([
    ["container", "spec", "containers"],
    ["init_container", "spec", "initContainers"],
    ["env", "container", "env"],
    ["metric", "spec", "metrics"],
    ["path", "http", "paths"],
    ["port", "spec", "ports"],
    ["port", "container", "ports"],
    ["port", "init_container", "ports"],
    ["rule", "spec", "rules"],
    ["toleration", "spec", "tolerations"],
    ["topology_spread_constraint", "spec", "topologySpreadConstraints"],
    ["volume", "spec", "volumes"],
    ["volume_claim_template", "spec", "volumeClaimTemplates"],
    [
      "required_during_scheduling_ignored_during_execution",
      "pod_anti_affinity",
      "requiredDuringSchedulingIgnoredDuringExecution",
    ],
    [
      "preferred_during_scheduling_ignored_during_execution",
      "node_affinity",
      "preferredDuringSchedulingIgnoredDuringExecution",
    ],
  ])("of %s in %s is %s, a list", (name, within, expected) => {
    expect(kubernetesName(name, within, "Deployment")).toEqual({ name: expected, list: true });
  });

  it("of a strategy depends on the kind", () => {
    expect(kubernetesName("strategy", "spec", "Deployment")).toEqual({ name: "strategy", list: false });
    expect(kubernetesName("strategy", "spec", "DaemonSet")).toEqual({ name: "updateStrategy", list: false });
    expect(kubernetesName("selector", "spec", "DaemonSet")).toEqual({ name: "selector", list: false });
  });

  it("is none of what Terraform and the cluster keep for themselves", () => {
    const own = ["id", "status", "timeouts", "wait_for_rollout"];
    expect(own.map((name) => isSaid(name, ""))).toEqual([false, false, false, false]);
    const ofMetadata = ["generation", "resource_version", "self_link", "uid"];
    expect(ofMetadata.map((name) => isSaid(name, "metadata"))).toEqual([false, false, false, false]);
    expect(["spec", "uid", "ids"].map((name) => isSaid(name, ""))).toEqual([true, true, true]);
    expect([isSaid("name", "metadata"), isSaid("status", "spec"), isSaid("id", "constructor")]).toEqual([
      true,
      true,
      true,
    ]);
    expect([isDissolved("persistent_volume_source"), isDissolved("volume_source")]).toEqual([true, false]);
  });
});

describe("the value that Kubernetes has", () => {
  it.each([
    ["replicas", "3", 3],
    ["min_available", "50%", "50%"],
    ["port", "http", "http"],
    ["target_port", "8080", 8080],
    ["replicas", "1".repeat(16), "1".repeat(16)],
    ["name", "3", "3"],
    ["replicas", 0, 0],
    ["timeout_seconds", 1, 1],
    ["wait", false, false],
    ["args", ["a"], ["a"]],
  ])("of %s %j is %j", (name, value, expected) => {
    expect(leafValue(name, value)).toEqual(expected);
  });

  it("is none where the provider has null, an empty text or list, or 0 for a default", () => {
    const unset = [null, "", []].map((value) => leafValue("replicas", value));
    expect([...unset, leafValue("period_seconds", 0), leafValue("host_port", 0)]).toEqual(
      Array(5).fill(undefined),
    );
  });

  it("is a default where nothing sets some attributes", () => {
    const defaulted = ["replicas", "min_replicas", "namespace", "storage_class_name", "service_name"];
    expect(defaulted.map(isDefaulted)).toEqual(Array(5).fill(true));
    expect(["max_replicas", "name", ""].map(isDefaulted)).toEqual([false, false, false]);
  });
});

it.each<[string, unknown]>([
  ["kubernetes_manifest", { by: "manifest" }],
  ["kubectl_manifest", { by: "yaml" }],
  ["kustomization_resource", { by: "json" }],
  ["kubernetes_deployment", { by: "blocks", group: "apps", version: "v1", kind: "Deployment" }],
  ["kubernetes_stateful_set_v1", { by: "blocks", group: "apps", version: "v1", kind: "StatefulSet" }],
  ["kubernetes_daemonset", { by: "blocks", group: "apps", version: "v1", kind: "DaemonSet" }],
  ["kubernetes_daemon_set_v1", { by: "blocks", group: "apps", version: "v1", kind: "DaemonSet" }],
  [
    "kubernetes_horizontal_pod_autoscaler_v2beta2",
    { by: "blocks", group: "autoscaling", version: "v2beta2", kind: "HorizontalPodAutoscaler" },
  ],
  ["kubernetes_secret", null],
  ["kubernetes_constructor", null],
  ["kubernetes_deployment_v1x", null],
  ["my_kubernetes_deployment", null],
  ["helm_release", null],
])("%s makes %j", (type, form) => {
  expect(objectForm(type)).toEqual(form);
});

it.each([
  [
    "kubernetes_deployment",
    "spec.0.template.0.spec.0.container.1.image",
    "spec.template.spec.containers.1.image",
  ],
  ["kubernetes_daemonset", "spec.0.strategy.0.type", "spec.updateStrategy.type"],
  ["kubernetes_service", "spec.0.port.2.node_port", "spec.ports.2.nodePort"],
  ["kubernetes_manifest", "manifest.spec.replicas", "spec.replicas"],
  ["kubernetes_manifest", "manifests.spec", "manifests.spec"],
  ["kubectl_manifest", "yaml_body", "yaml_body"],
  ["helm_release", "set.0.value", "set.0.value"],
])("what replaces a %s, %s, is %s of its object", (type, path, expected) => {
  expect(replacedByInObject([path], type)).toEqual([expected]);
});
