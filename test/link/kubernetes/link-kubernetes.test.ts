import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkKubernetes } from "../../../src/link/kubernetes/link-kubernetes.ts";
import { nameOf } from "../../../src/link/kubernetes/object-index.ts";
import type { TypedResource } from "../../../src/model/input.ts";
import type { Resource } from "../../../src/model/resource.ts";
import { normaliseManifests } from "../../../src/sources/kubernetes/normalise.ts";
import { readDeclaredTypes } from "../../../src/tools/policies/declared-types.ts";
import { kubernetes } from "../a-resource.ts";

const declared = await readDeclaredTypes(".");
const { links = {} } = declared;
/** All as if policies read them: what is there for linking only refers to nothing that anybody sees. */
const DECLARED = { ...declared, unread: [] };

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

function deploymentOf(labels: Record<string, string>): Manifest {
  return deployment("web", labels);
}

/** References by address, all manifests in one cluster. */
function linked(...manifests: Manifest[]): Record<string, Record<string, string[]>> {
  const { references, truncated } = linkKubernetes(typed("", manifests), () => "", links);
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
    const machines = object("policy/v1", "PodDisruptionBudget", "m", { template });
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

describe("pods", () => {
  const service = (selector: unknown) => object("v1", "Service", "s", { selector });
  const budget = (selector: unknown) => object("policy/v1", "PodDisruptionBudget", "b", { selector });
  const template = { metadata: { labels: { app: "web" } } };

  it.each([
    ["apps/v1", "ReplicaSet", { template }],
    ["v1", "ReplicationController", { template }],
    ["batch/v1", "Job", { template }],
    ["batch/v1", "CronJob", { jobTemplate: { spec: { template } } }],
    ["argoproj.io/v1alpha1", "Rollout", { template }],
    ["serving.knative.dev/v1", "Service", { template }],
    ["example.com/v1", "Anything", { template: { ...template, spec: { containers: [] } } }],
  ])("of %s %s are described where the kind has its pod template", (apiVersion, kind, spec) => {
    const owner = object(apiVersion, kind, "o", spec);
    const own = apiVersion.includes("/") ? `.${apiVersion.split("/")[0]}` : "";
    const declared =
      kind === "Anything" ? {} : { "Service/shop/s": { "spec.selector": [`${kind}${own}/shop/o`] } };
    expect(linked(service({ app: "web" }), owner)).toEqual(declared);
  });

  it("of a Rollout without a template are like those of the workload that it refers to", () => {
    const rollout = object("argoproj.io/v1alpha1", "Rollout", "r", {
      workloadRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
    });
    expect(linked(service({ app: "web" }), rollout, WEB)).toEqual({
      "Service/shop/s": { "spec.selector": ["Rollout.argoproj.io/shop/r", "Deployment.apps/shop/web"] },
      "Rollout.argoproj.io/shop/r": { "spec.workloadRef": ["Deployment.apps/shop/web"] },
    });
    const circle = object("argoproj.io/v1alpha1", "Rollout", "r", {
      workloadRef: { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout", name: "r" },
    });
    expect(linked(service({ app: "web" }), circle)).toEqual({
      "Rollout.argoproj.io/shop/r": { "spec.workloadRef": ["Rollout.argoproj.io/shop/r"] },
    });
  });

  it("have labels that the controller of their kind gives them", () => {
    const set = object("apps/v1", "StatefulSet", "db", { template });
    const cluster = object("postgresql.cnpg.io/v1", "Cluster", "main", {});
    const to = (...addresses: string[]) => ({ "Service/shop/s": { "spec.selector": addresses } });
    const pod = "statefulset.kubernetes.io/pod-name";
    const [ofSet, ofCluster] = ["StatefulSet.apps/shop/db", "Cluster.postgresql.cnpg.io/shop/main"];
    expect(linked(service({ app: "web", [pod]: "db-0" }), set, cluster)).toEqual(to(ofSet));
    expect(linked(service({ [pod]: "db-12" }), set, cluster)).toEqual(to(ofSet));
    expect(linked(service({ [pod]: "db-x" }), set, cluster)).toEqual({});
    expect(linked(service({ [pod]: "other-0" }), set, cluster)).toEqual({});
    expect(linked(service({ "cnpg.io/cluster": "main", role: "primary" }), set, cluster)).toEqual(
      to(ofCluster),
    );
    expect(linked(service({ "cnpg.io/cluster": "other" }), set, cluster)).toEqual({});
  });

  it("have labels that the object says besides, where its operator makes them", () => {
    const prometheus = object("monitoring.coreos.com/v1", "Prometheus", "main", {
      podMetadata: { labels: { tier: "own" } },
    });
    const own = { "app.kubernetes.io/name": "prometheus", "operator.prometheus.io/name": "main" };
    expect(linked(service({ ...own, tier: "own" }), prometheus)).toEqual({
      "Service/shop/s": { "spec.selector": ["Prometheus.monitoring.coreos.com/shop/main"] },
    });
    expect(linked(service({ ...own, tier: "other" }), prometheus)).toEqual({});
  });

  it("are picked by a label selector only where it picks all of an object's", () => {
    const set = object("apps/v1", "StatefulSet", "db", { template });
    const pod = "statefulset.kubernetes.io/pod-name";
    const by = (operator: string, ...values: string[]) =>
      Object.keys(linked(budget({ matchExpressions: [{ key: pod, operator, values }] }), set)).length;
    expect(linked(budget({ matchLabels: { [pod]: "db-0" } }), set)).toEqual({});
    expect([by("In", "db-0"), by("NotIn", "db-0"), by("DoesNotExist"), by("Gt")]).toEqual([0, 0, 0, 0]);
    expect([by("NotIn", "x"), by("Exists")]).toEqual([1, 1]);
  });

  it("that another object in sight makes and keeps are that one's", () => {
    const owned = (apiVersion: string, kind: string, name: string, owner: Manifest, rest: Manifest) => ({
      apiVersion,
      kind,
      metadata: {
        name,
        namespace: "shop",
        labels: { app: "web" },
        ownerReferences: [{ controller: true, ...owner }],
      },
      ...rest,
    });
    const deployment = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
    const set = { apiVersion: "apps/v1", kind: "ReplicaSet", name: "web-7d9f" };
    const dump = [
      deploymentOf({ app: "web" }),
      owned("apps/v1", "ReplicaSet", "web-7d9f", deployment, { spec: { template } }),
      owned("v1", "Pod", "web-7d9f-x1", set, { spec: {} }),
    ];
    expect(linked(service({ app: "web" }), ...dump)["Service/shop/s"]).toEqual({
      "spec.selector": ["Deployment.apps/shop/web"],
    });
    // Without the Deployment the replica set stands for its pods, and without that each for itself.
    expect(linked(service({ app: "web" }), ...dump.slice(1))["Service/shop/s"]).toEqual({
      "spec.selector": ["ReplicaSet.apps/shop/web-7d9f"],
    });
    expect(linked(service({ app: "web" }), ...dump.slice(2))).toEqual({
      "Service/shop/s": { "spec.selector": ["Pod/shop/web-7d9f-x1"] },
    });
  });
});

describe("NetworkPolicy", () => {
  const policy = (spec: Manifest) => object("networking.k8s.io/v1", "NetworkPolicy", "n", spec);
  const namespace = (name: string, labels: Manifest) => ({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels },
  });
  const spaces = [namespace("shop", { team: "a" }), namespace("other", { team: "b" })];
  const of = (spec: Manifest) =>
    linked(policy(spec), WEB, API, ELSEWHERE, ...spaces)["NetworkPolicy.networking.k8s.io/shop/n"];
  const [web, api, elsewhere] = [
    "Deployment.apps/shop/web",
    "Deployment.apps/shop/api",
    "Deployment.apps/other/web",
  ];

  it("applies to the pods that it selects, to all of its namespace where it selects none in particular", () => {
    expect(of({ podSelector: { matchLabels: { app: "web" } } })).toEqual({ "spec.podSelector": [web] });
    expect(of({ podSelector: {} })).toEqual({ "spec.podSelector": [web, api] });
    expect(of({ policyTypes: ["Ingress"] })).toEqual({ "spec.podSelector": [web, api] });
  });

  it.each([
    [{ podSelector: { matchLabels: { app: "api" } } }, [api]],
    [{ namespaceSelector: { matchLabels: { team: "b" } } }, [elsewhere]],
    [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "other" } } }, [elsewhere]],
    [{ namespaceSelector: {}, podSelector: { matchLabels: { app: "web" } } }, [web, elsewhere]],
    [{ namespaceSelector: { matchLabels: { team: "c" } } }, []],
    [{ namespaceSelector: {} }, []],
    [{ ipBlock: { cidr: "10.0.0.0/8" } }, []],
    [null, []],
  ])("lets peers in and out: %j", (peer, expected) => {
    const paths = (path: string) => (expected.length === 0 ? {} : { [path]: expected });
    const podSelector = { matchLabels: { app: "none" } };
    expect(of({ podSelector, ingress: [{}, { from: [peer] }] }) ?? {}).toEqual(
      paths("spec.ingress.1.from.0"),
    );
    expect(of({ podSelector, egress: [{ to: [{}, peer] }] }) ?? {}).toEqual(paths("spec.egress.0.to.1"));
  });
});

