import { existsSync } from "node:fs";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { renderJson } from "../../src/reports/json.ts";
import { twoDataCentres } from "../reports/two-data-centres.ts";
import { git } from "../sources/base/a-repository.ts";
import { findAct } from "./find-act.ts";
import { GithubServer } from "./github-server.ts";
import { labels } from "./labels.ts";
import { GithubApi } from "./openapi.ts";
import { runs } from "./runs.ts";
import { commenting, Repository, steps } from "./workflow.ts";

const act = findAct();
const built = existsSync(new URL("../../dist/index.js", import.meta.url));
const missing = act === null ? "act is not installed" : built ? null : "dist is not built";

const ONE_REPLICA = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
`;
const NODE = "version: 1\nobjectives: {tolerate: node}\n";

describe.skipIf(missing !== null)(
  `flows of pull requests in workflows${missing === null ? "" : ` (skipped: ${missing})`}`,
  () => {
    const api = new GithubApi();
    let github: GithubServer;
    const repositories: Repository[] = [];

    beforeEach(async () => {
      github = await GithubServer.start(api);
    });

    afterEach(async () => {
      await github.stop();
      await Promise.all(repositories.splice(0).map((repository) => repository.remove()));
      expect(github.violations).toEqual([]);
    });

    async function repositoryWith(files: Record<string, string>): Promise<Repository> {
      const repository = await Repository.create(act ?? "", "three-data-centres", files);
      repositories.push(repository);
      github.commits.add(repository.baseSha);
      for (const [path, text] of Object.entries(files))
        github.files.set(`${repository.baseSha}:${path}`, text);
      return repository;
    }

    test("a manifest that was there before does not block; the same one, brought by the change, does", async () => {
      const run = { apiUrl: github.url, inputs: { paths: "k8s", config: "k8s/resilience.yml" } };
      const there = await repositoryWith({ "k8s/resilience.yml": NODE, "k8s/web.yaml": ONE_REPLICA });
      const unchanged = await there.run({ ...run, runId: 1 });
      expect(unchanged.log).toMatch(/outputs are verdict=pass blocking=0/u);
      expect(github.comments[0]?.body).toContain("This change makes nothing worse and nothing better.");

      github.comments.length = 0;
      const brought = await repositoryWith({ "k8s/resilience.yml": NODE });
      await brought.write("k8s/web.yaml", ONE_REPLICA);
      const added = await brought.run({ ...run, runId: 2 });
      expect(added.succeeded, added.log).toBe(false);
      expect(added.log).toMatch(/outputs are verdict=fail blocking=[1-9]/u);
    }, 240_000);

    test("a server of one's own is asked where its API is, and waited for where it is slow", async () => {
      const repository = await repositoryWith({ "estate/resilience.yml": NODE });
      github.slowMs = 1500;
      const { succeeded, log } = await repository.run({ apiUrl: `${github.url}/api/v3`, runId: 1 });
      expect(log).toMatch(/outputs are verdict=\w+/u);
      expect([succeeded, github.comments.length], log).toEqual([true, 1]);
    }, 120_000);

    test("what a fork's run left behind becomes a comment, marked as not verified", async () => {
      const repository = await repositoryWith({});
      const sha = "c".repeat(40);
      const bytes = Buffer.from(zipSync({ "report.json": Buffer.from(renderJson(twoDataCentres)) }));
      github.downloads.set("/blob", { status: 200, bytes });
      const artifact = {
        id: 3,
        run: 500,
        name: "resilience-gate",
        size: bytes.length,
        location: `${github.url}/blob`,
      };
      github.parts.push(runs([{ number: 7, state: "open", head: "stranger:change", sha }], [artifact]));
      const judged = {
        id: 500,
        run_attempt: 1,
        event: "pull_request",
        head_sha: sha,
        head_branch: "change",
        head_repository: { owner: { login: "stranger" } },
      };
      const event = { name: "workflow_run", payload: { workflow_run: judged } };
      const { succeeded, log } = await repository.run({
        apiUrl: github.url,
        runId: 900,
        event,
        workflow: commenting(),
      });
      expect(succeeded, log).toBe(true);
      expect(log).toContain("outputs are comment=created");
      expect(github.comments[0]?.body).toContain("> **Not verified.**");
      expect(github.requests.filter(({ method }) => method !== "GET").map(({ url }) => url)).toEqual([
        "/repos/acme/estate/issues/7/comments",
      ]);
    }, 120_000);

    test("a matrix that collects in shards and judges once gives one verdict and one comment", async () => {
      const repository = await repositoryWith({ "k8s/resilience.yml": NODE });
      await repository.write("k8s/web.yaml", ONE_REPLICA);
      const shard = (paths: string, facts: string) => ({
        mode: "collect",
        paths,
        facts,
        config: "k8s/resilience.yml",
      });
      const workflow = steps([
        shard("k8s", "shards/k8s.json"),
        shard("estate", "shards/estate.json"),
        { mode: "judge", paths: "shards", shards: "2", config: "k8s/resilience.yml" },
      ]);
      const { log } = await repository.run({ apiUrl: github.url, runId: 1, workflow });
      expect(log).toMatch(/outputs are verdict=fail blocking=[1-9]/u);
      expect(github.comments.map(({ body }) => body.includes("web has one replica"))).toEqual([true]);
      const missing = steps([
        shard("k8s", "shards/k8s.json"),
        { mode: "judge", paths: "shards", shards: "2" },
      ]);
      const { succeeded, log: told } = await repository.run({
        apiUrl: github.url,
        runId: 2,
        workflow: missing,
      });
      expect([succeeded, told.includes("1 of 2 shards is there")], told).toEqual([false, true]);
    }, 240_000);

    test("a label lets a change through where somebody who may write set it, and the comment says who", async () => {
      const settings = "version: 1\nobjectives: {tolerate: node}\nbreak_glass: {label: break-glass}\n";
      const repository = await repositoryWith({ "k8s/resilience.yml": settings });
      await repository.write("k8s/web.yaml", ONE_REPLICA);
      const event = { name: "pull_request", payload: { action: "labeled", label: { name: "break-glass" } } };
      const run = { apiUrl: github.url, inputs: { paths: "k8s", config: "k8s/resilience.yml" }, event };
      const by = (login: string) => [{ event: "labeled", by: login, at: "2026-11-01T11:00:00Z" }];
      github.parts.push(labels({ events: by("mallory"), permissions: { mallory: "read" } }));
      const without = await repository.run({ ...run, runId: 1 });
      expect([without.succeeded, github.comments.length], without.log).toEqual([false, 1]);
      expect(github.comments[0]?.body).toContain("does not count");
      github.parts.length = 0;
      github.parts.push(labels({ events: by("alice"), permissions: { alice: "write" } }));
      const through = await repository.run({ ...run, runId: 2 });
      expect([through.succeeded, github.comments.length], through.log).toEqual([true, 1]);
      expect(github.comments[0]?.body).toMatch(/break-glass.*alice/u);
    }, 240_000);

    test("a checkout of the head is refused where the token could be misused", async () => {
      const repository = await repositoryWith({ "estate/resilience.yml": NODE });
      const { succeeded, log } = await repository.run({
        apiUrl: github.url,
        runId: 1,
        event: { name: "pull_request_target" },
      });
      expect([succeeded, git(repository.path, "status", "--porcelain")], log).toEqual([false, ""]);
      expect(log).toContain("pull_request_target with a checkout of the pull request's head is refused");
      expect(github.comments).toEqual([]);
    }, 120_000);
  },
);

test.runIf(missing !== null)(`the flows were not run in workflows: ${missing}`, ({ skip }) =>
  skip(missing ?? ""),
);
