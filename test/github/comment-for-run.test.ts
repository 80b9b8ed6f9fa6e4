import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JudgedRun } from "../../src/action/judged-run.ts";
import { commentForRun } from "../../src/github/comment-for-run.ts";
import { reportSchema } from "../../src/model/report.ts";
import { UserError } from "../../src/model/user-error.ts";
import { renderJson } from "../../src/reports/json.ts";
import { renderMarkdown } from "../../src/reports/markdown.ts";
import { GithubServer } from "../e2e/github-server.ts";
import { GithubApi } from "../e2e/openapi.ts";
import { type ListedPull, runs, type StoredArtifact } from "../e2e/runs.ts";
import { HOSTILE, hostileReport } from "../reports/hostile.ts";
import { emptyReport, finding } from "../reports/report-parts.ts";
import { twoDataCentres } from "../reports/two-data-centres.ts";

const api = new GithubApi();
const SHA = "c".repeat(40);
const PULL: ListedPull = { number: 7, state: "open", head: "stranger:change", sha: SHA };
const RUN: JudgedRun = {
  id: 500,
  attempt: 1,
  event: "pull_request",
  headSha: SHA,
  head: "stranger:change",
};
const REPORT = Buffer.from(renderJson(twoDataCentres));
let github: GithubServer;
let waited: number[];

beforeEach(async () => {
  github = await GithubServer.start(api);
  waited = [];
});

afterEach(async () => {
  await github.stop();
  expect(github.violations).toEqual([]);
});

/** Puts an archive of these files where the artifact of the run is. */
function leave(
  files: Record<string, Uint8Array> | Buffer,
  artifact: Partial<StoredArtifact> = {},
  pulls: ListedPull[] = [PULL],
): void {
  const bytes = Buffer.isBuffer(files) ? files : Buffer.from(zipSync(files));
  github.downloads.set("/blob/report?sig=x%2F", { status: 200, bytes });
  const stored = { id: 3, run: 500, name: "resilience-gate", size: bytes.length };
  github.parts.push(
    runs(pulls, [{ ...stored, location: `${github.url}/blob/report?sig=x%2F`, ...artifact }]),
  );
}

function comment(run: Partial<JudgedRun> = {}) {
  const context = {
    apiUrl: github.url,
    serverUrl: "https://github.example",
    owner: "acme",
    repo: "estate",
    pullRequest: null,
    headSha: "d".repeat(40),
    baseSha: null,
    runId: 900,
    runAttempt: 1,
    token: "secret-token",
    summaryFile: null,
  };
  const inputs = {
    artifact: "resilience-gate",
    comment: "always",
    commentKey: "",
    token: "secret-token",
  } as const;
  const clock = {
    nowMs: () => 0,
    wait: async (ms: number) => {
      waited.push(ms);
    },
  };
  return commentForRun({ ...RUN, ...run }, context, inputs, clock);
}

const bodies = (): string[] => github.comments.map(({ body }) => body);
const written = (): string[] =>
  github.requests.filter(({ method }) => method !== "GET").map(({ method, url }) => `${method} ${url}`);