describe("a namespace", () => {
  it("that no object names has no label of its name", () => {
    const peer = (name: string) => ({
      namespaceSelector: { matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: name }] },
      podSelector: {},
    });
    const policy = (name: string) =>
      object("networking.k8s.io/v1", "NetworkPolicy", "n", {
        podSelector: { matchLabels: { app: "none" } },
        ingress: [{ from: [peer(name)] }],
      });
    const bare = { apiVersion: "v1", kind: "Pod", metadata: { name: "p", labels: { app: "web" } } };
    const path = "spec.ingress.0.from.0";
    const of = (name: string) => linked(policy(name), WEB, bare)["NetworkPolicy.networking.k8s.io/shop/n"];
    expect(of("Exists")).toEqual({ [path]: ["Deployment.apps/shop/web"] });
    expect(of("DoesNotExist")).toEqual({ [path]: ["Pod/p"] });
  });
});

describe("nameOf", () => {
  it.each([
    ["Deployment.apps/shop/web", {}, "web"],
    ["Deployment.apps/shop/web", { metadata: { name: "api" } }, "api"],
    ["Deployment.apps/shop/web", { metadata: { name: "" } }, "web"],
    ["Job.batch/shop/run-*", {}, null],
    ["kubernetes_deployment.web", {}, null],
    ['module.m["a/b"].kubernetes_deployment.web', {}, null],
    ["kubernetes_deployment.web", { metadata: { name: "web" } }, "web"],
  ])("of %s with %j is %j", (address, values, name) => {
    expect(nameOf(kubernetes("p", "apps/Deployment", address, { values }).resource)).toBe(name);
  });
});

