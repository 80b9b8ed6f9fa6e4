import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { commandLine } from "../../src/cli/command-line.ts";
import { type Report, reportSchema } from "../../src/model/report.ts";
import { workspaceOf } from "../sources/workspace.ts";

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

interface Surroundings {
  input: string;
  isTerminal: boolean;
  environment: Record<string, string>;
}

async function check(
  workspace: string,
  args: string[],
  { input = "", isTerminal = false, environment = {} }: Partial<Surroundings> = {},
): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const status = await commandLine(["check", ...args], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    standardInput: (async function* () {
      yield input;
    })(),
    workspace,
    clockMs: Date.UTC(2026, 0, 1),
    environment,
    isTerminal,
    columns: null,
  });
  return { status, out, err };
}

async function reported(
  workspace: string,
  args: string[],
  input = "",
): Promise<{ status: number; report: Report }> {
  const { status, out, err } = await check(workspace, [...args, "--format", "json"], { input });
  expect(err).toBe("");
  return { status, report: reportSchema.parse(JSON.parse(out)) };
}

const replicas = (report: Report): boolean[] =>
  report.findings
    .filter((finding) => finding.rule === "ha/workload-replicas")
    .map((finding) => finding.blocks);

describe("check", () => {
  beforeAll(() => {
    for (const file of ["policy.wasm", "rules.json", "resources.json", "worker.js"]) {
      if (!existsSync(join("dist", file))) {
        throw new Error(`dist/${file} is missing: npm run build`);
      }
    }
  });

  it("fails where a declared objective is broken, and tells file and line", async () => {
    const workspace = await workspaceOf({ "web.yaml": ONE_REPLICA, "resilience.yml": ASKED });
    const { status, report } = await reported(workspace, []);
    expect([status, report.verdict, replicas(report)]).toEqual([1, "fail", [true]]);
    expect(report.findings.find((finding) => finding.rule === "ha/workload-replicas")?.location).toEqual({
      path: "web.yaml",
      line: 6,
      end_line: 6,
      column: 3,
      exact: true,
      via: [],
    });
  });

  it("passes in observe mode, and where nothing is declared", async () => {
    const workspace = await workspaceOf({
      "k8s/web.yaml": ONE_REPLICA,
      ".github/resilience.yml": ASKED,
      "none.yml": "version: 1\n",
    });
    expect((await check(workspace, ["k8s"])).status).toBe(1);
    expect((await check(workspace, ["k8s", "--mode", "observe"])).status).toBe(0);
    expect((await check(workspace, ["k8s", "--config", "none.yml"])).status).toBe(0);
  });

  it("lets what a baseline holds be", async () => {
    const workspace = await workspaceOf({ "web.yaml": ONE_REPLICA, "resilience.yml": ASKED });
    expect((await check(workspace, [".", "--write-baseline", "base/line.json"])).status).toBe(1);
    expect(
      (
        await check(workspace, [
          "web.yaml",
          "--config",
          "resilience.yml",
          "--gate",
          "new",
          "--baseline",
          "base/line.json",
        ])
      ).status,
    ).toBe(0);
  });

  it("writes each report where it was asked for", async () => {
    const workspace = await workspaceOf({ "web.yaml": ONE_REPLICA, "resilience.yml": ASKED });
    const { out } = await check(workspace, [
      ".",
      "--format",
      "json=out/report.json",
      "--format",
      "markdown=out/report.md",
      "--format",
      "terminal",
    ]);
    const json = reportSchema.parse(JSON.parse(await readFile(join(workspace, "out/report.json"), "utf8")));
    expect(out).toContain(`of ${json.rules.length} rules`);
    expect(await readFile(join(workspace, "out/report.md"), "utf8")).toContain("web.yaml:6");
    expect(out).not.toContain("\u001b");
  });

  it("writes colour to a terminal alone, and only where nobody minds", async () => {
    const workspace = await workspaceOf({ "web.yaml": ONE_REPLICA });
    const coloured = async (args: string[], around: Partial<Surroundings>): Promise<boolean> =>
      (await check(workspace, args, around)).out.includes("\u001b[");
    expect(await coloured([], { isTerminal: true })).toBe(true);
    expect(await coloured([], {})).toBe(false);
    expect(await coloured([], { isTerminal: true, environment: { NO_COLOR: "1" } })).toBe(false);
    expect(await coloured(["--no-colour"], { isTerminal: true })).toBe(false);
    expect(await coloured(["--no-color"], { isTerminal: true })).toBe(false);
  });

  it("reads standard input", async () => {
    const { status, report } = await reported(await workspaceOf({}), ["-"], ONE_REPLICA);
    expect([status, report.inputs.map(({ name, judged }) => [name, judged])]).toEqual([0, [["stdin", 1]]]);
  });

  it.each<[string, string, string | null, string, number | null]>([
    [
      "missing",
      "plan.json",
      null,
      "it does not exist: check the spelling, and that the step which writes it has run",
      null,
    ],
    [
      "empty",
      "plan.json",
      "",
      "it is empty: the command that wrote it has probably failed, look at its output and run it again",
      null,
    ],
    [
      "truncated",
      "plan.json",
      '{"format_version":"1.2","resource_changes":[',
      "its JSON is cut short, it ends at line 1, column 45 in the middle of a value: write the file again",
      1,
    ],
    [
      "binary",
      "plan.json",
      "\u0000\u0001\u0002\u0000",
      "it is binary, not text: name a plan in JSON, or manifests",
      null,
    ],
    [
      "JSON that is no plan",
      "plan.json",
      '{"secret": "hunter2"}',
      "it is neither a Terraform plan in JSON (terraform show -json PLAN > plan.json) nor Kubernetes manifests (apiVersion and kind)",
      null,
    ],
  ])("is an error where an input is %s, and judges the others", async (_, path, content, message, line) => {
    const files = {
      "web.yaml": ONE_REPLICA,
      "resilience.yml": ASKED,
      ...(content === null ? {} : { [path]: content }),
    };
    const { status, report } = await reported(await workspaceOf(files), [
      path,
      "web.yaml",
      "--config",
      "resilience.yml",
    ]);
    expect([status, report.verdict, replicas(report)]).toEqual([2, "error", [true]]);
    expect(report.inputs.find((input) => input.name === path)?.problems).toEqual([
      { level: "error", message, line },
    ]);
    expect(JSON.stringify(report)).not.toContain("hunter2");
  });

  it("is an error where YAML is wrong, and judges the documents around it", async () => {
    const workspace = await workspaceOf({
      "web.yaml": `${ONE_REPLICA}---\napiVersion: v1\nkind: [hunter2\n`,
      "resilience.yml": ASKED,
    });
    const { status, report } = await reported(workspace, ["."]);
    expect([
      status,
      replicas(report),
      report.inputs[0]?.problems.map(({ level, line }) => [level, line]),
    ]).toEqual([2, [true], [["error", 14]]]);
    expect(JSON.stringify(report)).not.toContain("hunter2");
  });

  it("is an error where nothing is found, unless that is to pass", async () => {
    const workspace = await workspaceOf({ "readme.md": "" });
    const { status, out } = await check(workspace, []);
    expect(status).toBe(2);
    // It says how a plan is made, and nothing of objectives, which are not the problem.
    expect(out.replace(/\s+/gu, " ")).toContain("terraform show -json plan.bin > plan.json");
    expect(out).not.toContain("objective");
    expect((await check(workspace, ["--if-nothing-found", "pass"])).status).toBe(0);
  });

  it("says where the time went, on standard error, and changes nothing else", async () => {
    const workspace = await workspaceOf({ "web.yaml": ONE_REPLICA, "resilience.yml": ASKED });
    const plain = await check(workspace, ["--format", "json"]);
    const { status, out, err } = await check(workspace, ["--format", "json", "--profile"]);
    expect({ status, out }).toEqual({ status: plain.status, out: plain.out });
    const [stages = "", rules = ""] = err.split(/^slowest rules.*$/m);
    expect(stages.replace(/ +[\d.]+ ms/g, "")).toBe(
      `profile:
  ${[
    "start",
    "settings",
    "normalise",
    "collect",
    "read sources",
    "link",
    "wait for the policies",
    "evaluate",
    "write the documents",
    "judge",
    "measure the rules",
    "find the lines",
    "render",
    "other",
    "together",
  ].join("\n  ")}
`,
    );
    const ids = new Set((JSON.parse(out) as Report).rules.map(({ id }) => id));
    const told = rules
      .trim()
      .split("\n")
      .flatMap((line) => line.trim().split(" ")[0] ?? []);
    expect(told.filter((id) => !ids.has(id))).toEqual([]);
    expect(told.length).toBeLessThanOrEqual(10);
  });
});