describe("commentForRun", () => {
  it("comments what a fork's run found on the pull request of its head, and says that nobody verified it", async () => {
    leave({ "report.json": REPORT });
    expect(await comment()).toEqual({ comment: "created", why: null });
    expect(bodies()[0]?.split("\n").slice(0, 7)).toEqual([
      "<!-- resilience-gate:default -->",
      `<!-- of: sha=${SHA} run=500 attempt=1 -->`,
      "",
      "> [!WARNING]",
      "> **Not verified.** [The run](https://github.example/acme/estate/actions/runs/500/attempts/1) that judged this pull request could only read, so that this is what it left behind; the code of the pull request may have written it. What counts for the merge is the check of that run, not this comment.",
      "",
      "### ❌ Losing data centre us-east-1a stops cd4pe, which is to survive the loss of any one data centre: the second data centre buys nothing.",
    ]);
    expect(bodies()[0]).toContain(`https://github.example/acme/estate/blob/${SHA}/terraform/placement.tf#L4`);
    expect(written()).toEqual(["POST /repos/acme/estate/issues/7/comments"]);
  });

  it("finds a branch of the repository itself by its commit where the branch is gone", async () => {
    const bytes = Buffer.from(zipSync({ "report.json": REPORT }));
    github.downloads.set("/blob", { status: 200, bytes });
    const artifact = { id: 3, run: 500, name: "resilience-gate", size: 9, location: `${github.url}/blob` };
    github.parts.push(runs([{ ...PULL, head: "acme:change" }], [artifact], { forks: false }));
    expect((await comment({ head: null })).comment).toBe("created");
  });

  it.each<[string, ListedPull[]]>([
    ["there is none", []],
    ["its head has moved on", [{ ...PULL, sha: "e".repeat(40) }]],
    ["it is closed", [{ ...PULL, state: "closed" }]],
    ["it is to be merged elsewhere", [{ ...PULL, base: "other/estate" }]],
    ["there are two", [PULL, { ...PULL, number: 8 }]],
  ])("writes nothing where %s", async (_, pulls) => {
    leave({ "report.json": REPORT }, {}, pulls);
    expect(await comment()).toEqual({
      comment: "none",
      why: "no open pull request, or more than one, has the commit of the run as its head",
    });
    expect(written()).toEqual([]);
  });

  it("writes nothing for a run that no pull request started", async () => {
    expect(await comment({ event: "push\n::error::x" })).toEqual({
      comment: "none",
      why: "the run was started by pusherrorx, not by a pull request",
    });
    expect(github.requests).toEqual([]);
  });

  it.each<[string, Record<string, Uint8Array> | Buffer, string]>([
    ["is no archive", Buffer.from("PK but no archive"), "it does not hold one report as JSON"],
    ["holds nothing", { "readme.md": Buffer.from("x") }, "it does not hold one report as JSON"],
    ["holds two reports", { "a.json": REPORT, "b.json": REPORT }, "it does not hold one report as JSON"],
    ["leads out of itself", { "../../report.json": REPORT }, "its names lead out of it"],
    ["has an absolute name", { "/etc/report.json": REPORT }, "its names lead out of it"],
    ["is a bomb", { "report.json": Buffer.alloc(65 * 1024 ** 2, 0x20) }, "it holds more than a report can"],
    [
      "has entries without end",
      Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.txt`, Buffer.from("")])),
      "it holds more than a report can",
    ],
    [
      "is no report",
      { "report.json": Buffer.from('{"version":1}') },
      "what it holds is no report of this version",
    ],
    [
      "is no text",
      { "report.json": Buffer.from([0xff, 0xfe, 0xfd]) },
      "what it holds is no report of this version",
    ],
  ])("writes nothing where the artifact %s", async (_, files, why) => {
    leave(files);
    expect(await comment()).toEqual({ comment: "none", why: `its artifact is refused: ${why}` });
    expect(written()).toEqual([]);
  });

  it.each<[string, Partial<StoredArtifact>, string]>([
    [
      "has expired",
      { expired: true },
      "the run left no artifact of that name: it judged nothing, or did not upload its report",
    ],
    [
      "is another run's",
      { run: 501 },
      "the run left no artifact of that name: it judged nothing, or did not upload its report",
    ],
    ["is too large to be downloaded", { size: 33 * 1024 ** 2 }, "the artifact is larger than 32 MiB"],
    [
      "lies nowhere safe",
      { location: "http://169.254.169.254/latest" },
      "GitHub gives no safe address for the artifact",
    ],
    ["lies in a file", { location: "file:///etc/passwd" }, "GitHub gives no safe address for the artifact"],
  ])("writes nothing where the artifact %s", async (_, artifact, why) => {
    leave({ "report.json": REPORT }, artifact);
    expect(await comment()).toEqual({ comment: "none", why });
  });

  it("stops reading an archive that is larger than it was said to be", async () => {
    leave(Buffer.alloc(33 * 1024 ** 2), { size: 10 });
    expect((await comment()).why).toBe("the artifact is larger than 32 MiB");
  });

  it.each(HOSTILE.filter((text) => text.length < 1000).map((text, i) => [i, text] as const))(
    "renders a forged report itself, in which nothing acts (text %i)",
    async (_, text) => {
      const forged = { ...hostileReport(text), verdict: "pass" as const };
      leave({ "report.json": Buffer.from(renderJson(forged)) });
      expect((await comment()).comment).toBe("created");
      // How Markdown holds against such texts is tested where it is rendered.
      const [marker = "", of = "", ...rest] = bodies()[0]?.split("\n") ?? [];
      const limits = { maxBytes: 65_000, maxChars: 65_000 };
      const rendered = renderMarkdown(reportSchema.parse(JSON.parse(renderJson(forged))), limits);
      expect([marker, of]).toEqual([
        "<!-- resilience-gate:default -->",
        `<!-- of: sha=${SHA} run=500 attempt=1 -->`,
      ]);
      expect(rest.slice(0, 2)).toEqual(["", "> [!WARNING]"]);
      expect(rest.slice(4).join("\n").split("\n")[0]).toBe(rendered.split("\n")[0]);
    },
  );

  it("keeps a forged report of any size within the limit of a comment", async () => {
    const findings = Array.from({ length: 20_000 }, (_, at) =>
      finding({ blocks: true, fingerprint: `v1:${at}`, message: `Number ${at} ${"x".repeat(400)}` }),
    );
    leave({ "report.json": Buffer.from(renderJson(emptyReport({ verdict: "fail", findings }))) });
    expect((await comment()).comment).toBe("created");
    expect(bodies()[0]?.length).toBeLessThanOrEqual(65_536);
  });

  it("leaves alone what the run itself, or a later one, has written", async () => {
    leave({ "report.json": REPORT });
    for (const by of ["run=500 attempt=1", "run=501 attempt=1", "run=500 attempt=2"]) {
      github.comments.length = 0;
      const own = `<!-- resilience-gate:default -->\n<!-- of: sha=${SHA} ${by} -->\nverified`;
      github.comment(own, { login: "github-actions[bot]", type: "Bot" });
      expect((await comment()).comment).toBe("superseded");
      expect(bodies()).toEqual([own]);
    }
  });

  it("asks again while the server is at fault, also where the archive lies", async () => {
    leave({ "report.json": REPORT });
    const faults = [{ status: 502 }, null, null, { status: 429, headers: { "retry-after": "3" } }];
    github.fault = () => faults.shift() ?? null;
    expect((await comment()).comment).toBe("created");
    expect(waited).toEqual([1000, 3000]);
    github.downloads.set("/blob/report?sig=x%2F", { status: 503 });
    await expect(comment()).rejects.toThrow(
      "the artifact of the run could not be asked for: GitHub answered 503",
    );
  });

  it("says which permission is missing", async () => {
    leave({ "report.json": REPORT });
    github.fault = () => ({ status: 403, body: { message: "Resource not accessible by integration" } });
    await expect(comment()).rejects.toEqual(
      new UserError(
        "the pull request of the run could not be asked for: GitHub answered 403; the token needs the permissions actions: read and pull-requests: write",
      ),
    );
  });
});
