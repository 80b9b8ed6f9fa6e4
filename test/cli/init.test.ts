import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { parseResilienceFile } from "../../src/settings/resilience-file.ts";
import { workspaceOf } from "../sources/workspace.ts";
import { command } from "./a-command.ts";

const SETTINGS = ".github/resilience.yml";
const WORKFLOW = ".github/workflows/resilience.yml";
const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
`;

async function initialised(files: Record<string, string>, ...args: string[]) {
  const workspace = await workspaceOf(files);
  const ran = await command(workspace, "init", ...args);
  const read = (file: string) => readFile(join(workspace, file), "utf8").catch(() => "");
  const [settings, workflow] = [await read(SETTINGS), await read(WORKFLOW)];
  return { workspace, ran, settings, workflow };
}

/** The commands of a workflow's steps, and what the gate judges. */
function stepsOf(workflow: string): { run: string[]; paths: string; permissions: unknown } {
  const parsed = load(workflow) as {
    permissions: unknown;
    jobs: { resilience: { steps: { run?: string; uses?: string; with?: { paths?: string } }[] } };
  };
  const { steps } = parsed.jobs.resilience;
  return {
    run: steps.flatMap(({ run = "" }) => run.split("\n")).filter((line) => line !== ""),
    paths: steps.at(-1)?.with?.paths ?? "",
    permissions: parsed.permissions,
  };
}

describe("init", () => {
  it("writes settings that observe, and a workflow that plans and renders what is there", async () => {
    const { ran, settings, workflow } = await initialised({
      "k8s/web.yaml": WEB,
      "infra/it's live/main.tf": 'terraform {\n  backend "s3" {}\n}\n',
      "infra/modules/net/main.tf": 'resource "aws_vpc" "a" {}\n',
      "apps/base/kustomization.yaml": "resources: []\n",
      "apps/overlays/prod/kustomization.yaml": "resources: [../../base]\n",
      "charts/shop/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
    });
    expect(ran).toEqual({ status: 0, out: `${SETTINGS}: written\n${WORKFLOW}: written\n`, err: "" });
    expect(parseResilienceFile(settings, SETTINGS)).toEqual({
      version: 1,
      mode: "observe",
      objectives: { tolerate: "node" },
    });
    expect(settings).toContain('# Services that were found: "shop/web".');
    expect(stepsOf(workflow)).toEqual({
      run: [
        "mkdir -p plans",
        "terraform -chdir='infra/it'\\''s live' init -input=false",
        "terraform -chdir='infra/it'\\''s live' plan -input=false -lock=false -out=resilience.tfplan",
        "terraform -chdir='infra/it'\\''s live' show -json resilience.tfplan > plans/infra-it-s-live.json",
        "mkdir -p rendered",
        "kubectl kustomize apps/overlays/prod > rendered/apps-overlays-prod.yaml",
        "helm template charts-shop charts/shop > rendered/charts-shop.yaml",
      ],
      paths: "plans\nrendered\nk8s\n",
      permissions: { contents: "read", "pull-requests": "write" },
    });
    for (const [, ref = ""] of workflow.matchAll(/uses: \S+@(\S+)/gu)) {
      expect(ref).toMatch(/^[0-9a-f]{40}$|^v0$/u);
    }
  });

  it("proposes for a cluster the folders and files in which manifests were found", async () => {
    const { settings } = await initialised({
      "deploy/shop/web.yaml": WEB,
      "extra.yaml": WEB.replace("name: web, namespace", "name: api, namespace"),
    });
    expect(settings.split("\n").filter((line) => line.includes("manifests:"))).toEqual([
      '#     manifests: ["deploy/**","extra.yaml"]',
    ]);
  });

  it("says the regions that a plan shows, and the objective that is met today", async () => {
    const workspace = await workspaceOf({});
    await cp("examples/three-data-centres", join(workspace, "estate"), { recursive: true });
    await command(workspace, "init", "estate/plan.json", "estate/manifests");
    const settings = await readFile(join(workspace, SETTINGS), "utf8");
    expect(parseResilienceFile(settings, SETTINGS)).toMatchObject({ regions: { live: "us-east-1" } });
  });

  it("writes nothing over, and adds what is missing", async () => {
    const mine = "version: 1\n";
    const { workspace, ran, workflow } = await initialised({ "resilience.yml": mine });
    expect(ran.out).toBe(`resilience.yml: there already, left as it is\n${WORKFLOW}: written\n`);
    expect(await readFile(join(workspace, "resilience.yml"), "utf8")).toBe(mine);
    expect(stepsOf(workflow).run).toEqual([]);
    const again = await command(workspace, "init");
    expect([again.status, again.err]).toEqual([
      2,
      `error: resilience.yml and ${WORKFLOW} are there already: nothing was written\n`,
    ]);
  });
});
