import { existsSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findAct } from "./find-act.ts";
import { GithubServer } from "./github-server.ts";
import { GithubApi } from "./openapi.ts";
import { hasNodeOfAction, Repository } from "./workflow.ts";

const act = findAct();
const built = existsSync(new URL("../../dist/index.js", import.meta.url));
const missing = act === null ? "act is not installed" : built ? null : "dist is not built";

/** The log without what `act` puts before each line. */
const lines = (log: string) => log.split("\n").map((line) => line.replace(/^\[[^\]]*\]\s*/u, ""));

describe.skipIf(missing !== null)(
  `the action in a workflow${missing === null ? "" : ` (skipped: ${missing})`}`,
  () => {
    const api = new GithubApi();
    let repository: Repository;
    let github: GithubServer;

    beforeAll(async () => {
      repository = await Repository.create(act ?? "", "two-data-centres");
    });

    afterAll(() => repository.remove());

    beforeEach(async () => {
      github = await GithubServer.start(api);
      github.commits.add(repository.baseSha);
      github.files.set(
        `${repository.baseSha}:estate/resilience.yml`,
        await repository.read("estate/resilience.yml"),
      );
    });

    afterEach(async () => {
      await github.stop();
      expect(github.violations).toEqual([]);
    });

    test("fails on two data centres, says why in one comment, and mends that comment with the estate", async () => {
      const first = await repository.run({ apiUrl: github.url, runId: 1 });
      expect(first.succeeded, first.log).toBe(false);
      expect(github.comments, first.log).toHaveLength(1);
      const failed = github.comments[0]?.body ?? "";
      expect(failed.split("\n")[2]).toMatch(/^### ❌ .*us-east-1a.*1 of 3 primaries.*2 are needed/u);
      expect(failed).toContain("#### What blocks the merge");
      expect(github.checks[0]).toMatchObject({
        name: "resilience-gate",
        status: "completed",
        conclusion: "failure",
      });
      expect(github.checks[0]?.annotations).toMatchObject([
        { path: "estate/terraform/machines.tf", annotation_level: "failure" },
        { path: "estate/terraform/snapshots.tf", annotation_level: "notice" },
      ]);
      expect(first.log).toMatch(/outputs are verdict=fail blocking=[1-9]/u);
      if (hasNodeOfAction) expect(first.log).toContain("node is v24.");

      const again = await repository.run({ apiUrl: github.url, runId: 2 });
      expect(again.succeeded, again.log).toBe(false);
      expect(github.comments).toHaveLength(1);

      await repository.change("three-data-centres");
      const mended = await repository.run({ apiUrl: github.url, runId: 3 });
      expect(mended.succeeded, mended.log).toBe(true);
      expect(github.comments).toHaveLength(1);
      expect(github.comments[0]?.body.split("\n")[2]).toMatch(/^### ✅ /u);
      expect(github.comments[0]?.body.split("\n")[1]).toMatch(
        /^<!-- of: sha=[0-9a-f]{40} run=3 attempt=1 -->$/u,
      );
      expect(mended.log).toMatch(/outputs are verdict=pass blocking=0/u);
      expect(github.checks.map(({ conclusion }) => conclusion)).toEqual(["failure", "failure", "success"]);
      const writes = github.requests.filter(({ method }) => method !== "GET");
      expect(writes.map(({ method, url }) => `${method} ${url.split("/")[4]}`)).toEqual([
        "POST issues",
        "POST check-runs",
        "PATCH issues",
        "POST check-runs",
        "PATCH issues",
        "POST check-runs",
      ]);
      await repository.change("two-data-centres");
    }, 300_000);

    test("is judged by the settings of the base commit, not by those that it brings", async () => {
      github.files.set(
        `${repository.baseSha}:estate/resilience.yml`,
        "version: 1\nmode: observe\nobjectives:\n  tolerate: node\n",
      );
      const { succeeded, log } = await repository.run({ apiUrl: github.url, runId: 4 });
      expect(succeeded, log).toBe(true);
      expect(github.comments[0]?.body).toContain("observing only, nothing is blocked");
      expect(github.comments[0]?.body).toContain("This change proposes other settings (");
    }, 120_000);

    test("where the token may not write checks, the lines are in the log, and the reports that are asked for are written", async () => {
      github.fault = ({ url }) =>
        url.includes("/check-runs")
          ? { status: 403, body: { message: "Resource not accessible by integration" } }
          : null;
      const inputs = { format: "terminal\nsarif=out/resilience.sarif\nhtml=out/resilience.html" };
      const { log } = await repository.run({ apiUrl: github.url, runId: 6, inputs });
      expect(github.comments, log).toHaveLength(1);
      expect(github.checks).toEqual([]);
      expect(lines(log).filter((line) => line.includes("checks: write"))).toEqual([]);
      expect(
        lines(log).some((line) =>
          /::error file=estate\/terraform\/machines\.tf,line=\d+,.*us-east-1a/u.test(line),
        ),
        log,
      ).toBe(true);
      expect(log).toContain("What blocks the merge");
      expect(log).toMatch(/files are .*report\.html report\.json .*resilience\.html resilience\.sarif/u);
    }, 120_000);

    test("where the token may not comment, the verdict stays and a warning says what is missing", async () => {
      // The first connection is cut, which is no reason to give up.
      const cuts = [{ status: 0, cut: true }];
      github.fault = ({ method }) =>
        method === "GET"
          ? (cuts.shift() ?? null)
          : { status: 403, body: { message: "Resource not accessible by integration" } };
      const { succeeded, log } = await repository.run({ apiUrl: github.url, runId: 5 });
      expect(succeeded, log).toBe(false);
      expect(github.comments).toEqual([]);
      expect(lines(log).filter((line) => line.includes("pull-requests: write")).length, log).toBe(1);
      expect(log).toMatch(/outputs are verdict=fail/u);
      expect(
        lines(log).some((line) => /::error (file=|title=).*us-east-1a/u.test(line)),
        log,
      ).toBe(true);
    }, 120_000);
  },
);

test.runIf(missing !== null)(`the action was not run in a workflow: ${missing}`, ({ skip }) =>
  skip(missing ?? ""),
);
