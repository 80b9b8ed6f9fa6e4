import { afterEach, beforeEach, expect, test } from "vitest";
import { conclusionOf } from "../../src/github/check-run.ts";
import type { ActionContext } from "../../src/github/context.ts";
import { type Delivered, type DeliverySettings, deliver } from "../../src/github/deliver.ts";
import type { Report } from "../../src/model/report.ts";
import { largeReport } from "../../src/tools/bench/large-report.ts";
import { GithubServer } from "../e2e/github-server.ts";
import { GithubApi } from "../e2e/openapi.ts";
import { HOSTILE, hostileReport } from "../reports/hostile.ts";
import { emptyReport, finding, rule } from "../reports/report-parts.ts";
import { threeDataCentres } from "../reports/three-data-centres.ts";
import { twoDataCentres } from "../reports/two-data-centres.ts";

const api = new GithubApi();
let github: GithubServer;
let printed: string[];

beforeEach(async () => {
  github = await GithubServer.start(api);
  printed = [];
});

afterEach(async () => {
  await github.stop();
  expect(github.violations).toEqual([]);
});

function send(report: Report, settings: Partial<DeliverySettings> = {}): Promise<Delivered> {
  const context: ActionContext = {
    apiUrl: github.url,
    serverUrl: "https://github.example",
    owner: "acme",
    repo: "estate",
    pullRequest: null,
    headSha: "a".repeat(40),
    baseSha: null,
    runId: 100,
    runAttempt: 1,
    token: "secret-token",
    summaryFile: null,
  };
  const all = {
    comment: "never",
    commentKey: "",
    checkRun: "auto",
    annotations: true,
    summary: false,
    ...settings,
  } as const;
  const clock = { nowMs: () => 1_800_000_000_000, wait: async () => {} };
  return deliver(report, context, all, { print: (line) => printed.push(line), clock });
}

const refuse = (status: number) => {
  github.fault = () => ({ status, body: { message: "no" } });
};

test("a check run of the head commit, with the verdict, the report and the lines", async () => {
  expect((await send(twoDataCentres, { commentKey: "estate" })).check).toBe("created");
  expect(github.checks).toHaveLength(1);
  const [check] = github.checks;
  expect(check).toMatchObject({
    name: "resilience-gate (estate)",
    head_sha: "a".repeat(40),
    status: "completed",
    conclusion: "failure",
    title: twoDataCentres.sentence,
  });
  expect(check?.summary).toContain("#### When something fails");
  expect(check?.text).toContain("#### What blocks the merge");
  expect(check?.annotations[0]).toEqual({
    path: "terraform/placement.tf",
    start_line: 4,
    end_line: 4,
    annotation_level: "failure",
    title: "cluster/quorum-spread",
    message: expect.stringMatching(/^Losing data centre us-east-1a leaves 1 of 3 primaries/u),
  });
});

test("what the check run shows at its lines is not printed too; what has no file is", async () => {
  const location = { path: "a.tf", line: null, end_line: null, exact: false, via: [] };
  const report = emptyReport({
    findings: [finding({ location, message: "placed" }), finding({ message: "nowhere", fingerprint: "2" })],
  });
  await send(report);
  expect(github.checks[0]?.annotations).toMatchObject([{ path: "a.tf", start_line: 1, end_line: 1 }]);
  expect(printed).toEqual(["::warning title=cluster/quorum-spread::nowhere To do: Put it right."]);
});

test("annotations go fifty a request, the worst first, and those beyond five hundred are counted", async () => {
  const report = largeReport({ findings: 2000, services: 50, dataCentres: 10 });
  expect((await send(report)).check).toBe("created");
  const requests = github.requests.map(({ method, body }) => [
    method,
    JSON.parse(body ?? "{}").output.annotations.length,
  ]);
  expect(requests).toEqual([["POST", 50], ...Array.from({ length: 9 }, () => ["PATCH", 50])]);
  const [check] = github.checks;
  expect(check?.annotations).toHaveLength(500);
  const levels = ((check?.annotations ?? []) as { annotation_level: string }[]).map(
    (one) => one.annotation_level,
  );
  expect(new Set(levels)).toEqual(new Set(["failure"]));
  expect(check?.summary).toMatch(/\n\d+ annotations are left out of the \d+, the least grave\.\n$/u);
});

