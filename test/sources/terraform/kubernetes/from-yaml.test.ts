import { describe, expect, it } from "vitest";
import type { Side } from "../../../../src/sources/terraform/instance.ts";
import { fromJson, fromYaml } from "../../../../src/sources/terraform/kubernetes/from-yaml.ts";

const side = (values: unknown, unknown: unknown = {}, sensitive: unknown = {}): Side => ({
  values,
  unknown,
  sensitive,
});
const YAML = "kind: Pod\nmetadata: {name: web}\n";
const POD = { kind: "Pod", metadata: { name: "web" } };
const NONE_HIDDEN = { kind: false, metadata: { name: false } };
const UNKNOWN = { reason: "what it applies is known only after apply" };
const SENSITIVE = { reason: "what it applies is marked sensitive" };
const BROKEN = { reason: "its YAML is not one Kubernetes object that can be read" };
const SAID = { api_version: "v1", kind: "Pod", name: "web", namespace: "shop" };
const saidObject = (metadata: object): Side => ({
  values: { apiVersion: "v1", kind: "Pod", metadata },
  unknown: {},
  sensitive: { metadata: { labels: true, annotations: true }, spec: true },
});

describe("a text of YAML", () => {
  it.each<[string, Side, unknown]>([
    ["its object", side({ yaml_body: YAML }), side(POD, {}, NONE_HIDDEN)],
    ["unknown as a whole", side({ yaml_body: YAML }, true), UNKNOWN],
    ["unknown", side({ yaml_body: YAML }, { yaml_body: true }), UNKNOWN],
    ["sensitive as a whole", side({ yaml_body: YAML, ...SAID }, {}, true), SENSITIVE],
    ["sensitive", side({ yaml_body: YAML }, {}, { yaml_body: true }), SENSITIVE],
    [
      "sensitive, and its kind too",
      side({ yaml_body: YAML, ...SAID }, {}, { yaml_body: true, kind: true }),
      SENSITIVE,
    ],
    [
      "sensitive, and its version too",
      side({ yaml_body: YAML, ...SAID }, {}, { yaml_body: true, api_version: true }),
      SENSITIVE,
    ],
    [
      "who its object is",
      side({ yaml_body: YAML, ...SAID }, {}, { yaml_body: true }),
      saidObject({ name: "web", namespace: "shop" }),
    ],
    [
      "who its object is in another namespace",
      side({ yaml_body: YAML, ...SAID, override_namespace: "other" }, {}, { yaml_body: true }),
      saidObject({ name: "web", namespace: "other" }),
    ],
    [
      "what is left of it",
      side(
        { yaml_body: YAML, yaml_body_parsed: "kind: Pod\nspec: [(sensitive value), 1]" },
        {},
        { yaml_body: true },
      ),
      side({ kind: "Pod", spec: ["(sensitive value)", 1] }, {}, { kind: false, spec: [true, false] }),
    ],
    [
      "its object in another namespace",
      side({ yaml_body: YAML, override_namespace: "other" }),
      side({ kind: "Pod", metadata: { name: "web", namespace: "other" } }, {}, NONE_HIDDEN),
    ],
    [
      "its object in another namespace, which has no metadata",
      side({ yaml_body: "kind: Pod\nmetadata: x", override_namespace: "other" }),
      side({ kind: "Pod", metadata: { namespace: "other" } }, {}, { kind: false, metadata: false }),
    ],
    ["broken", side({ yaml_body: `${YAML}---\na: [`, override_namespace: "other" }), BROKEN],
    ["no object", side({ yaml_body: "- a" }), BROKEN],
  ])("is %s", (_, given, expected) => {
    expect(fromYaml(given)).toEqual(expected);
  });

  it("is withheld where it is nested deeper than anything real", () => {
    const nested = (depth: number): unknown => {
      const read = fromYaml(side({ yaml_body: `{a: ${"[".repeat(depth)}x${"]".repeat(depth)}}` }));
      return JSON.stringify("sensitive" in read ? read.sensitive : read);
    };
    expect(nested(60)).toContain("[false]");
    expect(nested(61)).toContain("[true]");
  });
});

describe("a text of JSON", () => {
  it.each<[string, Side, unknown]>([
    ["its object", side({ manifest: JSON.stringify(POD) }), side(POD, {}, NONE_HIDDEN)],
    ["unknown as a whole", side({ manifest: "{}" }, true), UNKNOWN],
    ["unknown", side({ manifest: "{}" }, { manifest: true }), UNKNOWN],
    ["sensitive as a whole", side({ manifest: "{}" }, {}, true), SENSITIVE],
    ["sensitive", side({ manifest: "{}" }, {}, { manifest: true }), SENSITIVE],
    ["broken", side({ manifest: "{a: [" }), BROKEN],
    ["not there", side({}), BROKEN],
  ])("is %s", (_, given, expected) => {
    expect(fromJson(given)).toEqual(expected);
  });
});