describe("storage", () => {
  const standard = {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: "gp3", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
  };
  const fast = { apiVersion: "storage.k8s.io/v1", kind: "StorageClass", metadata: { name: "fast" } };
  const claim = (name: string, spec: Manifest) => object("v1", "PersistentVolumeClaim", name, spec);
  const [gp3, io2] = ["StorageClass.storage.k8s.io/gp3", "StorageClass.storage.k8s.io/fast"];

  it("is of the class that a claim names, of the default one where it names none, of none where it says so", () => {
    const volume = {
      apiVersion: "v1",
      kind: "PersistentVolume",
      metadata: { name: "pv" },
      spec: { claimRef: { kind: "PersistentVolumeClaim", apiVersion: "v1", name: "b", namespace: "shop" } },
    };
    expect(
      linked(
        standard,
        fast,
        volume,
        claim("a", { storageClassName: "fast" }),
        claim("b", { volumeName: "pv" }),
        claim("c", { storageClassName: "" }),
        claim("d", { storageClassName: "gone" }),
      ),
    ).toEqual({
      "PersistentVolume/pv": { "spec.claimRef": ["PersistentVolumeClaim/shop/b"] },
      "PersistentVolumeClaim/shop/a": { "spec.storageClassName": [io2] },
      "PersistentVolumeClaim/shop/b": {
        "spec.storageClassName": [gp3],
        "spec.volumeName": ["PersistentVolume/pv"],
      },
    });
  });

  it("of a workload is claimed by its volumes and by the templates of a stateful set", () => {
    const volumes = [
      { name: "x" },
      { name: "y", persistentVolumeClaim: { claimName: "a" } },
      { name: "z", ephemeral: { volumeClaimTemplate: { spec: {} } } },
    ];
    const set = object("apps/v1", "StatefulSet", "db", {
      template: { spec: { volumes } },
      volumeClaimTemplates: [{ metadata: { name: "data" }, spec: { storageClassName: "fast" } }],
    });
    const claims = ["a", "data-db-0", "data-db-10", "data-db-x", "data-other-0", "data-db"].map((name) =>
      claim(name, { storageClassName: "" }),
    );
    expect(linked(standard, fast, set, ...claims)).toEqual({
      "StatefulSet.apps/shop/db": {
        "spec.template.spec.volumes.1.persistentVolumeClaim.claimName": ["PersistentVolumeClaim/shop/a"],
        "spec.template.spec.volumes.2.ephemeral.volumeClaimTemplate.spec.storageClassName": [gp3],
        "spec.volumeClaimTemplates.0.metadata.name": [
          "PersistentVolumeClaim/shop/data-db-0",
          "PersistentVolumeClaim/shop/data-db-10",
        ],
        "spec.volumeClaimTemplates.0.spec.storageClassName": [io2],
      },
    });
  });
});

