import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkKubernetes } from "../../src/link/selectors.ts";
import type { DeclaredTypes } from "../../src/model/declared-types.ts";
import type { TypedResource } from "../../src/model/input.ts";
import type { Resource } from "../../src/model/resource.ts";
import { normaliseManifests } from "../../src/sources/kubernetes/normalise.ts";

const KINDS = [
  "apps/Deployment",
  "apps/StatefulSet",
  "core/Pod",
  "core/Service",
  "policy/PodDisruptionBudget",
  "autoscaling/HorizontalPodAutoscaler",
  "keda.sh/ScaledObject",
  "velero.io/Schedule",
  "velero.io/Backup",
  "velero.io/Restore",
  "velero.io/BackupStorageLocation",
  "networking.k8s.io/Ingress",
  "cluster.x-k8s.io/MachineDeployment",
  "serving.knative.dev/Service",
];
const DECLARED: DeclaredTypes = {
  terraform: {},
  kubernetes: Object.fromEntries(KINDS.map((kind) => [kind, true])),
};

type Manifest = Record<string, unknown>;

function object(apiVersion: string, kind: string, name: string, spec: unknown, namespace = "shop"): Manifest {
  return { apiVersion, kind, metadata: { name, namespace }, spec };
}

function deployment(name: string, labels: Record<string, string>, namespace = "shop"): Manifest {
  return object("apps/v1", "Deployment", name, { template: { metadata: { labels } } }, namespace);
}

function typed(input: string, manifests: Manifest[]): TypedResource[] {
  return normaliseManifests(
    { name: input, path: input },
    manifests.map((m) => JSON.stringify(m)).join("\n---\n"),
    DECLARED,
  ).after;
}

/** References by address, all manifests in one cluster. */
function linked(...manifests: Manifest[]): Record<string, Record<string, string[]>> {
  const { references, truncated } = linkKubernetes(typed("", manifests), () => "");
  expect(truncated).toBe(false);
  return Object.fromEntries(
    [...references].map(([id, own]) => [
      id.slice(1),
      Object.fromEntries(
        Object.entries(own).map(([path, ids]) => [path, ids.map((target) => target.slice(1))]),
      ),
    ]),
  );
}

const WEB = deployment("web", { app: "web", tier: "front" });
const API = deployment("api", { app: "api", tier: "back" });
const ELSEWHERE = deployment("web", { app: "web", tier: "front" }, "other");

describe("Service", () => {
  const service = (selector: unknown) => object("v1", "Service", "s", { selector });

  it("selects the workloads of its namespace that have all of its labels", () => {
    expect(linked(service({ app: "web", tier: "front" }), WEB, API, ELSEWHERE)).toEqual({
      "Service/shop/s": { "spec.selector": ["Deployment.apps/shop/web"] },
    });
    expect(linked(service({ app: "web", tier: "back" }), WEB, API)).toEqual({});
  });

  it("selects bare pods, and what has a pod template of containers", () => {
    const pod = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "p", namespace: "shop", labels: { app: "web" } },
    };
    const template = { metadata: { labels: { app: "web" } } };
    const knative = object("serving.knative.dev/v1", "Service", "k", {
      template: { ...template, spec: { containers: [{ name: "c" }] } },
    });
    const machines = object("cluster.x-k8s.io/v1beta1", "MachineDeployment", "m", { template });
    expect(linked(service({ app: "web" }), pod, knative, machines)).toEqual({
      "Service/shop/s": { "spec.selector": ["Pod/shop/p", "Service.serving.knative.dev/shop/k"] },
    });
  });

  it.each([undefined, null, {}, "web", []])("selects nothing by %j", (selector) => {
    expect(linked(service(selector), WEB)).toEqual({});
  });
});

