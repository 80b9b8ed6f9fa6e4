import { describe, expect, it } from "vitest";
import { parseYaml } from "../../../src/sources/kubernetes/parse-yaml.ts";
import { describeOther, isTemplateText, recognise } from "../../../src/sources/kubernetes/recognise.ts";

const recognised = (text: string, path = "a.yaml") => recognise(parseYaml(text).documents[0]?.value, path);

describe("recognise", () => {
  it("takes objects, under their group without its version", () => {
    const value = { apiVersion: "velero.io/v1", kind: "Schedule", metadata: { name: "full" } };
    expect(recognise(value, "a.yaml")).toEqual({ is: "object", value, group: "velero.io", kind: "Schedule" });
    expect(recognised("apiVersion: v1\nkind: Service\n")).toMatchObject({ group: "core", kind: "Service" });
  });

  it.each([
    ["extensions/v1beta1", "Deployment", "apps"],
    ["apps/v1beta2", "Deployment", "apps"],
    ["extensions/v1beta1", "Ingress", "networking.k8s.io"],
    ["policy/v1beta1", "PodDisruptionBudget", "policy"],
    ["autoscaling/v2beta2", "HorizontalPodAutoscaler", "autoscaling"],
  ])("%s %s belongs to %s", (apiVersion, kind, group) => {
    expect(recognise({ apiVersion, kind }, "a.yaml")).toMatchObject({ is: "object", group, kind });
  });

  it("takes what a Helm hook makes for a release, which only its tests are not", () => {
    const metadata = { annotations: { "helm.sh/hook": "pre-install,test" } };
    expect(recognise({ apiVersion: "batch/v1", kind: "Job", metadata }, "a.yaml")).toMatchObject({
      is: "object",
    });
  });

  it.each(["", "# only a comment\n", "---\n", "~\n"])("%j is empty", (text) => {
    expect(recognised(text)).toEqual({ is: "empty" });
  });

  it("takes Lists and lists of one kind", () => {
    const items = [{ metadata: { name: "a" } }];
    expect(recognise({ apiVersion: "v1", kind: "List", items }, "a.yaml")).toEqual({
      is: "list",
      items,
      itemDefaults: {},
    });
    expect(recognise({ apiVersion: "apps/v1", kind: "DeploymentList", items }, "a.yaml")).toEqual({
      is: "list",
      items,
      itemDefaults: { apiVersion: "apps/v1", kind: "Deployment" },
    });
  });

  it.each([
    ["template", 'apiVersion: v1\nkind: Service\nmetadata: {name: "{{ .Release.Name }}"}\n', "a.yaml"],
    [
      "Kustomization of kustomize",
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n",
      "a.yaml",
    ],
    ["Kustomization", "resources: [a.yaml]\n", "x/kustomization.yaml"],
    [
      "CustomResourceDefinition",
      "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n",
      "a.yaml",
    ],
    ["compose file", 'version: "3"\nservices: {web: {image: nginx}}\n', "compose.yaml"],
    ["workflow of a build system", "on: push\njobs: {build: {}}\n", ".github/workflows/ci.yml"],
    ["workflow of a build system", "stages: [build]\n", ".gitlab-ci.yml"],
    ["workflow of a build system", "test: {stage: test, script: [make]}\n", "ci/jobs.yml"],
    ["workflow of a build system", "trigger: [main]\nsteps: [{script: make}]\n", "azure-pipelines.yml"],
    ["workflow of a build system", "name: a\nruns: {using: node24, main: index.js}\n", "action.yml"],
    ["workflow of a build system", "version: 2.1\n", ".circleci/config.yml"],
    ["API description", "openapi: 3.1.0\ninfo: {}\n", "api.yaml"],
    ["CloudFormation template", "Resources: {A: {Type: 'AWS::S3::Bucket', B: !Ref C}}\n", "stack.yaml"],
    ["Prometheus rules or settings", "groups: [{name: a, rules: []}]\n", "alerts.yaml"],
    ["helmfile", "releases: [{name: a, chart: b/c}]\n", "helmfile.yaml"],
    ["settings of a tool", "repos: []\n", ".pre-commit-config.yaml"],
    ["settings of a tool", "site_name: a\n", "mkdocs.yml"],
    ["Ansible playbook", "- hosts: all\n  tasks: []\n", "site.yml"],
    ["kubeconfig", "apiVersion: v1\nkind: Config\nclusters: []\nusers: []\n", "a.yaml"],
    ["Helm values", "replicaCount: 1\n", "chart/values-prod.yaml"],
    ["Helm chart description", "apiVersion: v2\nname: web\nversion: 1.0.0\n", "x/Chart.yaml"],
    ["settings of resilience-gate", "version: 1\nobjectives: {rto: 4h}\n", "a.yaml"],
    ["settings of resilience-gate", "version: 1\n", ".github/resilience.yml"],
    [
      "Pod of a Helm test",
      "apiVersion: v1\nkind: Pod\nmetadata: {annotations: {helm.sh/hook: 'test, test-success'}}\n",
      "a.yaml",
    ],
    ["document", "a: 1\n", "a.yaml"],
    ["document", "- a\n", "a.yaml"],
    ["document", "apiVersion: v1\nkind: 'a b'\n", "a.yaml"],
  ])("tells a %s", (what, text, path) => {
    expect(recognised(text, path)).toEqual({
      is: "other",
      what,
      reason: expect.stringMatching(/^[a-z].{20,}[^.]$/),
    });
  });
});

describe("describeOther", () => {
  it("says of YAML what it is, and nothing where that is not known", () => {
    expect(describeOther("services: {a: {image: b}}\n", "a.yaml")).toBe(
      "compose file: it is for Docker Compose, not for Kubernetes",
    );
    for (const text of ["a: 1\n", "", "[", "apiVersion: v1\nkind: Service\n"]) {
      expect(describeOther(text, "a.yaml")).toBeNull();
    }
  });
});

describe("isTemplateText", () => {
  it.each(["a: {{ .Values.a }}\n", "{{- if .Values.on }}\n", "  - {{ x }}\n", "{% for a in b %}\n"])(
    "%j is",
    (text) => {
      expect(isTemplateText(text)).toBe(true);
    },
  );

  it.each(["a: '{{ $labels.pod }}'\nb: [\n", "a: b\n", "a: {b: {c: 1}}\n"])("%j is not", (text) => {
    expect(isTemplateText(text)).toBe(false);
  });
});
