import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ActionContext } from "../../src/github/context.ts";
import { type DeliverySettings, deliver } from "../../src/github/deliver.ts";
import type { Report } from "../../src/model/report.ts";
import { GithubServer } from "../e2e/github-server.ts";
import { GithubApi } from "../e2e/openapi.ts";
import { emptyReport, finding } from "../reports/report-parts.ts";
import { threeDataCentres } from "../reports/three-data-centres.ts";
import { twoDataCentres } from "../reports/two-data-centres.ts";

const api = new GithubApi();
const MARKER = "<!-- resilience-gate:estate -->";
const SETTINGS: DeliverySettings = {
  comment: "always",
  commentKey: "estate",
  checkRun: "false",
  annotations: true,
  summary: true,
};

let github: GithubServer;
let folder: string;
let printed: string[];
let waited: number[];

beforeEach(async () => {
  github = await GithubServer.start(api);
  folder = await mkdtemp(join(tmpdir(), "deliver-"));
  printed = [];
  waited = [];
});

afterEach(async () => {
  await github.stop();
  await rm(folder, { recursive: true });
  expect(github.violations).toEqual([]);
});

function send(report: Report, parts: Partial<ActionContext> = {}, settings: Partial<DeliverySettings> = {}) {
  const context: ActionContext = {
    apiUrl: github.url,
    serverUrl: "https://github.example",
    owner: "acme",
    repo: "estate",
    pullRequest: 7,
    headSha: "a".repeat(40),
    baseSha: "b".repeat(40),
    runId: 100,
    runAttempt: 1,
    token: "secret-token",
    summaryFile: join(folder, "summary.md"),
    ...parts,
  };
  const clock = {
    nowMs: () => 1_800_000_000_000,
    wait: async (ms: number) => {
      waited.push(ms);
    },
  };
  return deliver(
    report,
    context,
    { ...SETTINGS, ...settings },
    { print: (line) => printed.push(line), clock },
  );
}

const bodies = (): string[] => github.comments.map((comment) => comment.body);
const writes = (): number => github.requests.filter(({ method }) => method !== "GET").length;

test("the comment, the summary and the annotations arrive, with links to the lines", async () => {
  expect(await send(twoDataCentres)).toEqual({
    comment: "created",
    check: "none",
    summary: true,
    warnings: [],
  });
  expect(github.comments).toHaveLength(1);
  const body = bodies()[0] ?? "";
  expect(body.split("\n").slice(0, 3)).toEqual([
    MARKER,
    `<!-- of: sha=${"a".repeat(40)} run=100 attempt=1 -->`,
    "### ❌ Losing data centre us-east-1a stops cd4pe, which is to survive the loss of any one data centre: the second data centre buys nothing.",
  ]);
  expect(body).toContain(
    `[\`terraform/placement.tf:4\`](https://github.example/acme/estate/blob/${"a".repeat(40)}/terraform/placement.tf#L4)`,
  );
  expect(await readFile(join(folder, "summary.md"), "utf8")).toMatch(
    /^### ❌ Losing data centre us-east-1a/u,
  );
  expect(printed[0]).toMatch(
    /^::error file=terraform\/placement\.tf,line=4,title=cluster\/quorum-spread::Losing/u,
  );
});

test("the next run updates the comment and does not write a second one", async () => {
  await send(twoDataCentres);
  expect((await send(threeDataCentres, { runId: 101 })).comment).toBe("updated");
  expect(github.comments).toHaveLength(1);
  expect(bodies()[0]).toContain("### ✅");
});

test("a comment beyond the first page is found, and comments of another key are left alone", async () => {
  for (let at = 0; at < 150; at++) github.comment(`talk ${at}`, { login: "someone", type: "User" });
  await send(twoDataCentres);
  await send(twoDataCentres, { runId: 101 }, { commentKey: "other" });
  await send(threeDataCentres, { runId: 102 });
  expect(
    bodies()
      .slice(150)
      .map((body) => body.slice(0, 36).split(" -->")[0]),
  ).toEqual(["<!-- resilience-gate:estate", "<!-- resilience-gate:other"]);
  expect(bodies()[150]).toContain("run=102");
});

test("a stranger's comment that begins alike is neither updated nor believed", async () => {
  const forged = `${MARKER}\n<!-- of: sha=${"c".repeat(40)} run=999999 attempt=1 -->\nall is well`;
  github.comment(forged, { login: "stranger", type: "User" });
  expect((await send(twoDataCentres)).comment).toBe("created");
  expect(bodies()[0]).toBe(forged);
  expect(bodies()[1]).toContain("❌");
});

test("a comment of the token's own account, which is a person's, is updated", async () => {
  github.comment(`${MARKER}\nold`, { login: "platform-bot", type: "User" });
  github.fault = ({ url }) => (url === "/user" ? { status: 200, body: { login: "platform-bot" } } : null);
  expect((await send(twoDataCentres)).comment).toBe("updated");
  expect(github.comments).toHaveLength(1);
});

test.each([
  ["an earlier run", { runId: 99, runAttempt: 3 }],
  ["an earlier attempt", { runId: 100, runAttempt: 1 }],
])("%s does not overwrite a later one's comment", async (_, older) => {
  await send(twoDataCentres, { runAttempt: 2 });
  const before = bodies()[0];
  expect((await send(threeDataCentres, older)).comment).toBe("superseded");
  expect(bodies()).toEqual([before]);
});

