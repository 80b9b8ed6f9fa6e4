import { existsSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findAct } from "./find-act.ts";
import { type Answer, GithubServer } from "./github-server.ts";
import { GithubApi } from "./openapi.ts";
import { Repository } from "./workflow.ts";

const act = findAct();
const built = existsSync(new URL("../../dist/index.js", import.meta.url));
const missing = act === null ? "act is not installed" : built ? null : "dist is not built";

const SETTINGS = "version: 1\nobjectives: {tolerate: node}\n";

/** So many workloads of one replica: each is a finding at a line. */
function workloads(count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web-${at}, namespace: shop}
spec:
  replicas: 1
  selector: {matchLabels: {app: web-${at}}}
  template: {metadata: {labels: {app: web-${at}}}, spec: {containers: [{name: web, image: web}]}}
`,
  ).join("---\n");
}

describe.skipIf(missing !== null)(
  `a server that is at fault, in a workflow${missing === null ? "" : ` (skipped: ${missing})`}`,
  () => {
    const api = new GithubApi();
    let repository: Repository;
    let github: GithubServer;

    beforeAll(async () => {
      const files = { "k8s/resilience.yml": SETTINGS };
      repository = await Repository.create(act ?? "", "one-data-centre", files);
      await repository.write("k8s/web.yaml", workloads(60));
    });

    afterAll(() => repository.remove());

    beforeEach(async () => {
      github = await GithubServer.start(api);
      github.commits.add(repository.baseSha);
      github.files.set(`${repository.baseSha}:k8s/resilience.yml`, SETTINGS);
    });

    afterEach(async () => {
      await github.stop();
      expect(github.violations).toEqual([]);
    });

    const INPUTS = { paths: "k8s", config: "k8s/resilience.yml" };
    const judged = (runId: number) => repository.run({ apiUrl: github.url, runId, inputs: INPUTS });
    const isWarning = (line: string): boolean => /::warning|⚠|WARN/iu.test(line);

    test("annotations go fifty a request, which one of more would be refused", async () => {
      const { succeeded, log } = await judged(1);
      expect([succeeded, github.checks.length], log).toEqual([false, 1]);
      const sent = github.requests
        .filter(({ method, url }) => method !== "GET" && url.includes("/check-runs"))
        .map(({ body }) => JSON.parse(body ?? "{}").output.annotations.length as number);
      expect(sent.length, log).toBeGreaterThan(1);
      expect(sent.slice(0, -1)).toEqual(sent.slice(0, -1).map(() => 50));
      expect(github.checks[0]?.annotations.length).toBe(sent.reduce((sum, count) => sum + count, 0));
    }, 120_000);

    test.each<[string, Answer[]]>([
      ["429, after the time that it asks for", [{ status: 429, headers: { "retry-after": "1" } }]],
      ["502 and a cut connection", [{ status: 502 }, { status: 0, cut: true }]],
    ])(
      "is asked again: %s",
      async (_, answers) => {
        github.fault = ({ url }) => (url.includes("/issues/7/comments") ? (answers.shift() ?? null) : null);
        const { succeeded, log } = await judged(2);
        expect([succeeded, github.comments.length, answers], log).toEqual([false, 1, []]);
        expect(github.comments[0]?.body).toMatch(/^### ❌ /mu);
        expect(log.split("\n").filter((line) => isWarning(line) && line.includes("comment"))).toEqual([]);
      },
      120_000,
    );

    test.each([404, 502])(
      "that answers %d to the end costs the comment, one warning, and never the verdict",
      async (status) => {
        github.fault = ({ url }) =>
          url.includes("/issues/7/comments") ? { status, body: { message: "no" } } : null;
        const { succeeded, log } = await judged(3);
        expect([succeeded, github.comments.length, github.checks.length], log).toEqual([false, 0, 1]);
        expect(log).toMatch(/outputs are verdict=fail blocking=[1-9]/u);
        const told = log.split("\n").filter((line) => isWarning(line) && line.includes(String(status)));
        expect(told.length, log).toBe(1);
      },
      180_000,
    );

    test("an older run leaves the comment of a newer one alone, and two keys are two comments", async () => {
      const only = (key: string, runId: number) =>
        repository.run({ apiUrl: github.url, runId, inputs: { ...INPUTS, "comment-key": key } });
      await only("a", 20);
      await only("b", 20);
      const newer = github.comments.map(({ body }) => body);
      expect(newer).toHaveLength(2);
      const { log } = await only("a", 19);
      expect(
        github.comments.map(({ body }) => body),
        log,
      ).toEqual(newer);
      await only("a", 21);
      expect(github.comments.map(({ body }) => /run=(\d+)/u.exec(body)?.[1])).toEqual(["21", "20"]);
    }, 240_000);
  },
);

test.runIf(missing !== null)(`the server at fault was not tried in a workflow: ${missing}`, ({ skip }) =>
  skip(missing ?? ""),
);
