import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ActionServices, Delivery } from "../../src/action/action-services.ts";
import { runAction } from "../../src/action/run-action.ts";
import { type BreakGlass, type Report, reportSchema } from "../../src/model/report.ts";
import { UserError } from "../../src/model/user-error.ts";
import { readEnvironment } from "../../src/settings/environment.ts";
import { workspaceOf } from "../sources/workspace.ts";

const BASE = "a".repeat(40);
const EVENT = JSON.stringify({
  pull_request: {
    number: 7,
    base: { sha: BASE, repo: { full_name: "o/r" } },
    head: { sha: "b".repeat(40), repo: { full_name: "o/r" } },
  },
});
const ONE_REPLICA = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  replicas: 1
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: web}]}
`;
const ASKED = "version: 1\nobjectives: {tolerate: node, rto: 1h, rpo: 1h}\n";

const NO_BASE = "manifests are judged without what they were before: the base commit is not there";

interface Ran {
  status: number;
  outputs: Record<string, string>;
  warnings: string[];
  printed: string[];
  /** Texts of the files that were written, by the names that outputs and inputs give them. */
  files: Record<string, string>;
  delivered: { report: Report; delivery: Delivery } | null;
  asked: string[];
  workspace: string;
}

/** Runs the action in a workspace with these files, where the base commit holds those of `base`. */
async function ran(
  files: Record<string, string>,
  base: Record<string, string>,
  {
    inputs = {},
    event = "pull_request",
    breakGlass = null,
  }: { inputs?: Record<string, string>; event?: string; breakGlass?: BreakGlass | null } = {},
): Promise<Ran> {
  const workspace = await workspaceOf({ ...files, ".event/event.txt": EVENT });
  const result: Ran = {
    status: -1,
    outputs: {},
    warnings: [],
    printed: [],
    files: {},
    delivered: null,
    asked: [],
    workspace: "",
  };
  const services: ActionServices = {
    setOutput: (name, value) => {
      result.outputs[name] = value;
    },
    warn: (message) => {
      result.warnings.push(message);
    },
    print: (text) => {
      result.printed.push(text);
    },
    baseCommit: async () => {
      throw new UserError("the base commit is not there");
    },
    breakGlass: async ({ label, number }) => {
      result.asked.push(`${label} of ${number}`);
      return breakGlass;
    },
    readAtCommit: async ({ repository, sha, path, token }) => {
      result.asked.push(`${repository}@${sha.slice(0, 3)}:${path} with ${token}`);
      return base[path] ?? null;
    },
    deliver: async (report, delivery) => {
      result.delivered = { report, delivery };
    },
  };
  const environment = readEnvironment({
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: "o/r",
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: join(workspace, ".event/event.txt"),
    RUNNER_TEMP: join(workspace, ".temp"),
  });
  const variables = { "INPUT_GITHUB-TOKEN": "t0ken", ...inputs };
  result.status = await runAction(
    { environment, variables, folder: "/", clockMs: Date.UTC(2026, 0, 1) },
    services,
  );
  for (const name of [".temp/resilience-gate/report", "out"]) {
    for (const file of await readdir(join(workspace, name)).catch(() => [])) {
      result.files[`${name}/${file}`] = await readFile(join(workspace, name, file), "utf8");
    }
  }
  result.workspace = workspace;
  return result;
}

describe("runAction", () => {
  it("judges a pull request by the settings of its base commit, and hands on what the head proposes", async () => {
    const { status, outputs, delivered, asked, warnings, workspace } = await ran(
      { "web.yaml": ONE_REPLICA, "resilience.yml": "version: 1\n" },
      { "resilience.yml": ASKED },
      { inputs: { INPUT_FORMAT: "json=out/report.json" } },
    );
    expect([status, warnings, asked]).toEqual([1, [NO_BASE], [`o/r@aaa:resilience.yml with t0ken`]]);
    expect(outputs).toEqual({
      verdict: "fail",
      blocking: String(delivered?.report.findings.filter((finding) => finding.blocks).length),
      findings: String(delivered?.report.findings.filter((finding) => finding.outcome === "fail").length),
      undetermined: String(
        delivered?.report.findings.filter((finding) => finding.outcome === "undetermined").length,
      ),
      report: "out/report.json",
      folder: join(workspace, ".temp/resilience-gate/report"),
    });
    expect([
      delivered?.delivery.pullRequest?.number,
      delivered?.delivery.proposed,
      delivered?.delivery.trusted.path,
    ]).toEqual([7, { path: "resilience.yml", file: { version: 1 } }, "resilience.yml"]);
  });

  it("writes the reports that are asked for, and the whole of it into a folder of the runner", async () => {
    const { files, printed, delivered, outputs, workspace } = await ran(
      { "web.yaml": ONE_REPLICA },
      { "resilience.yml": ASKED },
      { inputs: { INPUT_FORMAT: "terminal\nsarif=out/a.sarif\njunit=out/b.xml\nmarkdown=out/c.md" } },
    );
    const whole = ".temp/resilience-gate/report";
    expect(Object.keys(files).sort()).toEqual([
      `${whole}/report.html`,
      `${whole}/report.json`,
      "out/a.sarif",
      "out/b.xml",
      "out/c.md",
    ]);
    expect(reportSchema.parse(JSON.parse(files[`${whole}/report.json`] ?? ""))).toEqual(delivered?.report);
    expect(files[`${whole}/report.html`]).toMatch(/^<!doctype html>/u);
    expect(JSON.parse(files["out/a.sarif"] ?? "").version).toBe("2.1.0");
    expect(files["out/b.xml"]).toMatch(/^<\?xml /u);
    expect(files["out/c.md"]).toMatch(/^### /u);
    expect(printed).toHaveLength(1);
    expect(printed[0]).toMatch(/: fail\n$/u);
    expect(outputs["report"]).toBe(join(workspace, whole, "report.json"));
  });

  it("asks the base for its waivers alone where the head is trusted, and for nothing without a pull request", async () => {
    const files = { "web.yaml": ONE_REPLICA, "resilience.yml": ASKED };
    const head = await ran(files, {}, { inputs: { "INPUT_TRUSTED-CONFIG": "head" } });
    expect([head.status, head.asked, head.delivered?.delivery.proposed]).toEqual([
      1,
      ["o/r@aaa:resilience.yml with t0ken", "o/r@aaa:.github/resilience.yml with t0ken"],
      null,
    ]);
    const push = await ran(files, {}, { event: "push" });
    expect([push.status, push.asked, push.delivered?.delivery.pullRequest]).toEqual([1, [], null]);
  });

  it("warns of a baseline that the base commit does not have", async () => {
    const { warnings } = await ran(
      { "web.yaml": ONE_REPLICA, "base.json": "[]" },
      {},
      { inputs: { INPUT_BASELINE: "base.json" } },
    );
    expect(warnings).toEqual([
      "base.json: there is no such baseline at the base commit aaaaaaa, so none counts; a baseline counts once it is merged",
      NO_BASE,
    ]);
  });

  it("lets a change through that a break-glass label is set on, and says so", async () => {
    const settings = `${ASKED}break_glass: {label: break-glass}\n`;
    const files = { "web.yaml": ONE_REPLICA, "resilience.yml": settings };
    const set = { label: "break-glass", by: "alice", at: "2026-01-01T00:00:00Z", why: null };
    const ranWith = (counts: boolean) =>
      ran(files, { "resilience.yml": settings }, { breakGlass: { ...set, counts } });
    const through = await ranWith(true);
    expect([through.status, through.outputs["verdict"], through.outputs["blocking"] === "0"]).toEqual([
      0,
      "pass",
      false,
    ]);
    expect(through.delivered?.report.sentence).toMatch(
      /^alice lets this through by the label break-glass, although \d+ findings? blocks? it: web has one replica/u,
    );
    expect((await ranWith(false)).status).toBe(1);
    expect((await ran(files, files, {})).asked).toContain("break-glass of 7");
    const undeclared = await ran({ "web.yaml": ONE_REPLICA }, { "resilience.yml": ASKED }, {});
    expect(undeclared.asked).not.toContain("break-glass of 7");
  });

  it("refuses to trust a base that it has no token to read", async () => {
    await expect(ran({}, {}, { inputs: { "INPUT_GITHUB-TOKEN": "" } })).rejects.toEqual(
      new UserError(
        "trusted-config: base needs github-token (contents: read) and GITHUB_REPOSITORY to read the settings at the base commit",
      ),
    );
  });
});
