import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DeclaredTypes } from "../../../../src/model/declared-types.ts";
import type { NormalisedInput, TypedResource } from "../../../../src/model/input.ts";
import { normaliseManifests } from "../../../../src/sources/kubernetes/normalise.ts";
import { normalisePlan } from "../../../../src/sources/terraform/normalise-plan.ts";
import { readDeclaredTypes } from "../../../../src/tools/policies/declared-types.ts";
import { change, configured } from "../plans.ts";

const FIXTURES = "test/fixtures/kubernetes-in-terraform";

const { links = {} } = await readDeclaredTypes(".");

/** Kinds that the fixtures hold, whole. */
const DECLARED: DeclaredTypes = {
  links,
  terraform: { aws_eks_cluster: { properties: { name: true } } },
  kubernetes: Object.fromEntries(
    [
      "apps/Deployment",
      "apps/StatefulSet",
      "apps/DaemonSet",
      "autoscaling/HorizontalPodAutoscaler",
      "core/PersistentVolumeClaim",
      "core/Service",
      "policy/PodDisruptionBudget",
      "storage.k8s.io/StorageClass",
    ].map((type) => [type, true]),
  ),
};

function planned(plan: unknown): NormalisedInput {
  return normalisePlan({ name: "p", path: "p.json" }, plan, DECLARED, { defaultRegion: null });
}

function fixture(name: string): NormalisedInput {
  return planned(JSON.parse(readFileSync(`${FIXTURES}/${name}/plan.json`, "utf8")));
}

function changed(...changes: Record<string, unknown>[]): NormalisedInput {
  return planned({ format_version: "1.2", resource_changes: changes });
}

/** What policies read of each object, by its address. */
function read(resources: TypedResource[] | null): Record<string, unknown> {
  return Object.fromEntries(
    (resources ?? []).map(({ type, resource: { address, scope, values, unknown, withheld } }) => [
      address,
      { type, scope, values, unknown, withheld },
    ]),
  );
}

const OBJECT = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop" },
  spec: { replicas: 2 },
};

