import { describe, expect, it } from "vitest";
import { isYaml, recognise } from "../../src/sources/recognise.ts";

/** The kind of a text, or why it is none. */
function told(text: string, path = "a.json", named = false): string {
  const recognised = recognise(text, { path, named });
  return recognised.kind === "unrecognised" ? recognised.general : recognised.kind;
}
const NEITHER =
  "it is neither a Terraform plan in JSON (terraform show -json PLAN > plan.json) nor Kubernetes manifests (apiVersion and kind)";
const SEVERAL = "it holds several JSON documents one after another: write each to a file of its own";
const LOG =
  "it is the log of terraform plan -json, not the plan: run terraform plan -out=plan.tfplan, then terraform show -json plan.tfplan > plan.json";
const RAW = "it is a raw Terraform state: run terraform show -json > state.json and name that file";

const SERVICE = '{"apiVersion":"v1","kind":"Service"}';

describe("a text in JSON", () => {
  it.each([
    [SERVICE, "kubernetes"],
    [`[${SERVICE}]`, "kubernetes"],
    [`${SERVICE}\n---\n${SERVICE}`, "kubernetes"],
    [`${SERVICE}\n--- # the second\nkind: Pod`, "kubernetes"],
    [`${SERVICE}\n${SERVICE}`, SEVERAL],
    [`{"x":1}\n---\n${SERVICE}`, NEITHER],
    ['{"kind":"Service"}', NEITHER],
    ['{"apiVersion":"v1"}', NEITHER],
    ['{"apiVersion":1,"kind":"Service"}', NEITHER],
    ['{"apiVersion":"v1","kind":1}', NEITHER],
    ["[null]", NEITHER],
    ["[]", NEITHER],
    ['["text"]', NEITHER],
    ['{"@level":"info"}\n{"@level":"info"}', LOG],
    ['{"@level":"info"}', LOG],
    ['{"version":4,"serial":1}', RAW],
    ['{"format_version":"1.2","resource_changes":[]}', "terraform-plan"],
    ['{"format_version":"1.0","values":{}}', "terraform-state"],
  ])("%s is %s", (text, kind) => {
    expect(told(text)).toBe(kind);
  });

  it("is text of the manifest alone where other lines are around it", () => {
    expect(recognise(`a line\n${SERVICE}\nanother`, { path: "a", named: false })).toEqual({
      kind: "kubernetes",
      text: SERVICE,
    });
  });
});

describe("any other text", () => {
  const sources =
    "it holds Terraform sources, not a plan: run terraform plan -out=plan.tfplan, then terraform show -json plan.tfplan > plan.json";

  it.each([
    ["a: 1", "a.yaml", true, "kubernetes"],
    ["a: 1", "a.yaml", false, NEITHER],
    ["a: 1", "a.txt", true, NEITHER],
    ["apiVersion: v1\nkind: Pod", "a.txt", false, "kubernetes"],
    ["a", "main.TF", true, sources],
    ["a", "main.tofu", true, sources],
    ["a", "main.tf.txt", true, NEITHER],
    ["{", "a.yaml", true, "its JSON is broken"],
  ])("%j in %s (named: %j) is %s", (text, path, named, kind) => {
    expect(told(text, path, named)).toBe(kind);
  });

  it.each([
    ['{"format_version": tru', true],
    ['{\n "terraform_version" : 1.2.3}', true],
    ['{"resource_changes": [x', true],
    ['{"planned_values": [x', true],
    ['{"format_versions": x', false],
    [`{"a": "${"x".repeat(4096)}", "format_version": x`, false],
  ])("is meant to be a plan where its beginning says so: %.40s", (text, meant) => {
    expect(recognise(text, { path: "a.json", named: false })).toMatchObject({ kind: "unrecognised", meant });
  });

  it("is told apart from JSON that is nested too deeply", () => {
    expect(recognise("[".repeat(20_000), { path: "a.json", named: true })).toEqual({
      kind: "unrecognised",
      reason: "its JSON is nested too deeply at line 1, column 10001",
      general: "its JSON is broken",
      line: 1,
      meant: false,
    });
  });
});

it.each([
  ["a.yaml", true],
  ["a.YML", true],
  ["a/b.yml.gz", true],
  ["a.yaml.txt", false],
  ["ayaml", false],
  ["a.yaaml", false],
])("%s is YAML: %j", (path, expected) => {
  expect(isYaml(path)).toBe(expected);
});