test("until its last request it says that it is not complete, and then no more", async () => {
  const at = (line: number) => ({ path: "a.tf", line, end_line: line, exact: true, via: [] });
  const findings = Array.from({ length: 101 }, (_, i) =>
    finding({ location: at(i + 1), fingerprint: `${i}` }),
  );
  await send(emptyReport({ findings }));
  const sent = github.requests.map(({ body }) => JSON.parse(body ?? "").output.annotations.length);
  expect(sent).toEqual([50, 50, 1]);
  const said = github.requests.map(
    ({ body }) => /^> [^\n]*/u.exec(JSON.parse(body ?? "").output.summary)?.[0],
  );
  const note = (request: number) =>
    `> **Not complete:** these are the annotations of ${request} of 3 requests. Where this stays, the run was ended while it wrote: run it again.`;
  expect(said).toEqual([note(1), note(2), undefined]);
  expect(github.checks[0]?.summary).toMatch(/^### /u);
});

test("texts keep to their bytes, whatever they hold", async () => {
  for (const text of HOSTILE) {
    expect((await send(hostileReport(text))).check).toBe("created");
  }
  const wide = Array.from({ length: 500 }, (_, at) =>
    finding({ fingerprint: String(at), message: "日".repeat(300) }),
  );
  expect((await send(emptyReport({ findings: wide }))).check).toBe("created");
});

test("conclusions: a failure and an error fail, what is observed or was not judged is neutral", () => {
  const judged = { rules: [rule("a/b", 1, 1)] };
  const blocking = [finding({ blocks: true })];
  expect([
    conclusionOf(emptyReport({ ...judged, verdict: "fail", findings: blocking })),
    conclusionOf(emptyReport({ ...judged, verdict: "error" })),
    conclusionOf(emptyReport({ ...judged, mode: "observe", findings: blocking })),
    conclusionOf(emptyReport()),
    conclusionOf(emptyReport({ ...judged, findings: [finding()] })),
    conclusionOf(threeDataCentres),
  ]).toEqual(["failure", "failure", "neutral", "neutral", "success", "success"]);
});

test("without the permission the lines are printed, and a warning is given only to who asked for a check run", async () => {
  refuse(403);
  expect(await send(twoDataCentres)).toMatchObject({ check: "none", warnings: [] });
  expect(printed[0]).toMatch(/^::error file=terraform\/placement\.tf,line=4/u);
  const asked = await send(twoDataCentres, { checkRun: "true" });
  expect(asked.check).toBe("failed");
  expect(asked.warnings).toEqual([
    "The check run could not be written: GitHub answered 403. The token needs the permission checks: write (permissions of the job); " +
      "on pull requests from forks and of Dependabot it can only read. The report is in the job summary and the annotations.",
  ]);
});

test("a server that is at fault is asked again, and told of when it stays so", async () => {
  let asked = 0;
  github.fault = () => (++asked < 3 ? { status: 502, body: {} } : null);
  expect((await send(twoDataCentres)).check).toBe("created");
  refuse(502);
  const failed = await send(twoDataCentres);
  expect([failed.check, failed.warnings]).toEqual([
    "failed",
    [
      "The check run could not be written: GitHub answered 502. The report is in the job summary and the annotations.",
    ],
  ]);
  expect(printed.some((line) => /^::error file=/u.test(line))).toBe(true);
});

test("none is written where none is wanted", async () => {
  expect((await send(twoDataCentres, { checkRun: "false" })).check).toBe("none");
  expect(github.requests).toEqual([]);
});
