import { describe, expect, it } from "vitest";
import { closureOf } from "../../../src/sources/render/closure.ts";
import { isKustomization, readKustomization } from "../../../src/sources/render/kustomization.ts";
import { PART, Parts } from "../../../src/sources/render/parts.ts";

const NOTHING = { resources: [], patches: [], others: [], isRemote: false };

function read(text: string, path = "overlays/prod/kustomization.yaml") {
  return readKustomization(path, text);
}

describe("a kustomization", () => {
  it("is known by its file's name", () => {
    expect(["a/kustomization.yaml", "kustomization.yml", "a/Kustomization"].every(isKustomization)).toBe(
      true,
    );
    expect(["a/kustomize.yaml", "my-kustomization.yaml", "kustomization"].some(isKustomization)).toBe(false);
  });

  it("says what it is made of, relative to the workspace", () => {
    const text = `
resources: [../../base, deploy.yaml, ./a/../b.yaml]
bases: [../old]
components: [../../components/tls]
patches:
- path: replicas.yaml
- patch: |
    kind: Inline
- target: {kind: Deployment}
  path: json.yaml
patchesStrategicMerge: [merge.yaml, "kind: Inline\\nmetadata: {}"]
patchesJson6902: [{path: old-json.yaml}]
replacements: [{path: replacement.yaml}, {source: {}}]
transformers: [labels.yaml]
configurations: [names.yaml]
openapi: {path: schema.json}
configMapGenerator: [{name: a, files: [app.conf, key=other.conf], envs: [a.env]}, {literals: [a=b]}]
`;
    expect(read(text)).toEqual({
      path: "overlays/prod/kustomization.yaml",
      resources: [
        "base",
        "overlays/prod/deploy.yaml",
        "overlays/prod/b.yaml",
        "overlays/old",
        "components/tls",
      ],
      patches: ["replicas.yaml", "json.yaml", "old-json.yaml", "merge.yaml"].map(
        (name) => `overlays/prod/${name}`,
      ),
      others: [
        ...[
          "replacement.yaml",
          "labels.yaml",
          "names.yaml",
          "schema.json",
          "app.conf",
          "other.conf",
          "a.env",
        ],
      ].map((name) => `overlays/prod/${name}`),
      isRemote: false,
    });
  });

  it.each([
    "https://github.com/a/b//deploy?ref=v1",
    "git@github.com:a/b.git",
    "ssh://git@host/a",
    "../../../outside",
    "/etc/passwd",
  ])("is remote where it takes in %s", (resource) => {
    expect(read(`resources: [${JSON.stringify(resource)}]`)).toEqual({
      path: "overlays/prod/kustomization.yaml",
      ...NOTHING,
      isRemote: true,
    });
  });

  it.each(["", "[a, b]", "{{ x }}: [", "resources: x\npatches: {a: b}\nopenapi: 3"])(
    "of %j takes in nothing",
    (text) => {
      const kustomization = read(text);
      expect(kustomization === null || { ...kustomization, path: "" }).toEqual(
        kustomization === null ? true : { path: "", ...NOTHING },
      );
    },
  );
});

describe("its closure", () => {
  const files: Record<string, string> = {
    "base/kustomization.yaml": "resources: [deploy.yaml, ../shared]",
    "shared/kustomization.yml": "resources: [../base, config.yaml]",
    "overlays/prod/kustomization.yaml": "resources: [../../base]\npatches: [{path: p.yaml}]",
  };
  const view = { text: async (path: string) => files[path] ?? null };

  it("holds every file that it is built of, circles included", async () => {
    const closure = await closureOf("overlays/prod", view);
    expect(closure?.kustomizations.map(({ path }) => path)).toEqual([
      "overlays/prod/kustomization.yaml",
      "base/kustomization.yaml",
      "shared/kustomization.yml",
    ]);
    expect(closure?.files.toSorted()).toEqual(
      [...Object.keys(files), "overlays/prod/p.yaml", "base/deploy.yaml", "shared/config.yaml"].sort(),
    );
  });

  it("is none where there is no kustomization", async () => {
    expect(await closureOf("elsewhere", view)).toBeNull();
  });
});

describe("parts", () => {
  const kustomizations = [
    readKustomization("base/kustomization.yaml", "resources: [deploy.yaml]\ntransformers: [labels.yaml]"),
    readKustomization("prod/kustomization.yaml", "resources: [../base]\npatches: [{path: p.yaml}]"),
    readKustomization("dev/kustomization.yaml", "resources: [../base]\npatches: [{path: p.yaml}]"),
  ].flatMap((one) => one ?? []);
  const found = { kustomizations, charts: ["charts/web", "charts/web/charts/redis"], built: [] };
  const reasons = (parts: Parts, ...paths: string[]) => paths.map((path) => parts.reasonOf(path));

  it("are told from manifests where nothing is rendered; what a kustomization takes in is judged as it is", () => {
    const parts = new Parts(found, { kustomizations: [], charts: [], values: [] });
    expect(reasons(parts, "prod/p.yaml", "base/labels.yaml", "base/deploy.yaml", "prod/other.yaml")).toEqual([
      PART.patch,
      PART.instructions,
      null,
      null,
    ]);
    expect(
      reasons(
        parts,
        ...["charts/web/templates/a/b.yaml", "charts/web/values-prod.yaml", "charts/web/Chart.yaml"],
        ...[
          "charts/web/crds/a.yaml",
          "charts/web/charts/redis/templates/a.yaml",
          "charts/web/ci/a.yaml",
          "templates/a.yaml",
        ],
      ),
    ).toEqual([...Array(5).fill(PART.template), null, null]);
  });

  it("are not judged twice where they are rendered", () => {
    const parts = new Parts(found, {
      kustomizations: ["prod"],
      charts: ["charts/web"],
      values: ["prod/values.yaml"],
    });
    const built = [
      "prod/kustomization.yaml",
      "prod/p.yaml",
      "base/kustomization.yaml",
      "base/deploy.yaml",
      "base/labels.yaml",
    ];
    expect(reasons(parts, ...built)).toEqual(built.map(() => PART.built));
    expect(reasons(parts, "dev/p.yaml", "dev/kustomization.yaml")).toEqual([PART.patch, null]);
    expect(reasons(parts, "charts/web/templates/a.yaml", "charts/web/charts/redis/templates/a.yaml")).toEqual(
      [PART.rendered, PART.rendered],
    );
  });

  it("are known of what is rendered, also where its kustomization or chart is not among the paths", () => {
    const parts = new Parts(
      { kustomizations: [], charts: [], built: ["base/deploy.yaml"] },
      { kustomizations: ["prod"], charts: ["charts/web"], values: [] },
    );
    expect(reasons(parts, "base/deploy.yaml", "base/other.yaml", "charts/web/templates/a.yaml")).toEqual([
      PART.built,
      null,
      PART.rendered,
    ]);
  });

  it("of a chart at the root of the workspace are its own folders only", () => {
    const parts = new Parts(
      { kustomizations: [], charts: [""], built: [] },
      { kustomizations: [], charts: [], values: [] },
    );
    expect(reasons(parts, "templates/a.yaml", "values.yaml", "k8s/a.yaml")).toEqual([
      PART.template,
      PART.template,
      null,
    ]);
  });
});
