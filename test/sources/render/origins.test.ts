import { describe, expect, it } from "vitest";
import { originOf, originsIn } from "../../../src/sources/render/origins.ts";

const HELM = { by: "helm", folder: "charts/web", originBase: "charts/web" } as const;
const KUSTOMIZE = { by: "kustomize", folder: "prod", originBase: "prod" } as const;
const annotated = (origin: unknown): Record<string, unknown> => ({
  metadata: { annotations: { "config.kubernetes.io/origin": origin } },
});

describe("what helm rendered", () => {
  it.each([
    ["# Source: web/templates/a.yaml\nkind: Service", "charts/web/templates/a.yaml"],
    [
      "---\n# Source: web/charts/redis/templates/b.yaml \nkind: Service",
      "charts/web/charts/redis/templates/b.yaml",
    ],
    ["kind: Service\n", null],
    ["  # Source: web/templates/a.yaml\nkind: Service", null],
    ["# Source: web/../../../../a.yaml\n", null],
  ])("says in a comment what it comes from: %j", (text, origin) => {
    expect(originOf({}, text, HELM)).toBe(origin);
    expect(originsIn(text, HELM)).toEqual(origin === null ? [] : [origin]);
  });

  it("comes from the archive where the chart is one", () => {
    const text = "# Source: web/templates/a.yaml\n# Source: web/templates/b.yaml\n";
    for (const folder of ["web-1.0.0.tgz", "web.tar.gz"]) {
      expect(originsIn(text, { ...HELM, folder })).toEqual([folder]);
    }
    expect(originsIn(text, { ...HELM, folder: "tgz" })).toEqual([
      "tgz/templates/a.yaml",
      "tgz/templates/b.yaml",
    ]);
  });
});

describe("what kustomize built", () => {
  it.each<[unknown, string | null]>([
    ["path: ../base/a.yaml\n", "base/a.yaml"],
    [
      "configuredIn: kustomization.yaml\nconfiguredBy: {kind: ConfigMapGenerator}\n",
      "prod/kustomization.yaml",
    ],
    ["path: a.yaml\nrepo: https://github.com/a/b\n", null],
    ["path: ../../a.yaml\n", null],
    ["other: a.yaml\n", null],
    [7, null],
  ])("notes where it comes from: %j", (noted, origin) => {
    expect(originOf(annotated(noted), "", KUSTOMIZE)).toBe(origin);
  });

  it("notes nothing where it has no such annotation", () => {
    const objects = [{}, { metadata: null }, { metadata: { annotations: [] } }];
    expect(objects.map((object) => originOf(object, "# Source: web/templates/a.yaml", KUSTOMIZE))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("names all of it, each once", () => {
    const text =
      "a:\n  path: ../base/a.yaml\n  path: b.yaml\n  configuredIn: ../base/a.yaml\n# Source: x/y\n";
    expect(originsIn(text, KUSTOMIZE)).toEqual(["base/a.yaml", "prod/b.yaml"]);
  });
});