describe("typed resources", () => {
  /** Kubernetes has more defaults than the provider writes; the provider writes some that Kubernetes has too. */
  const written = (tree: unknown): unknown => {
    if (Array.isArray(tree)) {
      return tree.map(written);
    }
    return typeof tree === "object" && tree !== null
      ? Object.fromEntries(
          Object.entries(tree)
            .filter(([key, value]) => value !== false && value !== 0 && key !== "image" && key !== "ports")
            .map(([key, value]) => [key, written(value)]),
        )
      : tree;
  };

  test("the same estate as its manifests", () => {
    const manifests = normaliseManifests(
      { name: "p", path: "m.yaml" },
      readFileSync(`${FIXTURES}/same/manifests.yaml`, "utf8"),
      DECLARED,
    );
    const named = (input: NormalisedInput): [string, unknown][] =>
      input.after
        .map(({ type, resource: { scope, values, unknown, withheld } }): [string, unknown] => {
          const { kind: _, apiVersion: _version, ...rest } = values;
          return [
            `${type} ${String((values["metadata"] as { name: unknown }).name)}`,
            { scope, values: written(rest), unknown, withheld },
          ];
        })
        .sort(([a], [b]) => (a < b ? -1 : 1));
    expect(named(fixture("same"))).toEqual(named(manifests));
  });

  test("what is known after apply or sensitive is marked in the shape of the object", () => {
    const { after } = fixture("objects");
    const marks = after
      .filter(({ family }) => family === "kubernetes")
      .map(({ resource: { address, unknown, withheld, references } }) => [
        address,
        unknown,
        withheld,
        references,
      ]);
    const provider = ["p#aws_eks_cluster.shop"];
    expect(marks).toEqual([
      [
        "kubernetes_deployment.counted",
        { metadata: { name: true }, spec: { replicas: true } },
        {},
        { provider },
      ],
      ['kubernetes_deployment.secret["a/b"]', {}, { spec: { replicas: true } }, { provider }],
      [
        "kubernetes_horizontal_pod_autoscaler.counted",
        { spec: { scaleTargetRef: { name: true } } },
        {},
        { "spec.scaleTargetRef": ["p#kubernetes_deployment.counted"], provider },
      ],
      ["kubernetes_pod_disruption_budget.secret", {}, {}, { provider }],
    ]);
    expect(JSON.stringify(after)).not.toContain("4242");
  });

  test("what no policy reads is counted, and told apart where it matters", () => {
    expect(fixture("objects").not_judged).toEqual([
      {
        what: "aws_dynamodb_table",
        reason: "not judged yet, though it matters: it holds data",
        matters: true,
        count: 1,
      },
      { what: "kubernetes_config_map", reason: "no policy reads this type", count: 1 },
      {
        what: "kubernetes_cron_job_v1",
        reason: "not judged yet, though it matters: work runs on it",
        matters: true,
        count: 1,
      },
      { what: "random_id", reason: "no policy reads this type", count: 1 },
      { what: "random_integer", reason: "no policy reads this type", count: 1 },
    ]);
  });

  test("before and after, and what forces a replacement", () => {
    const side = (replicas: string): unknown => ({
      metadata: [{ name: "web", namespace: "default" }],
      spec: [{ replicas, template: [{ spec: [{ container: [{ name: "web" }] }] }] }],
    });
    const { before, after } = planned({
      format_version: "1.2",
      resource_changes: [
        change("kubernetes_deployment.web", {
          actions: ["delete", "create"],
          before: side("3"),
          after: side(""),
          unknown: { spec: [{ replicas: true }] },
          more: { action_reason: "replace_because_cannot_update" },
        }),
      ].map((entry) => ({
        ...entry,
        change: {
          ...(entry["change"] as object),
          replace_paths: [
            ["spec", 0, "selector", 0, "match_labels"],
            ["spec", 0, "template", 0, "spec", 0, "container", 1],
          ],
        },
      })),
      configuration: {
        root_module: {
          resources: [
            configured("kubernetes_deployment.web", {
              metadata: [{ name: { constant_value: "web" } }],
              spec: [{ template: [{}] }],
            }),
          ],
        },
      },
    });
    const values = (spec: unknown): unknown => ({ apiVersion: "apps/v1", metadata: { name: "web" }, spec });
    const template = { spec: { containers: [{ name: "web" }] } };
    // Neither the namespace nor the replicas are written: the defaults of Kubernetes hold, as in a manifest.
    expect(read(after)).toEqual({
      "kubernetes_deployment.web": {
        type: "apps/Deployment",
        scope: "",
        values: values({ template }),
        unknown: {},
        withheld: {},
      },
    });
    expect(before?.map(({ resource }) => resource.values)).toEqual([values({ replicas: 3, template })]);
    expect(
      after.map(({ resource: { action, action_reason, replaced_by } }) => [
        action,
        action_reason,
        replaced_by,
      ]),
    ).toEqual([
      [
        "replace",
        "replace_because_cannot_update",
        ["spec.selector.matchLabels", "spec.template.spec.containers.1"],
      ],
    ]);
  });
});

test("a namespace is left out where the provider wrote it, and stays where the configuration did", () => {
  const of = (written: Record<string, unknown>, namespace: string): unknown => {
    const { after } = planned({
      format_version: "1.2",
      resource_changes: [
        change("kubernetes_service.web", { after: { metadata: [{ name: "web", namespace }], spec: [{}] } }),
      ],
      configuration: {
        root_module: { resources: [configured("kubernetes_service.web", { metadata: [written] })] },
      },
    });
    return after.map(({ resource: { scope, values } }) => [scope, values["metadata"]]);
  };
  const name = { constant_value: "web" };
  const named = (namespace: string): unknown => [[namespace, { name: "web", namespace }]];
  expect(of({ name }, "default")).toEqual([["", { name: "web" }]]);
  expect(of({ name }, "other")).toEqual(named("other"));
  expect(of({ name, namespace: { constant_value: "default" } }, "default")).toEqual(named("default"));
});

