import { describe, expect, it } from "vitest";
import { clusterOf } from "../../../src/link/kubernetes/cluster-of.ts";
import { linkKubernetes } from "../../../src/link/kubernetes/link-kubernetes.ts";
import { inputsOfCluster, manifestInputs, nameable } from "../../../src/link/pattern-members.ts";
import type { TypedResource } from "../../../src/model/input.ts";
import type { PolicyCluster } from "../../../src/model/input-document.ts";
import type { Resource } from "../../../src/model/resource.ts";
import { readDeclaredTypes } from "../../../src/tools/policies/declared-types.ts";
import { anInput, kubernetes, terraform } from "../a-resource.ts";

const { links = {} } = await readDeclaredTypes(".");

/** An object of a plan, at its Terraform address. */
function planned(type: string, address: string, more: Partial<Resource>): TypedResource {
  return kubernetes("p.json", type, address, { scope: "shop", action: "create", ...more });
}

const DEPLOYMENT = planned("apps/Deployment", 'kubernetes_deployment.web["a/b"]', {
  values: { metadata: { name: "web" }, spec: { template: { metadata: { labels: { app: "web" } } } } },
});

function budget(more: Partial<Resource>): TypedResource {
  return planned("policy/PodDisruptionBudget", "kubernetes_pod_disruption_budget.web", more);
}

function linked(...resources: TypedResource[]): [string, Record<string, string[]>][] {
  return [...linkKubernetes(resources, () => "", links).references];
}

describe("objects of Terraform", () => {
  it("are named by what they are called, not by their address", () => {
    const scaler = planned("autoscaling/HorizontalPodAutoscaler", "kubernetes_manifest.a", {
      values: { spec: { scaleTargetRef: { kind: "Deployment", name: "web" } } },
    });
    const byKey = planned("autoscaling/HorizontalPodAutoscaler", "kubernetes_manifest.b", {
      values: { spec: { scaleTargetRef: { kind: "Deployment", name: 'b"]' } } },
    });
    const nameless = planned("apps/Deployment", 'kubernetes_deployment.x["a/b"]', {});
    expect(linked(DEPLOYMENT, nameless, scaler, byKey)).toEqual([
      [scaler.resource.id, { "spec.scaleTargetRef": [DEPLOYMENT.resource.id] }],
    ]);
  });

  it("are selected by a selector that is known as a whole only", () => {
    const spec = { selector: { matchLabels: { app: "web" } } };
    const known = budget({ values: { spec } });
    expect(linked(DEPLOYMENT, known)).toEqual([
      [known.resource.id, { "spec.selector": [DEPLOYMENT.resource.id] }],
    ]);
    const marks = [
      true,
      { spec: true },
      { spec: { selector: true } },
      { spec: { selector: { matchLabels: { tier: true } } } },
    ];
    expect(marks.flatMap((unknown) => linked(DEPLOYMENT, budget({ values: { spec }, unknown })))).toEqual([]);
    expect(marks.flatMap((withheld) => linked(DEPLOYMENT, budget({ values: { spec }, withheld })))).toEqual(
      [],
    );
  });

  it("run on the cluster declared for the plan, else on that of their provider, else with all the rest", () => {
    const declared = (name: string, inputs: string[]): PolicyCluster => ({
      name,
      kind: "eks",
      primaries: [],
      secondaries: [],
      inputs,
      node: { cpu: null, memory: null },
    });
    const on = (id: string): Resource =>
      planned("apps/Deployment", `d.${id}`, { references: { provider: [id] } }).resource;
    const manifest = kubernetes("app.yaml", "apps/Deployment", "Deployment.apps/shop/web").resource;
    const all = (clusters: PolicyCluster[], ...resources: Resource[]): string[] =>
      resources.map(clusterOf(clusters, resources));
    expect(all([], on("one"), manifest)).toEqual(["", ""]);
    expect(all([], on("one"), on("two"), manifest)).toEqual(["one", "two", ""]);
    expect(all([declared("c", ["p.json"])], on("one"), manifest)).toEqual(["c", "c"]);
    expect(all([declared("c", ["app.yaml"])], on("one"), manifest)).toEqual(["one", "c"]);
    const both = [declared("b", ["app.yaml"]), declared("a", ["app.yaml"])];
    expect(all(both, manifest)).toEqual(["a"]);
    expect(all(both.toReversed(), manifest)).toEqual(["a"]);
    expect(all(both, on("one"))).toEqual(["one"]);
    expect(all([declared("b", []), declared("a", [])], manifest)).toEqual([""]);
  });

  it("let a glob for manifests name their plan", () => {
    const inputs = [
      anInput("plans/app.json", [DEPLOYMENT], { kind: "terraform-plan" }),
      anInput("plans/network.json", [terraform("plans/network.json", "aws_subnet.a")]),
      anInput("app.yaml", [], { kind: "kubernetes" }),
    ];
    expect(manifestInputs("**", nameable([], inputs))).toEqual(["plans/app.json", "app.yaml"]);
  });
});

describe("inputs of a cluster that no glob names", () => {
  const inputs = ["eu", "eu/app.yaml", "eu-west/app.yaml", "us/eu/app.yaml"].map((name) => anInput(name, []));
  const rendered = anInput("chart", [], { cluster: "shop" });
  const of = (cluster: Parameters<typeof inputsOfCluster>[0]) =>
    inputsOfCluster(cluster, nameable([], [...inputs, rendered]));

  it("are those rendered for it, and those that are called as one of its contexts", () => {
    expect(of({ name: "shop" })).toEqual(["chart"]);
    expect(of({ name: "shop", contexts: ["eu", "none"] })).toEqual(["eu", "eu/app.yaml", "chart"]);
    expect(of({ name: "other", contexts: ["eu-west"] })).toEqual(["eu-west/app.yaml"]);
    expect(of({ name: "eu" })).toEqual([]);
  });
});
