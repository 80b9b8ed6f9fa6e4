import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runAction } from "../../src/action/run-action.ts";
import { changeBase } from "../../src/github/change-base.ts";
import type { Report } from "../../src/model/report.ts";
import { readEnvironment } from "../../src/settings/environment.ts";
import { opaProgram } from "../../src/tools/opa/find.ts";
import { commit, git, repositoryOf, write } from "../sources/base/a-repository.ts";
import { workspaceOf } from "../sources/workspace.ts";

const opa = await opaProgram();

/** A rule that says one thing of every workload. */
const rule = (message: string): string => `# METADATA
# title: A title
# description: What it checks.
# custom:
#   severity: error
#   remediation: What to do.
package resilience.rules.acme["said"]

import data.resilience.model.workloads

subjects := workloads.by_id

needs := []

protects := "node"

violations contains {"subject": id, "message": ${JSON.stringify(message)}} if some id, _ in subjects
`;
const RULE = "policies/rules/acme/said/said.rego";
const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
`;
const SETTINGS =
  "version: 1\nobjectives: {tolerate: node}\npolicies: [policies]\nallow_tools: true\nrules: {ha/*: 'off', change/*: 'off'}\n";
const BASE = { "k8s/web.yaml": WEB, "resilience.yml": SETTINGS, [RULE]: rule("what is merged") };

/** What the rules of one's own and the verdict are on a pull request from `base` to `head`, with the merge checked out. */
async function judged(
  base: Record<string, string>,
  head: Record<string, string | null>,
  inputs: Record<string, string> = {},
): Promise<unknown> {
  const workspace = await repositoryOf(base);
  const baseSha = git(workspace, "rev-parse", "HEAD");
  git(workspace, "switch", "--quiet", "--create", "change");
  await write(workspace, head);
  const headSha = commit(workspace, "change");
  git(workspace, "switch", "--quiet", "--detach", "main");
  git(workspace, "merge", "--quiet", "--no-ff", "--message", "merge", headSha);
  const event = JSON.stringify({
    pull_request: {
      number: 7,
      base: { sha: baseSha, repo: { full_name: "o/r" } },
      head: { sha: headSha, repo: { full_name: "o/r" } },
    },
  });
  const runner = await workspaceOf({ "event.txt": event });
  const reports: Report[] = [];
  const environment = readEnvironment({
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: "o/r",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: join(runner, "event.txt"),
    GITHUB_API_URL: "http://127.0.0.1:9",
    RUNNER_TEMP: runner,
  });
  const variables = {
    "INPUT_GITHUB-TOKEN": "t0ken",
    INPUT_GATE: "all",
    "INPUT_OPA-PATH": opa,
    ...inputs,
  };
  const status = await runAction(
    { environment, variables, folder: "/", clockMs: Date.UTC(2026, 0, 1) },
    {
      setOutput: () => undefined,
      warn: () => undefined,
      print: () => undefined,
      baseCommit: (change) => changeBase(change),
      breakGlass: async () => null,
      readAtCommit: async ({ sha, path }) => (path in base ? git(workspace, "show", `${sha}:${path}`) : null),
      deliver: async (report) => {
        reports.push(report);
      },
    },
  );
  const [report] = reports;
  return {
    status,
    said: report?.findings
      .filter((finding) => finding.rule === "acme/said")
      .map(({ message, blocks }) => [message, blocks]),
    problems: report?.problems.filter(({ level }) => level === "error").map(({ message }) => message),
  };
}

const MERGED = { status: 1, said: [["what is merged", true]], problems: [] };

describe("policies of one's own on a pull request", { timeout: 240_000 }, () => {
  it("are those of the base commit, whatever the change makes of them and of the settings that name them", async () => {
    const head = { [RULE]: rule("what is proposed"), "resilience.yml": "version: 1\n" };
    expect(await judged(BASE, head)).toEqual(MERGED);
  });

  it("are none where the change brings the first, and the input that it adds to the workflow names them", async () => {
    const { [RULE]: _, ...without } = BASE;
    const settings = { ...without, "resilience.yml": "version: 1\nallow_tools: true\n" };
    const brought = { "own/rules/acme/said/said.rego": rule("what is proposed") };
    expect(await judged(settings, brought, { INPUT_POLICIES: "own" })).toEqual({
      status: 2,
      said: [],
      problems: [
        expect.stringMatching(
          /^own at the base commit [0-9a-f]{7}: there are no policies; policies count once they are merged$/,
        ),
      ],
    });
  });

  it("are not compiled where the settings of the base commit do not allow it, whatever those of the change say", async () => {
    const base = { ...BASE, "resilience.yml": SETTINGS.replace("allow_tools: true\n", "") };
    expect(await judged(base, { "resilience.yml": SETTINGS })).toEqual({
      status: 2,
      said: [],
      problems: [expect.stringContaining("policies: Rego is compiled by OPA, and tools may not be run")],
    });
  });

  it("are those of the head where the head is trusted", async () => {
    const proposed = await judged(
      BASE,
      { [RULE]: rule("what is proposed") },
      { "INPUT_TRUSTED-CONFIG": "head" },
    );
    expect(proposed).toEqual({ ...MERGED, said: [["what is proposed", true]] });
  });
});
