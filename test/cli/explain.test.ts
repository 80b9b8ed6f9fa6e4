import { describe, expect, it } from "vitest";
import { renderJson } from "../../src/reports/json.ts";
import { emptyReport, finding } from "../reports/report-parts.ts";
import { workspaceOf } from "../sources/workspace.ts";
import { command } from "./a-command.ts";

const FOUND = finding({
  rule: "dr/schedule-meets-rpo",
  fingerprint: "v1:3b1f0c9a7d2e4f60",
  message: "Snapshots are 24 h apart, and 8 h may be lost.",
  resource: "velero.yaml#Schedule.velero.io/velero/daily",
  attribute: "spec.schedule",
  services: ["cd4pe"],
  location: { path: "velero.yaml", line: 7, end_line: 7, exact: true, via: [] },
  evidence: [
    { name: "longest gap", value: 86_400, unit: "s", from: "velero.yaml#Schedule.velero.io/velero/daily" },
    { name: "backup takes", value: 600, unit: "s", from: "default" },
  ],
  blocks: true,
});
const REPORT = renderJson(
  emptyReport({
    findings: [
      FOUND,
      finding({ fingerprint: "v1:3b1f000000000000", caused_by: FOUND.fingerprint, message: "So it is." }),
    ],
    objectives: [
      {
        service: "cd4pe",
        tolerate: null,
        rpo: { objective_s: 28_800, estimate_s: 87_000, met: false },
        rto: { objective_s: null, estimate_s: null, met: null },
        terms: [{ name: "decision", value: 1800, unit: "s", from: "recovery.decision_time" }],
      },
    ],
  }),
);

describe("explain", () => {
  it("tells what a rule means, what it reads and what to do", async () => {
    const { status, out, err } = await command(await workspaceOf({}), "explain", "dr/schedule-meets-rpo");
    expect([status, err]).toEqual([0, ""]);
    expect(out.split("\n").slice(0, 2)).toEqual([
      "dr/schedule-meets-rpo: Snapshots are frequent enough for the RPO",
      "error; protects recovery within RTO and RPO; since 0.1.0",
    ]);
    for (const part of ["What to do", "Run the schedule more often", "Asked for by", "NIST CP-9", "More"])
      expect(out).toContain(part);
  });

  it("tells all of a finding: its evidence with where each value is from, what it explains, and its rule", async () => {
    const workspace = await workspaceOf({ "report.json": REPORT });
    const { status, out } = await command(workspace, "explain", "v1:3b1f0c", "--report", "report.json");
    expect(status).toBe(0);
    const [about] = out.split("\nWhat to do\n");
    expect(about?.split("\n")).toEqual([
      "Snapshots are 24 h apart, and 8 h may be lost.",
      "v1:3b1f0c9a7d2e4f60 · dr/schedule-meets-rpo · error, fail, new, blocks",
      "  What: velero.yaml#Schedule.velero.io/velero/daily",
      "  Attribute: spec.schedule",
      "  Where: velero.yaml:7",
      "  Part of: cd4pe",
      "",
      "What it rests on",
      "  · longest gap: 1 d (from velero.yaml#Schedule.velero.io/velero/daily)",
      "  · backup takes: 10 min (a default: nothing says otherwise)",
      "",
      "How RTO and RPO of cd4pe are worked out",
      "  · decision: 30 min (from recovery.decision_time)",
      "",
      "Explains",
      "  · v1:3b1f000000000000 cluster/quorum-spread: So it is.",
      "",
    ]);
    expect(out).toContain("dr/schedule-meets-rpo: Snapshots are frequent enough for the RPO");
  });

  it.each([
    [
      ["explain", "dr/schedule-meets-rto"],
      "error: no rule is called dr/schedule-meets-rto: did you mean dr/schedule-meets-rpo?",
    ],
    [["explain", "v1:3b1f"], "error: explain needs the report that has this finding: --report FILE"],
    [
      ["explain", "v1:3b1f", "--report", "report.json"],
      "error: report.json: several findings begin with v1:3b1f",
    ],
    [["explain", "v1:ffff", "--report", "report.json"], "error: report.json: it has no finding v1:ffff"],
    [
      ["explain", "v1:3b1f", "--report", "none.json"],
      "error: none.json: it does not exist: write one with check",
    ],
    [["explain", "v1:3b1f", "--report", "other.json"], "error: other.json: it is no report of this version"],
  ])("refuses %j", async (args, message) => {
    const workspace = await workspaceOf({ "report.json": REPORT, "other.json": "{}" });
    const { status, out, err } = await command(workspace, ...args);
    expect([status, out, err.startsWith(message)], err).toEqual([2, "", true]);
  });
});
