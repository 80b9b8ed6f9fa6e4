import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeclaredTypes } from "../../../src/model/declared-types.ts";
import { normaliseManifests } from "../../../src/sources/kubernetes/normalise.ts";
import { looksLikeManifests } from "../../../src/sources/kubernetes/recognise.ts";

const DECLARED: DeclaredTypes = {
  terraform: {},
  kubernetes: {
    "apps/Deployment": {
      properties: {
        metadata: { properties: { labels: { additionalProperties: true } } },
        spec: { properties: { replicas: true } },
      },
    },
    "core/Service": { properties: { spec: { properties: { selector: true } } } },
    "core/Pod": true,
    "velero.io/Schedule": {
      properties: { spec: { properties: { schedule: { format: "cron-robfig" }, paused: true } } },
    },
  },
};

const normalise = (text: string) =>
  normaliseManifests({ name: "k8s/app.yaml", path: "k8s/app.yaml" }, text, DECLARED);
const ids = (text: string) => normalise(text).after.map(({ resource }) => resource.id);

describe("normaliseManifests", () => {
  it("gives the envelope, declared attributes only, decoded", () => {
    const text = [
      "apiVersion: velero.io/v1",
      "kind: Schedule",
      "metadata: {name: full, namespace: velero}",
      "spec:",
      "  schedule: 0 */6 * * *",
      "  paused: no",
      "  template: {secret: s3cret}",
      "",
    ].join("\n");
    const { attributePlace, attributesOf, ...input } = normalise(text);
    const id = "k8s/app.yaml#Schedule.velero.io/velero/full";
    expect(input).toEqual({
      name: "k8s/app.yaml",
      path: "k8s/app.yaml",
      kind: "kubernetes",
      resources: 1,
      not_judged: [],
      problems: [],
      after: [
        {
          family: "kubernetes",
          type: "velero.io/Schedule",
          resource: {
            id,
            input: "k8s/app.yaml",
            scope: "velero",
            address: "Schedule.velero.io/velero/full",
            action: "apply",
            action_reason: null,
            replaced_by: [],
            region: { unknown: "a manifest does not say its region" },
            values: {
              apiVersion: "velero.io/v1",
              spec: { schedule: { text: "0 */6 * * *", max_gap_s: 21_600 }, paused: false },
            },
            unknown: {},
            withheld: {},
            references: {},
            referenced_by: {},
          },
        },
      ],
      before: null,
      places: { [id]: { path: "k8s/app.yaml", line: 1, end_line: 7, column: 1, exact: true, via: [] } },
    });
    expect(attributePlace?.(id, "spec.schedule")).toEqual({
      path: "k8s/app.yaml",
      line: 5,
      end_line: 5,
      column: 3,
      exact: true,
      via: [],
    });
    expect(attributesOf?.(id)).toEqual(["spec", "spec.schedule", "spec.paused"]);
    expect(attributesOf?.("k8s/app.yaml#other")).toEqual([]);
    expect(attributePlace?.(id, "spec.template.ttl")).toMatchObject({ line: 7, exact: false });
    expect(attributePlace?.("k8s/app.yaml#other", "spec")).toBeNull();
  });

  it("names objects by kind, group, namespace and name, as far as they have them", () => {
    const text = [
      "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}}",
      "{apiVersion: extensions/v1beta1, kind: Deployment, metadata: {name: old}}",
      "{apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop}}",
      "{apiVersion: v1, kind: Pod, metadata: {generateName: job-}}",
      "{apiVersion: v1, kind: Pod, metadata: {generateName: job-}}",
      "{apiVersion: v1, kind: Pod}",
    ].join("\n---\n");
    expect(ids(text)).toEqual([
      "k8s/app.yaml#Deployment.apps/shop/web",
      "k8s/app.yaml#Deployment.apps/old",
      "k8s/app.yaml#Service/shop/web",
      "k8s/app.yaml#Pod/job-*",
      "k8s/app.yaml#Pod/job-*2",
      "k8s/app.yaml#Pod/*",
    ]);
  });

  it("unfolds Lists in Lists, each object with its lines", () => {
    const list = {
      apiVersion: "v1",
      kind: "List",
      items: [
        { apiVersion: "v1", kind: "Service", metadata: { name: "a" }, spec: { selector: { app: "a" } } },
        {
          apiVersion: "apps/v1",
          kind: "DeploymentList",
          items: [{ metadata: { name: "b" }, spec: { replicas: 3 } }],
        },
        { apiVersion: "v1", kind: "Secret", metadata: { name: "s" }, data: { key: "czNjcmV0" } },
        "neither",
      ],
    };
    const { after, resources, not_judged, places, attributePlace } = normalise(JSON.stringify(list, null, 2));
    expect(after.map(({ type, resource }) => [type, resource.values])).toEqual([
      ["core/Service", { apiVersion: "v1", spec: { selector: { app: "a" } } }],
      ["apps/Deployment", { apiVersion: "apps/v1", metadata: {}, spec: { replicas: 3 } }],
    ]);
    expect(resources).toBe(3);
    expect(not_judged).toEqual([
      { what: "core/Secret", reason: "no policy reads this kind", count: 1 },
      { what: "document", reason: "it is no Kubernetes object: it is a list or a plain text", count: 1 },
    ]);
    expect(places["k8s/app.yaml#Service/a"]).toMatchObject({ line: 5, end_line: 16, exact: true });
    expect(attributePlace?.("k8s/app.yaml#Deployment.apps/b", "spec.replicas")).toMatchObject({
      line: 26,
      exact: true,
    });
  });

  it("keeps the later of two that are the same, and says so", () => {
    const text = [
      "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 1}}",
      "{apiVersion: v1, kind: Service, metadata: {name: web}}",
      "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 3}}",
    ].join("\n---\n");
    const { after, problems, resources, not_judged, places } = normalise(text);
    expect(after.map(({ resource }) => [resource.address, resource.values])).toEqual([
      ["Service/web", { apiVersion: "v1" }],
      ["Deployment.apps/web", { apiVersion: "apps/v1", metadata: {}, spec: { replicas: 3 } }],
    ]);
    expect(problems).toEqual([
      {
        level: "warning",
        message:
          "Deployment.apps/web is given on line 1 and again on line 5: the later one counts, remove one of them.",
        line: 5,
      },
    ]);
    expect(resources).toBe(3);
    expect(not_judged).toEqual([
      {
        what: "apps/Deployment",
        reason: "the same object is given again further down, which counts",
        count: 1,
      },
    ]);
    expect(places["k8s/app.yaml#Deployment.apps/web"]).toMatchObject({ line: 5 });
  });

  it("reports a broken document with its line and none of its words, and keeps the others", () => {
    const text =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Pod\ns3cret: 's3cret\n---\nkind: {{ .Values.kind }}\n";
    const { after, problems, not_judged } = normalise(text);
    expect(after).toHaveLength(1);
    expect(problems).toEqual([
      {
        level: "error",
        message:
          "A document cannot be read: it is not valid YAML: a quote or a bracket is opened and never closed.",
        line: 8,
        documents: 1,
      },
    ]);
    expect(not_judged).toMatchObject([{ what: "template", count: 1 }]);
  });

  it.each(["a/b", "a b", "a\nb", "#x", "::error::", "../x", "x".repeat(300)])(
    "does not judge an object called %j",
    (name) => {
      const { after, problems, not_judged } = normalise(
        JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name } }),
      );
      expect(after.length + problems.length).toBe(1);
      expect(JSON.stringify([after, problems, not_judged])).not.toMatch(/a\/b|a b|#x|\.\.\/x|xxxx/);
    },
  );

  it("holds no objects where there are none", () => {
    expect(normalise("on: push\njobs: {}\n")).toMatchObject({
      kind: "unrecognised",
      resources: 0,
      after: [],
      problems: [],
      not_judged: [{ what: "workflow of a build system", count: 1 }],
    });
  });

  it("names no more than a hundred kinds", () => {
    const text = Array.from({ length: 150 }, (_, i) => `{apiVersion: x.io/v1, kind: K${i}}`).join("\n---\n");
    const { not_judged } = normalise(text);
    expect(not_judged).toHaveLength(101);
    expect(not_judged.at(-1)).toEqual({ what: "others", reason: "too many kinds to name", count: 50 });
  });

  it("tells no more than a thousand problems one by one, and counts broken documents by kind after fifty", () => {
    const same = "{apiVersion: v1, kind: Pod, metadata: {name: a}}\n---\n".repeat(1100);
    expect(normalise(same).problems).toHaveLength(1001);
    expect(normalise(same).problems.at(-1)).toEqual({
      level: "warning",
      message: "99 more problems of this file are not listed.",
      line: null,
    });
    const mixed = `${"[\n---\n".repeat(80)}${"a: &x\nb: *y\n---\n".repeat(20)}${"apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n"}`;
    const { problems, after } = normalise(mixed);
    expect(problems.slice(0, 50).map(({ line }) => line)).toEqual(
      Array.from({ length: 50 }, (_, i) => 2 * i + 2),
    );
    expect(problems.slice(50)).toEqual([
      {
        level: "error",
        message:
          "30 more documents cannot be read: it is not valid YAML: a quote or a bracket is opened and never closed.",
        line: null,
        documents: 30,
      },
      {
        level: "error",
        message:
          "20 more documents cannot be read: it is not valid YAML: an alias (*name) has no anchor (&name) before it.",
        line: null,
        documents: 20,
      },
    ]);
    expect(after.map(({ resource }) => resource.address)).toEqual(["Deployment.apps/web"]);
  });

  it("tries no document after a thousand that are broken, and counts them", () => {
    const { problems } = normalise("[\n---\n".repeat(1500));
    expect(problems.slice(50).map(({ message }) => message)).toEqual([
      "950 more documents cannot be read: it is not valid YAML: a quote or a bracket is opened and never closed.",
      "500 more documents cannot be read: it comes after 1000 that could not be, so that it is not tried.",
    ]);
  });

  it("tells of options of KOTS that are not filled in", () => {
    const { not_judged } = normalise(
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: {{repl ConfigOption "n"}}\n',
    );
    expect(not_judged).toEqual([
      {
        what: "template",
        reason:
          "it holds {{repl }} that options of the application fill in when it is installed: check what `kubectl kots download` writes",
        count: 1,
      },
    ]);
  });

  it("never throws, and counts every object once", () => {
    const piece = fc.constantFrom(
      "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  replicas: 3\n",
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n",
      "---\n",
      "&a ",
      "*a",
      "<<: *a\n",
      "{",
      "}",
      "\n",
      "  ",
      "__proto__: {apiVersion: v1}\n",
      "kind: List\n",
      "metadata: []\n",
      "{{ x }}",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: fc.string() })),
        (pieces) => {
          const { after, places, resources, not_judged, problems } = normalise(pieces.join(""));
          const skipped = not_judged.reduce((sum, { count }) => sum + count, 0);
          expect(Object.keys(places)).toEqual(after.map(({ resource }) => resource.id));
          expect(after.length).toBeLessThanOrEqual(resources);
          expect(after.length + skipped).toBeGreaterThanOrEqual(resources);
          for (const problem of problems) {
            expect(problem.line).toBeGreaterThanOrEqual(1);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("edited text", () => {
  const whole = [
    "apiVersion: apps/v1",
    "kind: Deployment",
    "metadata: {name: web, namespace: shop, labels: &l {app: web}}",
    "spec:",
    "  replicas: 3",
    "  template:",
    "    metadata: {labels: {<<: *l}}",
    "    spec:",
    "      containers:",
    "        - {name: \"c\", args: [a, 'b']}",
    "        - command: |",
    "            echo s3cret",
    "---",
    "apiVersion: v1",
    "kind: List",
    "items:",
    "- apiVersion: v1",
    "  kind: Service",
    "  metadata: {name: web}",
    "",
  ].join("\n");

  it("never throws, keeps its lines inside the file, and no problem repeats a word of it", () => {
    const edit = fc.record({
      at: fc.nat(whole.length),
      drop: fc.nat(5),
      insert: fc.oneof(
        fc.string({ maxLength: 4 }),
        fc.constantFrom("\n", "---\n", "&a ", "*l", "{", "[", "- ", '"', "\t", "? ", "!!int "),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const text = edits.reduce(
          (now, { at, drop, insert }) => now.slice(0, at) + insert + now.slice(at + drop),
          whole,
        );
        const input = normalise(text);
        const last = text.split("\n").length;
        for (const { line, end_line } of Object.values(input.places)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(end_line).toBeGreaterThanOrEqual(line ?? 0);
          expect(end_line).toBeLessThanOrEqual(last);
        }
        for (const { line, message } of input.problems) {
          expect(line).toBeLessThanOrEqual(last);
          expect(message).not.toContain("s3cret");
        }
        for (const { resource } of input.after) {
          expect(
            input.attributePlace?.(resource.id, "spec.template.metadata.labels.app")?.line,
          ).toBeLessThanOrEqual(last);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("looksLikeManifests", () => {
  it.each([
    "apiVersion: v1\nkind: Service\n",
    '{"kind":"Service","apiVersion":"v1"}',
    "- apiVersion: v1\n  kind: Service\n",
    "kind: {{ .Values.kind }}\napiVersion: v1\n",
  ])("%j does", (text) => {
    expect(looksLikeManifests(text)).toBe(true);
  });

  it.each([
    "",
    "a: 1\n",
    "apiVersion: v2\nname: chart\n",
    '{"format_version":"1.2","a":{"apiVersion":"v1","kind":"x"}}',
  ])("%j does not", (text) => {
    expect(looksLikeManifests(text)).toBe(false);
  });
});
