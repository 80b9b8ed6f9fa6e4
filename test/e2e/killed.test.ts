import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, watch } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { REPOSITORY } from "../../src/tools/tool.ts";
import { workspaceOf } from "../sources/workspace.ts";
import { GithubServer } from "./github-server.ts";
import { GithubApi } from "./openapi.ts";

const built = existsSync(join(REPOSITORY, "dist/index.js"));
const SIGNALS = ["SIGTERM", "SIGKILL"] as const;
type Signal = (typeof SIGNALS)[number];

const SETTINGS = "version: 1\nobjectives: {tolerate: node}\n";
/** Enough findings for several requests of annotations. */
const MANY = Array.from(
  { length: 70 },
  (_, at) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web-${at}, namespace: shop}
spec:
  replicas: 1
  selector: {matchLabels: {app: web-${at}}}
  template:
    metadata: {labels: {app: web-${at}}}
    spec: {containers: [{name: web, image: web}]}
`,
).join("---\n");

const FILES = { "resilience.yml": SETTINGS, "k8s/web.yaml": MANY };

function started(
  program: string,
  args: string[],
  cwd: string,
  env: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, [join(REPOSITORY, "dist", program), ...args], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: "ignore",
  });
}

/** How it ended: by a status, or by a signal. */
async function ended(child: ChildProcess): Promise<number | string | null> {
  const [status, signal] = (await once(child, "close")) as [number | null, string | null];
  return signal ?? status;
}

describe.skipIf(!built)("a report on disk, of a run that is ended", () => {
  const REPORTS = ["report.json", "report.html", "report.sarif", "report.xml"] as const;
  const ARGUMENTS = ["check", "k8s", "--config", "resilience.yml", "--now", "2026-11-26T00:00:00Z"];
  const FORMATS = ["json", "html", "sarif", "junit"].map(
    (format, at) => `--format=${format}=out/${REPORTS[at]}`,
  );

  async function texts(folder: string): Promise<(string | null)[]> {
    return Promise.all(REPORTS.map((name) => readFile(join(folder, "out", name), "utf8").catch(() => null)));
  }

  /** A folder in which an earlier run has left its reports. */
  async function withEarlier(): Promise<string> {
    const folder = await workspaceOf(FILES);
    await mkdir(join(folder, "out"));
    for (const name of REPORTS) await writeFile(join(folder, "out", name), "earlier");
    return folder;
  }

  async function whole(): Promise<{ texts: (string | null)[]; ms: number }> {
    const folder = await workspaceOf(FILES);
    const began = performance.now();
    expect(await ended(started("cli.js", [...ARGUMENTS, ...FORMATS], folder))).toBe(1);
    return { texts: await texts(folder), ms: performance.now() - began };
  }

  test("while it writes: each file is the earlier one or the whole new one", async () => {
    const { texts: all } = await whole();
    const seen = new Set<string>();
    for (const [at, name] of REPORTS.entries()) {
      const folder = await withEarlier();
      const child = started("cli.js", [...ARGUMENTS, ...FORMATS], folder);
      // What is written lies beside the report until it is whole.
      const watcher = watch(join(folder, "out"), (_, file) => {
        if (file?.startsWith(`.${name}.`)) child.kill(SIGNALS[at % 2]);
      });
      seen.add(String(await ended(child)));
      watcher.close();
      for (const [i, text] of (await texts(folder)).entries()) expect([all[i], "earlier"]).toContain(text);
    }
    expect([...seen].some((how) => how.startsWith("SIG"))).toBe(true);
  }, 120_000);

  test("at any moment, and the next run is as if it had not been", async () => {
    const { texts: all, ms } = await whole();
    const folder = await withEarlier();
    for (let at = 0; at < 6; at++) {
      const child = started("cli.js", [...ARGUMENTS, ...FORMATS], folder);
      const end = ended(child);
      setTimeout(() => child.kill(SIGNALS[at % 2]), Math.random() * ms);
      await end;
      for (const [i, text] of (await texts(folder)).entries()) expect([all[i], "earlier"]).toContain(text);
    }
    expect(await ended(started("cli.js", [...ARGUMENTS, ...FORMATS], folder))).toBe(1);
    expect(await texts(folder)).toEqual(all);
    const beside = (await readdir(join(folder, "out"))).filter(
      (name) => !/^\.report\.\w+\.\d+\.tmp$/u.test(name),
    );
    expect(beside.sort()).toEqual([...REPORTS].sort());
  }, 120_000);
});

describe.skipIf(!built)("a pull request, of a run that is ended", () => {
  const api = new GithubApi();
  const BASE = "b".repeat(40);
  const HEAD = "a".repeat(40);
  let github: GithubServer;

  beforeEach(async () => {
    github = await GithubServer.start(api);
    github.commits.add(BASE);
    github.files.set(`${BASE}:resilience.yml`, SETTINGS);
  });

  afterEach(async () => {
    await github.stop();
    expect(github.violations).toEqual([]);
  });

  /** The action, for pull request 7. */
  async function action(): Promise<ChildProcess> {
    const workspace = await workspaceOf(FILES);
    const outside = await workspaceOf({
      "event.json": JSON.stringify({
        pull_request: {
          number: 7,
          head: { sha: HEAD, ref: "change", repo: { full_name: "acme/estate" } },
          base: { sha: BASE, ref: "main", repo: { full_name: "acme/estate" } },
        },
        repository: { full_name: "acme/estate" },
      }),
      output: "",
      summary: "",
    });
    return started("index.js", [], workspace, {
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: github.url,
      GITHUB_SERVER_URL: "https://github.example",
      GITHUB_REPOSITORY: "acme/estate",
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: join(outside, "event.json"),
      GITHUB_OUTPUT: join(outside, "output"),
      GITHUB_STEP_SUMMARY: join(outside, "summary"),
      GITHUB_SHA: HEAD,
      GITHUB_RUN_ID: "1",
      GITHUB_RUN_ATTEMPT: "1",
      RUNNER_TEMP: outside,
      INPUT_PATHS: "k8s",
      INPUT_CONFIG: "resilience.yml",
      "INPUT_GITHUB-TOKEN": "test",
      "INPUT_CHECK-RUN": "auto",
      INPUT_ANNOTATIONS: "true",
      "INPUT_JOB-SUMMARY": "true",
    });
  }

  /** Ends the run while GitHub has request `at` and has not answered; nothing is done of it where `lost` says so. */
  async function endedAt(at: number, signal: Signal, lost: boolean): Promise<number | string | null> {
    const child = await action();
    let count = 0;
    github.fault = () => {
      if (count++ !== at) return null;
      child.kill(signal);
      return lost ? { status: 500, cut: true } : null;
    };
    return ended(child);
  }

  function clear(): void {
    for (const list of [github.comments, github.checks, github.requests]) list.length = 0;
    github.fault = () => null;
  }

  test("at every request: what is there is whole, or says that it is not", async () => {
    expect(await ended(await action())).toBe(1);
    const [comment] = github.comments.map(({ body }) => body);
    const total = github.checks[0]?.annotations.length ?? 0;
    const requests = github.requests.length;
    expect(total).toBeGreaterThan(100);
    expect(comment).toContain(`commit ${HEAD}</sub>`);
    for (let at = 0; at < requests; at++) {
      clear();
      const signal = SIGNALS[at % 2] ?? "SIGTERM";
      expect(await endedAt(at, signal, at % 3 === 0)).toBe(signal);
      expect(github.comments.map(({ body }) => body)).toEqual(github.comments.length === 0 ? [] : [comment]);
      for (const { annotations, summary, status } of github.checks) {
        expect(status).toBe("completed");
        expect(annotations.length < total).toBe(summary.startsWith("> **Not complete:**"));
      }
    }
    // The run after it writes as if it had not been.
    github.fault = () => null;
    expect(await ended(await action())).toBe(1);
    expect(github.comments.map(({ body }) => body)).toEqual([comment]);
    expect(github.checks.at(-1)?.summary).toMatch(/^### /u);
  }, 180_000);
});