test("on-failure: nothing while all is well, then a comment that turns green when all is mended", async () => {
  const on = { comment: "on-failure" } as const;
  expect((await send(threeDataCentres, {}, on)).comment).toBe("not-wanted");
  expect((await send(twoDataCentres, {}, on)).comment).toBe("created");
  expect((await send(threeDataCentres, {}, on)).comment).toBe("updated");
  expect(bodies()).toHaveLength(1);
  expect(bodies()[0]).toContain("### ✅");
});

test("on-failure: a run that only observes and would have blocked is told", async () => {
  const observed = emptyReport({ mode: "observe", findings: [finding({ blocks: true })] });
  expect((await send(observed, {}, { comment: "on-failure" })).comment).toBe("created");
});

test("on-change: only what the change does is worth a comment", async () => {
  const on = { comment: "on-change" } as const;
  const old = emptyReport({ findings: [finding({ status: "existing" })] });
  expect((await send(old, {}, on)).comment).toBe("not-wanted");
  expect((await send(threeDataCentres, {}, on)).comment).toBe("created");
});

test("never, and a run about no pull request, ask GitHub nothing", async () => {
  expect((await send(twoDataCentres, {}, { comment: "never" })).comment).toBe("none");
  expect((await send(twoDataCentres, { pullRequest: null })).comment).toBe("none");
  expect(github.requests).toEqual([]);
});

test.each([403, 404])(
  "a token that may not write (%i) is one warning; the other ways carry the report",
  async (status) => {
    github.fault = ({ method }) => (method === "GET" ? null : { status, body: { message: "no" } });
    const { comment, summary, warnings } = await send(twoDataCentres);
    expect({ comment, summary, count: warnings.length }).toEqual({
      comment: "failed",
      summary: true,
      count: 1,
    });
    expect(warnings[0]).toContain("pull-requests: write");
    expect(printed.filter((line) => line.startsWith("::warning title=resilience-gate::"))).toEqual([
      `::warning title=resilience-gate::${warnings[0]?.replaceAll("%", "%25")}`,
    ]);
    expect(printed.some((line) => line.startsWith("::error"))).toBe(true);
    expect(waited).toEqual([]);
  },
);

test("a busy server is asked again, after the time that it asks for", async () => {
  const answers = [
    { status: 503 },
    { status: 429, headers: { "retry-after": "7" } },
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000030" } },
  ];
  github.fault = () => answers.shift() ?? null;
  expect((await send(twoDataCentres)).comment).toBe("created");
  expect(waited).toEqual([1000, 7000, 30_000]);
});

test("a server that stays down, and one that asks for an hour, are given up on", async () => {
  github.fault = () => ({ status: 502 });
  expect((await send(twoDataCentres)).warnings[0]).toContain("GitHub answered 502");
  expect(waited).toEqual([1000, 2000, 4000]);
  github.fault = () => ({ status: 429, headers: { "retry-after": "3600" } });
  expect((await send(twoDataCentres)).warnings[0]).toContain("too many requests");
  expect(waited).toHaveLength(3);
});

test("a comment whose answer was lost is not written a second time", async () => {
  let lost = false;
  github.fault = ({ method, body }) => {
    if (method !== "POST" || lost) return null;
    lost = true;
    github.comment((JSON.parse(body ?? "") as { body: string }).body, {
      login: "github-actions[bot]",
      type: "Bot",
    });
    return { status: 502 };
  };
  expect((await send(twoDataCentres)).comment).toBe("updated");
  expect(github.comments).toHaveLength(1);
});

test("no server at all is one warning", async () => {
  const { comment, warnings } = await send(twoDataCentres, { apiUrl: "http://127.0.0.1:1" });
  expect({ comment, warnings: warnings.map((warning) => warning.split(":")[1]) }).toEqual({
    comment: "failed",
    warnings: [" GitHub did not answer. The report is in the job summary and the annotations."],
  });
});

test("without a token nothing is asked and the warning says what to set", async () => {
  expect((await send(twoDataCentres, { token: "" })).warnings[0]).toContain("github-token");
  expect(github.requests).toEqual([]);
});

test("no redirect is followed to another server", async () => {
  const other = await GithubServer.start(api);
  github.fault = () => ({
    status: 302,
    headers: { location: `${other.url}/repos/acme/estate/issues/7/comments` },
  });
  expect((await send(twoDataCentres)).comment).toBe("failed");
  expect(other.requests).toEqual([]);
  await other.stop();
});

test("a report of any size stays within the limits of comment and summary", async () => {
  const findings = Array.from({ length: 20_000 }, (_, at) =>
    finding({ blocks: true, fingerprint: `v1:${at}`, message: `Number ${at} is wrong: ${"x".repeat(200)}` }),
  );
  expect((await send(emptyReport({ verdict: "fail", findings }))).comment).toBe("created");
  expect(bodies()[0]?.length).toBeLessThanOrEqual(65_536);
  expect(bodies()[0]).toMatch(/\*\*Left out, as it would be too long:\*\* [\d ]+blocking causes/u);
  expect((await stat(join(folder, "summary.md"))).size).toBeLessThanOrEqual(1024 * 1024);
});

test("a summary that the step has already filled is not made too long", async () => {
  await writeFile(join(folder, "summary.md"), "x".repeat(1024 * 1024 - 1000));
  expect((await send(twoDataCentres)).summary).toBe(false);
  expect((await stat(join(folder, "summary.md"))).size).toBe(1024 * 1024 - 1000);
});

test("annotations and summary can be turned off", async () => {
  expect((await send(twoDataCentres, {}, { annotations: false, summary: false })).summary).toBe(false);
  expect(printed).toEqual([]);
  expect(writes()).toBe(1);
});