describe("references across kinds", () => {
  it("lead from routes to Services and Gateways, in other namespaces too", () => {
    const gateway = object("gateway.networking.k8s.io/v1", "Gateway", "edge", {}, "infra");
    const services = [object("v1", "Service", "web", {}), object("v1", "Service", "api", {}, "other")];
    const route = object("gateway.networking.k8s.io/v1", "HTTPRoute", "r", {
      parentRefs: [{ name: "edge", namespace: "infra" }, { name: "edge" }],
      rules: [
        {
          backendRefs: [
            { name: "web", port: 80 },
            { name: "api", namespace: "other" },
            { kind: "Other", name: "web" },
          ],
        },
      ],
    });
    expect(linked(gateway, ...services, route)).toEqual({
      "HTTPRoute.gateway.networking.k8s.io/shop/r": {
        "spec.parentRefs.0": ["Gateway.gateway.networking.k8s.io/infra/edge"],
        "spec.rules.0.backendRefs.0": ["Service/shop/web"],
        "spec.rules.0.backendRefs.1": ["Service/other/api"],
      },
    });
  });

  it("lead from what belongs to an operator's cluster to that cluster", () => {
    const pool = {
      apiVersion: "kafka.strimzi.io/v1",
      kind: "KafkaNodePool",
      metadata: { name: "brokers", namespace: "shop", labels: { "strimzi.io/cluster": "events" } },
      spec: { replicas: 3 },
    };
    const backup = (kind: string) =>
      object("postgresql.cnpg.io/v1", kind, "nightly", { cluster: { name: "main" } });
    expect(
      linked(
        object("kafka.strimzi.io/v1", "Kafka", "events", {}),
        pool,
        object("postgresql.cnpg.io/v1", "Cluster", "main", {}),
        backup("ScheduledBackup"),
        backup("Backup"),
      ),
    ).toEqual({
      "KafkaNodePool.kafka.strimzi.io/shop/brokers": {
        "metadata.labels.strimzi.io/cluster": ["Kafka.kafka.strimzi.io/shop/events"],
      },
      "ScheduledBackup.postgresql.cnpg.io/shop/nightly": {
        "spec.cluster.name": ["Cluster.postgresql.cnpg.io/shop/main"],
      },
      "Backup.postgresql.cnpg.io/shop/nightly": {
        "spec.cluster.name": ["Cluster.postgresql.cnpg.io/shop/main"],
      },
    });
  });
});

