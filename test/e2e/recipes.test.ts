import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recipeSettings, recipes } from "../docs/recipes.ts";
import { git } from "../sources/base/a-repository.ts";
import { findAct } from "./find-act.ts";
import { GithubServer } from "./github-server.ts";
import { GithubApi } from "./openapi.ts";
import { runnable, toolsIn } from "./recipe-run.ts";
import { runs } from "./runs.ts";
import { Repository, type WorkflowRun } from "./workflow.ts";

const act = findAct();
const built = existsSync(new URL("../../dist/index.js", import.meta.url));
const missing = act === null ? "act is not installed" : built ? null : "dist is not built";

const PLAN = readFileSync(new URL("../../examples/three-data-centres/plan.json", import.meta.url), "utf8");
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
const FILES = {
  ".github/resilience.yml": "version: 1\nobjectives: {tolerate: node}\n",
  ".github/resilience-baseline.json": "[]\n",
  "infra/fixture.json": PLAN,
  "network/fixture.json": PLAN,
  "shop/fixture.json": PLAN,
  "live/app/fixture.json": PLAN,
  "k8s/web.yaml": WEB,
  "overlays/prod/fixture.yaml": WEB,
  "overlays/dev/fixture.yaml": WEB,
  "charts/shop/fixture.yaml": WEB,
};

describe.skipIf(missing !== null)(
  `recipes in workflows${missing === null ? "" : ` (skipped: ${missing})`}`,
  () => {
    const api = new GithubApi();
    let github: GithubServer;
    let repository: Repository;

    beforeEach(async () => {
      github = await GithubServer.start(api);
      repository = await Repository.create(act ?? "", "one-data-centre", FILES);
      github.commits.add(repository.baseSha);
      for (const [path, text] of Object.entries(FILES)) {
        github.files.set(`${repository.baseSha}:${path}`, text);
      }
    });

    afterEach(async () => {
      await github.stop();
      await repository.remove();
      expect(github.violations).toEqual([]);
    });

    async function ran(name: string, event?: { name: string; payload?: object }): Promise<WorkflowRun> {
      const recipe = recipes().get(name);
      if (recipe === undefined) throw new Error(`there is no recipe ${name}`);
      const workflow = runnable(recipe.workflow, join(repository.path, "..", "artifacts"));
      const options = {
        apiUrl: github.url,
        runId: 1,
        workflow,
        tools: await toolsIn(join(repository.path, "..")),
      };
      return repository.run(event === undefined ? options : { ...options, event });
    }

    test.each([
      ["terraform", true, 2],
      ["opentofu", true, 1],
      ["terragrunt", true, 1],
      ["kustomize", false, 2],
      ["helm", false, 1],
      ["matrix", true, 2],
      ["code-scanning", true, 1],
    ])(
      "%s judges what it planned or rendered, and comments",
      async (name, passes, inputs) => {
        const { succeeded, log } = await ran(name);
        expect(github.comments, log).toHaveLength(1);
        expect(github.comments[0]?.body, log).toContain(` of ${inputs} input${inputs === 1 ? "" : "s"}, `);
        // What was rendered has no before, so that its findings gate as new.
        expect(succeeded, log).toBe(passes);
      },
      180_000,
    );

    test("render renders what the settings of the base commit name, and compares it with what it was", async () => {
      const rendered = {
        ".github/resilience.yml": `${recipeSettings().get("render")}\nobjectives: {tolerate: node}\n`,
        "overlays/eu/kustomization.yaml": "resources: [fixture.yaml]",
        "overlays/eu/fixture.yaml": WEB,
        "overlays/us/kustomization.yaml": "resources: [fixture.yaml]",
        "overlays/us/fixture.yaml": WEB,
        "charts/shop/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
        "charts/shop/values-prod.yaml": "replicas: 1\n",
      };
      await repository.remove();
      repository = await Repository.create(act ?? "", "one-data-centre", { ...FILES, ...rendered });
      github.commits.add(repository.baseSha);
      for (const [path, text] of Object.entries({ ...FILES, ...rendered })) {
        github.files.set(`${repository.baseSha}:${path}`, text);
      }
      const { succeeded, log } = await ran("render");
      expect(github.comments, log).toHaveLength(1);
      const body = github.comments[0]?.body ?? "";
      for (const place of [
        "overlays/eu/kustomization.yaml",
        "overlays/us/kustomization.yaml",
        "charts/shop/Chart.yaml",
      ]) {
        expect(body, log).toContain(`near [\`${place}`);
      }
      // Nothing of it differs from the base commit.
      expect(body, log).not.toMatch(/workload-replicas.* · new/u);
      expect(succeeded, log).toBe(true);
    }, 180_000);

    test("fork-judge leaves a report behind that fork-comment comments", async () => {
      const { log } = await ran("fork-judge");
      expect(github.comments, log).toEqual([]);
      const report = await readFile(join(repository.path, "../artifacts/resilience-gate/report.json"));
      const bytes = Buffer.from(zipSync({ "report.json": report }));
      const sha = git(repository.path, "rev-parse", "HEAD");
      github.downloads.set("/blob", { status: 200, bytes });
      const artifact = {
        id: 3,
        run: 500,
        name: "resilience-gate",
        size: bytes.length,
        location: `${github.url}/blob`,
      };
      github.parts.push(runs([{ number: 7, state: "open", head: "stranger:change", sha }], [artifact]));
      const workflow_run = {
        id: 500,
        run_attempt: 1,
        event: "pull_request",
        head_sha: sha,
        head_branch: "change",
        head_repository: { owner: { login: "stranger" } },
      };
      const commented = await ran("fork-comment", { name: "workflow_run", payload: { workflow_run } });
      expect(commented.succeeded, commented.log).toBe(true);
      expect(github.comments[0]?.body).toContain("> **Not verified.**");
    }, 180_000);

    test("only-changed skips the job that nothing concerns", async () => {
      const { succeeded, log } = await ran("only-changed");
      expect([succeeded, github.requests], log).toEqual([true, []]);
    }, 120_000);

    test("merge-queue judges what is about to be merged, without a pull request to comment on", async () => {
      const sha = git(repository.path, "rev-parse", "HEAD");
      const payload = {
        pull_request: undefined,
        merge_group: { base_sha: repository.baseSha, head_sha: sha },
      };
      const { succeeded, log } = await ran("merge-queue", { name: "merge_group", payload });
      expect([succeeded, github.comments], log).toEqual([true, []]);
    }, 120_000);

    test("merge-queue skips a draft as a job, which counts as a success", async () => {
      const payload = { pull_request: { number: 7, draft: true } };
      const { succeeded, log } = await ran("merge-queue", { name: "pull_request", payload });
      expect([succeeded, github.requests], log).toEqual([true, []]);
    }, 120_000);
  },
);

test.runIf(missing !== null)(`the recipes were not run in workflows: ${missing}`, ({ skip }) =>
  skip(missing ?? ""),
);
