import { existsSync, readdirSync } from "node:fs";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine } from "../src/cli/command-line.ts";
import type { Report } from "../src/model/report.ts";
import { repositoryOf, write } from "./sources/base/a-repository.ts";
import { withTools } from "./sources/render/tools.ts";
import { workspaceOf } from "./sources/workspace.ts";

const SETTINGS = `version: 1
objectives: {tolerate: data-centre, rto: 4h, rpo: 24h}
clusters: [{name: all, manifests: ["**"]}]
`;
const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: example.com/web:1}]}
`;
const NOW = ["--now", "2026-11-01"];
const CONFIG = ["--config", "resilience.yml"];

async function command(
  workspace: string,
  ...args: string[]
): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const status = await commandLine(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    standardInput: (async function* () {})(),
    workspace,
    clockMs: 0,
    environment: {},
    isTerminal: false,
    columns: null,
  });
  return { status, out, err };
}

/** Collects these paths in so many shards, in turns, and judges the shards together. */
async function inShards(workspace: string, paths: string[], count: number, options: string[] = []) {
  await rm(join(workspace, ".shards"), { recursive: true, force: true });
  await mkdir(join(workspace, ".shards"));
  for (let shard = 0; shard < count; shard += 1) {
    const own = paths.filter((_, i) => i % count === shard);
    const { out } = await command(workspace, "facts", "--shard", ...own, ...CONFIG, ...options);
    await writeFile(join(workspace, ".shards", `${shard}.json`), out);
  }
  return merged(workspace, [".shards/*.json", "--shards", String(count)]);
}

function merged(workspace: string, args: string[]) {
  return command(workspace, "merge", ...args, ...CONFIG, ...NOW, "--format", "json");
}

function inOne(workspace: string, paths: string[], options: string[] = []) {
  const judging = [...CONFIG, ...NOW, "--format", "json"];
  return command(workspace, "check", ...paths, ...options, ...judging);
}

describe("shards", () => {
  it("give the report of one run, byte for byte, over the examples, broken files and what is no input", async () => {
    const workspace = await workspaceOf({
      "resilience.yml": SETTINGS,
      "broken/plan.json": '{"format_version": "1.2", "resource_changes": [',
      "broken/web.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: [\n",
      "other/a/package.json": "{}",
      "other/b/values.yaml": "image: x\n",
      "other/c/values.yaml": "image: x\n",
      "other/d/values.yaml": "image: x\n",
      "other/e/values.yaml": "image: x\n",
    });
    await cp(new URL("../examples", import.meta.url), join(workspace, "examples"), { recursive: true });
    const examples = readdirSync(join(workspace, "examples"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `examples/${name}`);
    const paths = [...examples, "broken", "other/a", "other/b", "other/c", "other/d", "other/e"];
    const one = await inOne(workspace, paths);
    expect(one.status).toBe(2);
    expect(await inShards(workspace, paths, 10)).toEqual(one);
    expect(await inShards(workspace, paths, 1)).toEqual(one);
  });

  it("give it with what was before, also where a file moves from one shard to another", async () => {
    const web =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 1, selector: {}, template: {}}\n";
    const workspace = await repositoryOf({
      "resilience.yml": SETTINGS,
      "a/web.yaml": web,
      "b/api.yaml": web.replace("web", "api"),
      "c/db.yaml": web.replace("web", "db"),
      ".gitignore": ".shards\n",
    });
    await write(workspace, {
      "a/web.yaml": null,
      "b/web.yaml": web,
      "c/db.yaml": null,
      "c/readme.yaml": "x: 1\n",
    });
    const options = ["--base", "main"];
    const one = await inOne(workspace, ["a", "b", "c"], options);
    const shards = await inShards(workspace, ["a", "b", "c"], 3, options);
    expect(shards).toEqual(one);
  });

  it("give what is rendered once, and none of its parts, wherever those are read", async () => {
    const workspace = await workspaceOf({
      "resilience.yml": `${SETTINGS}allow_tools: true\nrender: [{kustomize: prod, cluster: all}]\n`,
      "base/kustomization.yaml": "resources: [web.yaml]\n",
      "base/web.yaml": WEB,
      "prod/kustomization.yaml": "resources: [../base]\n",
      "k8s/api.yaml": WEB.replace("web", "api"),
    });
    const origin = "    config.kubernetes.io/origin: |\n      path: base/web.yaml\n";
    const built = WEB.replace("{name: web}", `\n  name: web\n  annotations:\n${origin}`);
    await withTools({
      kustomize: `while IFS= read -r line; do printf '%s\\n' "$line"; done <<'END'\n${built}END`,
    });
    const paths = ["base", "prod", "k8s"];
    const one = await inOne(workspace, paths);
    const report = JSON.parse(one.out) as Report;
    expect(report.inputs.map(({ name, judged }) => [name, judged])).toEqual([
      ["found by search", 0],
      ["k8s/api.yaml", 1],
      ["prod", 1],
    ]);
    expect(report.findings.map(({ location }) => location)).toContainEqual(
      expect.objectContaining({
        path: "base/web.yaml",
        line: 5,
        exact: false,
        via: ["kustomize build prod"],
      }),
    );
    expect(await inShards(workspace, paths, 3)).toEqual(one);
  });

  const corpus = new URL("../../shared/corpus/", import.meta.url).pathname;
  it.skipIf(!existsSync(corpus))("give it over real plans and manifests", async () => {
    const workspace = await workspaceOf({ "resilience.yml": SETTINGS });
    const paths: string[] = [];
    for (const kind of ["plans", "manifests", "states", "estates"]) {
      for (const name of readdirSync(join(corpus, kind)).slice(0, 15)) {
        await cp(join(corpus, kind, name), join(workspace, kind, name), {
          recursive: true,
          dereference: true,
        });
        paths.push(`${kind}/${name}`);
      }
    }
    const one = await inOne(workspace, paths);
    expect(JSON.parse(one.out).findings.length).toBeGreaterThan(20);
    const ten = await inShards(workspace, paths, 10);
    expect(ten.status).toBe(one.status);
    expect(JSON.parse(ten.out)).toEqual(JSON.parse(one.out));
    expect(ten.out).toBe(one.out);
  });

  it("that are missing, no facts, or of another version are an error and no pass", async () => {
    const workspace = await workspaceOf({
      "resilience.yml": SETTINGS,
      "k8s/a.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n",
    });
    const { out } = await command(workspace, "facts", "--shard", "k8s");
    await write(workspace, {
      "s/1.json": out,
      "other/1.json": out.replace(/"policies":"\w+"/u, '"policies":"000000000000"'),
      "none/1.json": '{"version":1,"kind":"facts"}',
    });
    const err = async (...args: string[]) => (await merged(workspace, args)).err;
    expect(await err("s/*.json", "--shards", "2")).toMatch(/^error: 1 of 2 shards is there/u);
    expect(await err("s/*.json", "--shards", "0")).toBe("error: shards must be a whole number from 1\n");
    expect(await err("other/1.json")).toMatch(/^error: other\/1\.json: it was collected by another version/u);
    expect(await err("none/1.json")).toMatch(/^error: none\/1\.json: it holds no facts of this version/u);
    expect(await err("k8s/a.yaml")).toMatch(/^error: k8s\/a\.yaml: it holds no facts of this version/u);
    expect(await err("s/nothing-*.json")).toMatch(/^error: s\/nothing-\*\.json: no file matches/u);
    expect((await merged(workspace, ["s/1.json", "--shards", "1"])).err).toBe("");
  });

  it("that read one file twice count it once, and two files of one name are an error", async () => {
    const service = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\n";
    const workspace = await workspaceOf({
      "resilience.yml": SETTINGS,
      "k8s/a.yaml": service,
      "x/a.yaml": service,
    });
    const facts = async (path: string) => (await command(workspace, "facts", "--shard", path)).out;
    await write(workspace, {
      "s/1.json": await facts("k8s"),
      "s/2.json": await facts("k8s/a.yaml"),
      "t/1.json": await facts("web=k8s/a.yaml"),
      "t/2.json": await facts("web=x/a.yaml"),
    });
    expect(await merged(workspace, ["s"])).toEqual(await inOne(workspace, ["k8s"]));
    expect((await merged(workspace, ["t"])).err).toMatch(
      /two shards have different inputs that are both called "web"/u,
    );
  });
});