describe("copies of objects in several inputs", () => {
  const scaler = object("autoscaling/v2", "HorizontalPodAutoscaler", "web", {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
  });
  const hpa = (input: string) => `${input}#HorizontalPodAutoscaler.autoscaling/shop/web`;
  const web = (...inputs: string[]) => ({
    "spec.scaleTargetRef": inputs.map((input) => `${input}#Deployment.apps/shop/web`),
  });
  const of = (inputs: Record<string, Manifest[]>) => {
    const resources = Object.entries(inputs).flatMap(([input, manifests]) => typed(input, manifests));
    return Object.fromEntries(linkKubernetes(resources, () => "", links).references);
  };

  it("each mean the one of their own input, else the nearest by folder", () => {
    expect(of({ "dev.yaml": [scaler, WEB], "prod.yaml": [scaler, WEB] })).toEqual({
      [hpa("dev.yaml")]: web("dev.yaml"),
      [hpa("prod.yaml")]: web("prod.yaml"),
    });
    expect(
      of({ "dev/a.yaml": [scaler], "dev/b.yaml": [WEB], "prod/a.yaml": [scaler], "prod/b.yaml": [WEB] }),
    ).toEqual({
      [hpa("dev/a.yaml")]: web("dev/b.yaml"),
      [hpa("prod/a.yaml")]: web("prod/b.yaml"),
    });
  });

  it("mean every copy that has no nearer one of theirs", () => {
    expect(of({ "base/a.yaml": [scaler], "base/b.yaml": [WEB], "prod/b.yaml": [WEB] })).toEqual({
      [hpa("base/a.yaml")]: web("base/b.yaml", "prod/b.yaml"),
    });
    expect(of({ "a.yaml": [scaler], "b.yaml": [WEB], "c.yaml": [scaler], "d.yaml": [WEB] })).toEqual({
      [hpa("a.yaml")]: web("b.yaml", "d.yaml"),
      [hpa("c.yaml")]: web("b.yaml", "d.yaml"),
    });
  });

  it("are told by their names: what has none means all, and is meant by all", () => {
    const service = object("v1", "Service", "s", { selector: { app: "web" } });
    const unnamed = (kind: string, more: Manifest) => ({
      apiVersion: kind === "Pod" ? "v1" : "autoscaling/v2",
      kind,
      metadata: { generateName: "x-", namespace: "shop", labels: { app: "web" } },
      ...more,
    });
    const pod = unnamed("Pod", { spec: {} });
    const pods = ["dev/b.yaml#Pod/shop/x-*", "prod/b.yaml#Pod/shop/x-*"];
    expect(
      of({ "dev/a.yaml": [service], "dev/b.yaml": [pod], "prod/a.yaml": [service], "prod/b.yaml": [pod] }),
    ).toEqual({
      "dev/a.yaml#Service/shop/s": { "spec.selector": pods },
      "prod/a.yaml#Service/shop/s": { "spec.selector": pods },
    });
    const nameless = unnamed("HorizontalPodAutoscaler", { spec: scaler["spec"] });
    expect(of({ "dev/a.yaml": [nameless], "dev/b.yaml": [WEB], "prod/b.yaml": [WEB] })).toEqual({
      "dev/a.yaml#HorizontalPodAutoscaler.autoscaling/shop/x-*": web("dev/b.yaml", "prod/b.yaml"),
    });
  });
});

describe("linkKubernetes", () => {
  it("stays inside a cluster, over inputs", () => {
    const service = object("v1", "Service", "s", { selector: { app: "web" } });
    const resources = [...typed("a", [service]), ...typed("b", [WEB]), ...typed("c", [WEB])];
    const clusterOf = ({ input }: Resource) => (input === "c" ? "other" : "one");
    expect([...linkKubernetes(resources, clusterOf, links).references]).toEqual([
      ["a#Service/shop/s", { "spec.selector": ["b#Deployment.apps/shop/web"] }],
    ]);
  });

  it("leaves its input as it was, and other families alone", () => {
    const resources = typed("", [object("v1", "Service", "s", { selector: { app: "web" } }), WEB]);
    const before = structuredClone(resources);
    linkKubernetes(resources, () => "", links);
    expect(resources).toEqual(before);
    const terraform = resources.map((resource) => ({ ...resource, family: "terraform" as const }));
    expect(linkKubernetes(terraform, () => "", links).references.size).toBe(0);
  });

  it("links thousands of objects, and says when selectors match too much to keep", () => {
    const names = Array.from({ length: 2500 }, (_, i) => `w${i}`);
    const own = names.flatMap((name) => [
      object("v1", "Service", name, { selector: { app: name, part: "all" } }),
      deployment(name, { app: name, part: "all" }),
    ]);
    const { references, truncated } = linkKubernetes(typed("", own), () => "", links);
    expect([references.size, truncated]).toEqual([2500, false]);
    const all = names.flatMap((name) => [
      object("v1", "Service", name, { selector: { part: "all" } }),
      deployment(name, { part: "all" }),
    ]);
    expect(linkKubernetes(typed("", all), () => "", links).truncated).toBe(true);
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
          const { references } = linkKubernetes(resources, () => "", links);
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
