import { expect, it } from "vitest";
import type { NormalisedInput } from "../../../src/model/input.ts";
import type { RenderEntry } from "../../../src/model/render.ts";
import { EarlierVersions } from "../../../src/sources/base/earlier-versions.ts";
import { worktreeBase } from "../../../src/sources/base/worktree-base.ts";
import { repositoryOf, write } from "../base/a-repository.ts";
import { inputsOf, withTools } from "./tools.ts";

const GIT = process.env["PATH"] ?? "";
const FILES = {
  "base/kustomization.yaml": "resources: [web.yaml]\n",
  "base/web.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n",
  "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: replicas.yaml}]\n",
  "prod/replicas.yaml":
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 3\n",
  "other/service.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: s}\n",
};
/** A stand-in for both tools: a Deployment with the replicas that the folder's replicas.yaml says. */
const FAKE = `folder="$2"
[ "$1" = template ] && folder="$3"
read -r wrapper < "$folder/kustomization.yaml"
way="\${wrapper#*[\\"}"
[ "$1" = build ] && cd "$folder" && folder="\${way%%\\"*}"
while IFS= read -r line; do case "$line" in *replicas:*) n="\${line#*: }";; esac; done < "$folder/replicas.yaml"
echo "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: $n}}"`;

/** The replicas that the rendered Deployment has, before the change and after it; "unknown" where nothing says what was before. */
async function replicas(workspace: string, render: RenderEntry): Promise<{ [side: string]: unknown }> {
  await withTools({ kustomize: FAKE, helm: FAKE });
  process.env["PATH"] += `:${GIT}`;
  const base = await worktreeBase(workspace, "main");
  try {
    const versions = await EarlierVersions.open({ workspace, paths: ["other"] }, base);
    const inputs = await inputsOf(workspace, { render: [render], paths: ["other"], versions });
    const input = inputs.find(({ name }) => name !== "other/service.yaml");
    return {
      before: side(input?.before ?? null),
      after: side(input?.after ?? null),
      problems: input?.problems.length,
    };
  } finally {
    base.end();
  }
}

function side(resources: NormalisedInput["before"]): unknown {
  return resources === null ? "unknown" : resources.map(({ resource }) => resource.values["spec"]);
}

const KUSTOMIZE: RenderEntry = { kustomize: "prod" };
const three = [{ replicas: 3 }];

it("a kustomization that nothing of is changed is what it was, whatever else the change does", async () => {
  const workspace = await repositoryOf(FILES);
  await write(workspace, { "other/service.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: t}\n" });
  expect(await replicas(workspace, KUSTOMIZE)).toEqual({ before: three, after: three, problems: 0 });
});

it("one of which anything is changed, its bases and patches included, is built as it was too", async () => {
  const workspace = await repositoryOf(FILES);
  await write(workspace, { "prod/replicas.yaml": "spec:\n  replicas: 1\n" });
  expect(await replicas(workspace, KUSTOMIZE)).toEqual({
    before: three,
    after: [{ replicas: 1 }],
    problems: 0,
  });
  await write(workspace, { "prod/replicas.yaml": FILES["prod/replicas.yaml"] });
  await write(workspace, { "base/web.yaml": "changed" });
  expect(await replicas(workspace, KUSTOMIZE)).toEqual({ before: three, after: three, problems: 0 });
});

it("a new one has an empty before", async () => {
  const workspace = await repositoryOf(FILES);
  const made = { "dev/kustomization.yaml": "resources: [../base]\n", "dev/replicas.yaml": "  replicas: 2\n" };
  await write(workspace, made);
  const after = [{ replicas: 2 }];
  expect(await replicas(workspace, { kustomize: "dev" })).toEqual({ before: [], after, problems: 0 });
});

it("one that could not be built as it was has a before that is not known, which is told", async () => {
  const remote = { "prod/kustomization.yaml": "resources: [https://example.com/base]\n" };
  const workspace = await repositoryOf({ ...FILES, ...remote });
  await write(workspace, { "prod/kustomization.yaml": FILES["prod/kustomization.yaml"] });
  expect(await replicas(workspace, KUSTOMIZE)).toEqual({ before: "unknown", after: three, problems: 1 });
});

it("a chart is compared with its whole folder and its values", async () => {
  const chart = {
    "chart/Chart.yaml": "name: web\n",
    "chart/replicas.yaml": "replicas: 3\n",
    "values.yaml": "a: b\n",
  };
  const workspace = await repositoryOf({ ...FILES, ...chart });
  const entry: RenderEntry = { helm: "chart", values: ["values.yaml"] };
  expect(await replicas(workspace, entry)).toEqual({ before: three, after: three, problems: 0 });
  await write(workspace, { "chart/replicas.yaml": "replicas: 2\n" });
  expect(await replicas(workspace, entry)).toEqual({ before: three, after: [{ replicas: 2 }], problems: 0 });
});

it("a manifest that becomes a patch was judged, and one that was a patch was not", async () => {
  const manifest = FILES["prod/replicas.yaml"];
  const of = async (workspace: string) => {
    const base = await worktreeBase(workspace, "main");
    try {
      const versions = await EarlierVersions.open({ workspace, paths: ["."] }, base);
      const inputs = await inputsOf(workspace, { render: [], versions });
      return inputs.map(({ name, before, after, unseen }) => [name, before?.length, after.length, unseen]);
    } finally {
      base.end();
    }
  };
  const patched = await repositoryOf({ "prod/replicas.yaml": manifest });
  await write(patched, { "prod/kustomization.yaml": FILES["prod/kustomization.yaml"] });
  expect(await of(patched)).toEqual([
    ["prod/replicas.yaml", 1, 0, "unread"],
    ["found by search", undefined, 0, undefined],
  ]);
  const freed = await repositoryOf({
    "prod/kustomization.yaml": FILES["prod/kustomization.yaml"],
    "prod/replicas.yaml": manifest,
  });
  await write(freed, { "prod/kustomization.yaml": null });
  expect(await of(freed)).toEqual([["prod/replicas.yaml", 0, 1, undefined]]);
});