describe("kubernetes_manifest", () => {
  test("the object with its marks", () => {
    const { after } = changed(
      change("kubernetes_manifest.web", {
        after: { manifest: { ...OBJECT, spec: { paused: true } } },
        unknown: { manifest: { spec: { replicas: true } }, object: true },
        afterSensitive: { manifest: { spec: { paused: true } } },
      }),
    );
    expect(read(after)).toEqual({
      "kubernetes_manifest.web": {
        type: "apps/Deployment",
        scope: "shop",
        values: {
          apiVersion: "apps/v1",
          kind: "Deployment",
          metadata: { name: "web", namespace: "shop" },
          spec: {},
        },
        unknown: { spec: { replicas: true } },
        withheld: { spec: { paused: true } },
      },
    });
  });

  test("what cannot be read is told, and stays in sight where it was read before", () => {
    const input = changed(
      change("kubernetes_manifest.new", { after: {}, unknown: { manifest: true } }),
      change("kubernetes_manifest.secret", {
        after: { manifest: OBJECT },
        afterSensitive: { manifest: { kind: true } },
      }),
      change("kubernetes_manifest.none", { after: { manifest: { a: 1 } } }),
      change("kubernetes_manifest.odd", { after: { manifest: { ...OBJECT, metadata: { name: "a b" } } } }),
      change("kubernetes_manifest.store", {
        after: { manifest: { apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster" } },
      }),
      change("kubernetes_manifest.web", {
        actions: ["update"],
        before: { manifest: OBJECT },
        after: {},
        unknown: { manifest: true },
      }),
    );
    expect(read(input.after)).toEqual({
      "kubernetes_manifest.web": {
        type: "apps/Deployment",
        scope: "shop",
        values: { apiVersion: "apps/v1" },
        unknown: true,
        withheld: {},
      },
    });
    expect(input.not_judged.map(({ what, reason, matters }) => [what, reason, matters])).toEqual([
      ["kubernetes_manifest", "its name or namespace is not one that Kubernetes accepts", true],
      ["kubernetes_manifest", "what it applies is known only after apply", true],
      ["kubernetes_manifest", "what it applies is marked sensitive", true],
      ["kubernetes_manifest", "what it applies is no Kubernetes object: it has no apiVersion and kind", true],
      ["postgresql.cnpg.io/Cluster", "not judged yet, though it matters: it holds data", true],
    ]);
  });
});

describe("kubectl_manifest", () => {
  const yaml =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {replicas: 2}\n";
  const of = (after: unknown, marks: { unknown?: unknown; afterSensitive?: unknown } = {}): unknown =>
    read(changed(change("kubectl_manifest.web", { after, ...marks })).after)["kubectl_manifest.web"];
  const web = {
    type: "apps/Deployment",
    scope: "shop",
    values: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", namespace: "shop" },
      spec: { replicas: 2 },
    },
    unknown: {},
    withheld: {},
  };

  test("its YAML is read, whichever attribute may be", () => {
    expect(of({ yaml_body: yaml })).toEqual(web);
    expect(of({ yaml_body: "x", yaml_body_parsed: yaml }, { afterSensitive: { yaml_body: true } })).toEqual(
      web,
    );
    expect(of({ yaml_body: yaml, override_namespace: "other" })).toEqual({
      ...web,
      scope: "other",
      values: { ...web.values, metadata: { name: "web", namespace: "other" } },
    });
  });

  test("what the provider left out is withheld", () => {
    const parsed = yaml.replace("replicas: 2", "replicas: (sensitive value)");
    expect(
      of({ yaml_body: yaml, yaml_body_parsed: parsed }, { afterSensitive: { yaml_body: true } }),
    ).toEqual({
      ...web,
      values: { ...web.values, spec: {} },
      withheld: { spec: { replicas: true } },
    });
  });

  test("of a sensitive text only who the object is", () => {
    const after = {
      yaml_body: yaml,
      api_version: "apps/v1",
      kind: "Deployment",
      name: "web",
      namespace: "shop",
    };
    expect(of(after, { afterSensitive: { yaml_body: true } })).toEqual({
      ...web,
      values: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web", namespace: "shop" } },
      withheld: { metadata: { labels: true, annotations: true }, spec: true },
    });
  });

  test("what cannot be read is told without a word of it", () => {
    const input = changed(
      change("kubectl_manifest.a", { after: {}, unknown: { yaml_body: true } }),
      change("kubectl_manifest.b", { after: { yaml_body: yaml }, afterSensitive: { yaml_body: true } }),
      change("kubectl_manifest.c", { after: { yaml_body: "{secret: [" } }),
      change("helm_release.d", { after: { chart: "secret" } }),
    );
    expect(input.after).toEqual([]);
    expect(input.not_judged).toEqual([
      {
        what: "helm_release",
        reason:
          "a plan does not show what a chart installs: write it out in a step of your own (helm template) and give the manifests as well",
        matters: true,
        count: 1,
      },
      {
        what: "kubectl_manifest",
        reason: "its YAML is not one Kubernetes object that can be read",
        matters: true,
        count: 1,
      },
      {
        what: "kubectl_manifest",
        reason: "what it applies is known only after apply",
        matters: true,
        count: 1,
      },
      { what: "kubectl_manifest", reason: "what it applies is marked sensitive", matters: true, count: 1 },
    ]);
  });
});

describe("kustomization_resource", () => {
  const json = JSON.stringify({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop" },
    spec: { replicas: 2 },
  });
  const address = 'kustomization_resource.all["apps/Deployment/shop/web"]';

  test("its object is read", () => {
    expect(read(changed(change(address, { after: { manifest: json } })).after)[address]).toEqual({
      type: "apps/Deployment",
      scope: "shop",
      values: {
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "web", namespace: "shop" },
        spec: { replicas: 2 },
      },
      unknown: {},
      withheld: {},
    });
  });

  test("what cannot be read is told without a word of it", () => {
    const input = changed(
      change("kustomization_resource.a", { after: {}, unknown: { manifest: true } }),
      change("kustomization_resource.b", { after: { manifest: json }, afterSensitive: { manifest: true } }),
      change("kustomization_resource.c", { after: { manifest: "{secret: [" } }),
    );
    expect(input.after).toEqual([]);
    const told = [
      "its YAML is not one Kubernetes object that can be read",
      "what it applies is known only after apply",
      "what it applies is marked sensitive",
    ];
    expect(input.not_judged).toEqual(
      told.map((reason) => ({ what: "kustomization_resource", reason, matters: true, count: 1 })),
    );
  });
});