describe("PodDisruptionBudget", () => {
  const budget = (selector: unknown) => object("policy/v1", "PodDisruptionBudget", "b", { selector });
  const both = ["Deployment.apps/shop/web", "Deployment.apps/shop/api"];
  const expression = (key: string, operator: string, ...values: string[]) => ({
    matchExpressions: [{ key, operator, values }],
  });

  it.each([
    [{}, both],
    [{ matchLabels: {} }, both],
    [{ matchLabels: { app: "web" } }, ["Deployment.apps/shop/web"]],
    [expression("app", "In", "web", "x"), ["Deployment.apps/shop/web"]],
    [expression("app", "NotIn", "web"), ["Deployment.apps/shop/api"]],
    [expression("none", "NotIn", "web"), both],
    [expression("app", "Exists"), both],
    [expression("none", "Exists"), []],
    [expression("none", "DoesNotExist"), both],
    [expression("app", "Gt", "1"), []],
    [{ matchLabels: { app: "web" }, ...expression("tier", "In", "back") }, []],
    [undefined, []],
    [null, []],
  ])("%j selects %j", (selector, addresses) => {
    const expected =
      addresses.length === 0 ? {} : { "PodDisruptionBudget.policy/shop/b": { "spec.selector": addresses } };
    expect(linked(budget(selector), WEB, API, ELSEWHERE)).toEqual(expected);
  });
});

describe("references by name", () => {
  it("lead from autoscalers to what they scale", () => {
    const target = (name: string, ref: Manifest) =>
      object("autoscaling/v2", "HorizontalPodAutoscaler", name, { scaleTargetRef: ref });
    expect(
      linked(
        WEB,
        ELSEWHERE,
        target("right", { apiVersion: "apps/v1", kind: "Deployment", name: "web" }),
        target("old", { apiVersion: "extensions/v1beta1", kind: "Deployment", name: "web" }),
        target("kind", { apiVersion: "apps/v1", kind: "StatefulSet", name: "web" }),
        target("missing", { apiVersion: "apps/v1", kind: "Deployment", name: "x" }),
        object("keda.sh/v1alpha1", "ScaledObject", "keda", { scaleTargetRef: { name: "web" } }),
      ),
    ).toEqual({
      "HorizontalPodAutoscaler.autoscaling/shop/right": {
        "spec.scaleTargetRef": ["Deployment.apps/shop/web"],
      },
      "HorizontalPodAutoscaler.autoscaling/shop/old": { "spec.scaleTargetRef": ["Deployment.apps/shop/web"] },
      "ScaledObject.keda.sh/shop/keda": { "spec.scaleTargetRef": ["Deployment.apps/shop/web"] },
    });
  });

  it("lead from backups to where they are kept: the location named, else the default one, else the one called so", () => {
    const location = (name: string, spec: Manifest, namespace = "velero") =>
      object("velero.io/v1", "BackupStorageLocation", name, spec, namespace);
    const schedule = (template: Manifest) =>
      object("velero.io/v1", "Schedule", "full", { template }, "velero");
    const id = "Schedule.velero.io/velero/full";
    const path = "spec.template.storageLocation";
    const [a, b] = [location("default", {}), location("b", { default: true })];
    const to = (name: string) => ({ [id]: { [path]: [`BackupStorageLocation.velero.io/velero/${name}`] } });
    expect(linked(a, b, schedule({ storageLocation: "default" }))).toEqual(to("default"));
    expect(linked(a, b, schedule({}))).toEqual(to("b"));
    expect(linked(a, schedule({ storageLocation: "" }))).toEqual(to("default"));
    expect(linked(a, schedule({ storageLocation: "gone" }))).toEqual({});
    expect(linked(location("default", { default: true }, "other"), schedule({}))).toEqual({});
    expect(linked(b, object("velero.io/v1", "Backup", "once", {}, "velero"))).toEqual({
      "Backup.velero.io/velero/once": {
        "spec.storageLocation": ["BackupStorageLocation.velero.io/velero/b"],
      },
    });
    expect(
      linked(schedule({}), object("velero.io/v1", "Restore", "drill", { scheduleName: "full" }, "velero")),
    ).toEqual({
      "Restore.velero.io/velero/drill": { "spec.scheduleName": [id] },
    });
  });

  it("lead from Ingresses and StatefulSets to Services", () => {
    const service = object("v1", "Service", "web", {});
    const ingress = object("networking.k8s.io/v1", "Ingress", "i", {
      defaultBackend: { service: { name: "web" } },
      rules: [
        {},
        {
          http: {
            paths: [{ backend: { service: { name: "none" } } }, { backend: { service: { name: "web" } } }],
          },
        },
      ],
    });
    const old = object("extensions/v1beta1", "Ingress", "old", { backend: { serviceName: "web" } });
    const set = object("apps/v1", "StatefulSet", "db", { serviceName: "web" });
    expect(linked(service, ingress, old, set)).toEqual({
      "Ingress.networking.k8s.io/shop/i": {
        "spec.defaultBackend.service.name": ["Service/shop/web"],
        "spec.rules.1.http.paths.1.backend.service.name": ["Service/shop/web"],
      },
      "Ingress.networking.k8s.io/shop/old": { "spec.backend.serviceName": ["Service/shop/web"] },
      "StatefulSet.apps/shop/db": { "spec.serviceName": ["Service/shop/web"] },
    });
  });
});

