import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderJson } from "../../src/reports/json.ts";
import { emptyReport, finding } from "../reports/report-parts.ts";
import { workspaceOf } from "../sources/workspace.ts";
import { command } from "./a-command.ts";

const HOSTILE = 'web.yaml#Deployment.apps/shop/"}\n- {rule: "*", resource: "*';
const REPORT = renderJson(
  emptyReport({
    findings: [
      finding({
        rule: "ha/workload-replicas",
        resource: "web.yaml#Deployment.apps/shop/web",
        fingerprint: "v1:01",
      }),
      finding({ rule: "ha/workload-replicas", resource: HOSTILE, fingerprint: "v1:02" }),
    ],
  }),
);
const WHY = ["--reason", "runs once a day", "--owner", "@shop", "--expires", "2027-03-31"];
const LINE =
  '- { rule: "ha/workload-replicas", resource: "web.yaml#Deployment.apps/shop/web", reason: "runs once a day", owner: "@shop", expires: 2027-03-31 }';

describe("waive", () => {
  it("writes the lines to add, and nothing else", async () => {
    const workspace = await workspaceOf({ "report.json": REPORT });
    expect(await command(workspace, "waive", "v1:01", "--report", "report.json", ...WHY)).toEqual({
      status: 0,
      out: `waivers:\n  ${LINE}\n`,
      err: "",
    });
  });

  it("adds them where the settings are, and leaves the rest of the file as it is", async () => {
    const settings = "# ours\nversion: 1 # one\nobjectives: {tolerate: node}   # why\n";
    const workspace = await workspaceOf({ "report.json": REPORT, ".github/resilience.yml": settings });
    const ran = await command(workspace, "waive", "v1:01", "--report", "report.json", ...WHY, "--write");
    expect(ran).toEqual({ status: 0, out: "", err: ".github/resilience.yml: one waiver was added\n" });
    expect(await readFile(join(workspace, ".github/resilience.yml"), "utf8")).toBe(
      `${settings}waivers:\n  ${LINE}\n`,
    );
  });

  it("waives what it names and no more, whatever it is called", async () => {
    const workspace = await workspaceOf({ "report.json": REPORT, "resilience.yml": "version: 1\n" });
    await command(workspace, "waive", "v1:02", "--report", "report.json", ...WHY, "--write");
    const text = await readFile(join(workspace, "resilience.yml"), "utf8");
    expect(text.split("\n")).toHaveLength(4);
    expect(text).toContain(JSON.stringify(HOSTILE));
  });

  it.each([
    [["v1:01"], "a waiver needs --reason TEXT, --owner WHO and --expires DATE"],
    [["v1:01", ...WHY.slice(0, 4), "--expires", "2025-12-31"], "--expires 2025-12-31 is over"],
    [["v1:01", ...WHY.slice(0, 4), "--expires", "2027-02-31x"], "a waiver needs --reason TEXT"],
    [["v1:09", ...WHY], "report.json: it has no finding v1:09"],
    [["v1:01", ...WHY, "--write"], "./resilience.yml, .github/resilience.yml: there is none"],
  ])("refuses %j", async (args, message) => {
    const workspace = await workspaceOf({ "report.json": REPORT });
    const { status, out, err } = await command(workspace, "waive", ...args, "--report", "report.json");
    expect(
      [status, out, err.replace(/^error: (\.\/)?/u, "").startsWith(message.replace("./", ""))],
      err,
    ).toEqual([2, "", true]);
  });
});
