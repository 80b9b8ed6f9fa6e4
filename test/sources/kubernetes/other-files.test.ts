import { describe, expect, it } from "vitest";
import { otherFile } from "../../../src/sources/kubernetes/other-files.ts";

const REASONS: Record<string, string> = {
  "settings of resilience-gate": "these are the settings of this check, not a part of the system",
  "Helm chart description":
    "it describes a chart: add the chart to render in resilience.yml, or check what `helm template` writes",
  Kustomization:
    "it tells kustomize what to build: add its folder to render in resilience.yml, or check what `kustomize build` writes",
  "compose file": "it is for Docker Compose, not for Kubernetes",
  "API description": "it describes an interface (OpenAPI, AsyncAPI), not what runs",
  "CloudFormation template": "it is for AWS CloudFormation, which is not judged",
  "workflow of a build system": "it describes builds, not what runs",
  "Prometheus rules or settings": "they say what is watched, not what runs",
  helmfile:
    "it says which charts are installed: add each to render in resilience.yml, or check what `helmfile template` writes",
  "Helm values": "they fill in a chart: check what `helm template` writes with them",
  "settings of a tool": "they are read by a tool, and nothing runs by them",
  "Ansible playbook": "it is for Ansible, which is not judged",
};
const BUILD = "workflow of a build system";

describe("a file that is no manifest", () => {
  it.each<[string, unknown, string?]>([
    ["settings of resilience-gate", {}, "a/resilience.yaml"],
    ["settings of resilience-gate", { version: 1, waivers: [] }],
    ["settings of resilience-gate", { version: 1, clusters: {} }],
    ["settings of resilience-gate", { version: 1, recovery: {} }],
    ["Helm chart description", {}, "a/Chart.yml"],
    ["Helm chart description", { apiVersion: "v2", name: "a", version: "1" }],
    ["Kustomization", {}, "a/Kustomization"],
    ["Kustomization", {}, "kustomization.yml"],
    ["compose file", { services: { a: { build: "." } } }],
    ["compose file", { services: { a: null, b: { image: "x" } } }],
    ["API description", { swagger: "2.0" }],
    ["API description", { asyncapi: "3.0.0" }],
    ["CloudFormation template", { AWSTemplateFormatVersion: "2010-09-09" }],
    ["CloudFormation template", { Resources: { A: { Type: "AWS::S3::Bucket" } } }],
    [BUILD, { jobs: {}, true: "push" }],
    [BUILD, { jobs: {}, on: "push" }],
    [BUILD, { a: { script: [], image: "x" } }],
    [BUILD, { a: { script: [], rules: [] } }],
    [BUILD, {}, "a/.gitlab-ci-extra.yml"],
    [BUILD, {}, "gitlab-ci.yml"],
    [BUILD, { pool: {}, steps: [] }],
    [BUILD, { pr: [], jobs: [] }],
    [BUILD, { trigger: [], stages: [] }],
    [BUILD, { pipelines: {} }],
    [BUILD, { stages: [] }],
    [BUILD, { runs: {}, name: "a" }],
    [BUILD, {}, "a/.buildkite/b.yml"],
    [BUILD, {}, ".tekton/b.yaml"],
    ["Prometheus rules or settings", { scrape_configs: [] }],
    ["Prometheus rules or settings", { groups: [{}, { rules: [] }] }],
    ["helmfile", { releases: [{ chart: "a/b" }] }],
    ["Helm values", {}, "a/my-values-prod.yml"],
    ["settings of a tool", {}, "a/.golangci.yml"],
    ["settings of a tool", {}, "renovate.base.yaml"],
    ["settings of a tool", {}, ".yamllint"],
    ["Ansible playbook", [{ hosts: "all", roles: [] }]],
  ])("is a %s: %j", (what, value, path = "a/b.yaml") => {
    expect(otherFile(value, path)).toEqual({ what, reason: REASONS[what] });
  });

  it.each<[unknown, string?]>([
    [{ version: 1 }],
    [{ version: 2, waivers: [] }],
    [{}, "my-resilience.yml"],
    [{ apiVersion: "v2", name: "a", version: "1", kind: "A" }],
    [{ apiVersion: "v2", name: "a" }],
    [{}, "MyChart.yaml"],
    [{}, "my-kustomization.yaml"],
    [{}, "kustomization.yaml.bak"],
    [{ services: { a: { ports: [] } } }],
    [{ services: [{ image: "x" }] }],
    [{ Resources: { A: { Type: "Custom::A" } } }],
    [{ Resources: { A: { Type: 1 } } }],
    [{ jobs: {} }],
    [{ on: "push" }],
    [{ a: { script: [] } }],
    [{ a: { stage: "x" } }],
    [{ trigger: [] }],
    [{ steps: [] }],
    [{ runs: "x", name: "a" }],
    [{ runs: {} }],
    [{}, "a.circleci/b.yml"],
    [{ groups: [{ rules: {} }] }],
    [{ groups: {} }],
    [{ releases: [{ name: "a" }] }],
    [{}, "a/values.json"],
    [{}, "my-mkdocs.yml"],
    [{}, "codecov.yml.bak"],
    [[{ hosts: "all" }]],
    [[{ tasks: [] }]],
    [["hosts"]],
    ["text"],
    [null],
  ])("is nothing that is known: %j in %s", (value, path = "a/b.yaml") => {
    expect(otherFile(value, path)).toBeNull();
  });
});