describe("linkKubernetes", () => {
  it("stays inside a cluster, over inputs", () => {
    const service = object("v1", "Service", "s", { selector: { app: "web" } });
    const resources = [...typed("a", [service]), ...typed("b", [WEB]), ...typed("c", [WEB])];
    const clusterOf = ({ input }: Resource) => (input === "c" ? "other" : "one");
    expect([...linkKubernetes(resources, clusterOf).references]).toEqual([
      ["a#Service/shop/s", { "spec.selector": ["b#Deployment.apps/shop/web"] }],
    ]);
  });

  it("leaves its input as it was, and other families alone", () => {
    const resources = typed("", [object("v1", "Service", "s", { selector: { app: "web" } }), WEB]);
    const before = structuredClone(resources);
    linkKubernetes(resources, () => "");
    expect(resources).toEqual(before);
    const terraform = resources.map((resource) => ({ ...resource, family: "terraform" as const }));
    expect(linkKubernetes(terraform, () => "").references.size).toBe(0);
  });

  it("links thousands of objects, and says when selectors match too much to keep", () => {
    const names = Array.from({ length: 2500 }, (_, i) => `w${i}`);
    const own = names.flatMap((name) => [
      object("v1", "Service", name, { selector: { app: name, part: "all" } }),
      deployment(name, { app: name, part: "all" }),
    ]);
    const { references, truncated } = linkKubernetes(typed("", own), () => "");
    expect([references.size, truncated]).toEqual([2500, false]);
    const all = names.flatMap((name) => [
      object("v1", "Service", name, { selector: { part: "all" } }),
      deployment(name, { part: "all" }),
    ]);
    expect(linkKubernetes(typed("", all), () => "").truncated).toBe(true);
  });

  it("agrees with comparing every selector with every workload", () => {
    const labels = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.constantFrom("1", "2"));
    const namespace = fc.constantFrom("x", "y");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(labels, namespace)),
        fc.array(fc.tuple(labels, namespace)),
        (pods, selectors) => {
          const resources = typed("", [
            ...pods.map(([own, space], i) => deployment(`w${i}`, own, space)),
            ...selectors.map(([selector, space], i) => object("v1", "Service", `s${i}`, { selector }, space)),
          ]);
          const { references } = linkKubernetes(resources, () => "");
          selectors.forEach(([selector, space], i) => {
            const wanted = Object.entries(selector);
            const expected = pods.flatMap(([own, podSpace], j) =>
              wanted.length > 0 && podSpace === space && wanted.every(([key, value]) => own[key] === value)
                ? [`#Deployment.apps/${space}/w${j}`]
                : [],
            );
            expect(references.get(`#Service/${space}/s${i}`)?.["spec.selector"] ?? []).toEqual(expected);
          });
        },
      ),
    );
  });
});