test("an object of a kind that no policy reads is there for linking, and told as not judged", () => {
  const service = change("kubernetes_service.web", {
    after: { metadata: [{ name: "web", namespace: "shop" }], spec: [{ selector: { app: "web" } }] },
  });
  const { after, not_judged } = normalisePlan(
    { name: "p", path: "p.json" },
    { format_version: "1.2", resource_changes: [service] },
    { ...DECLARED, unread: ["core/Service"] },
    { defaultRegion: null },
  );
  expect(after.map(({ type, unread }) => [type, unread])).toEqual([["core/Service", true]]);
  expect(not_judged).toEqual([{ what: "kubernetes_service", reason: "no policy reads this type", count: 1 }]);
});

test("an object of any kind that makes alike pods is filed as a workload, before and after, also where one of the two is not known", () => {
  const pods = { template: { spec: { containers: [{ name: "c" }] } } };
  const manifest = (replicas: number): Record<string, unknown> => ({
    apiVersion: "apps.kruise.io/v1alpha1",
    kind: "CloneSet",
    metadata: { name: "web", namespace: "shop" },
    spec: { replicas, ...pods },
  });
  const plan = (after: unknown, unknown: unknown): unknown => ({
    format_version: "1.2",
    resource_changes: [
      change("kubernetes_manifest.web", {
        actions: ["update"],
        before: { manifest: manifest(1) },
        after,
        unknown,
      }),
    ],
  });
  const declared = { ...DECLARED, kubernetes: { ...DECLARED.kubernetes, "any/Workload": true as const } };
  const of = (one: unknown): unknown => {
    const input = normalisePlan({ name: "p", path: "p.json" }, one, declared, { defaultRegion: null });
    return [input.before, input.after].map((side) =>
      side?.map(({ type, filed_as, resource }) => [type, filed_as, resource.unknown]),
    );
  };
  const known = ["apps.kruise.io/CloneSet", "any/Workload", {}];
  expect(of(plan({ manifest: manifest(3) }, {}))).toEqual([[known], [known]]);
  expect(of(plan({}, { manifest: true }))).toEqual([
    [known],
    [["apps.kruise.io/CloneSet", "any/Workload", true]],
  ]);
});
