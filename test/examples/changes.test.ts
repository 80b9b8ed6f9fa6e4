import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { runCommandLine } from "./command-line.ts";

/** Plans made over an applied state, judged with the configuration of the example that they change. */
function report(plan: string): { status: number | null; report: Report } {
  const done = runCommandLine([
    "check",
    `test/fixtures/plans/${plan}.json`,
    "--config",
    "examples/three-data-centres/resilience.yml",
    "--gate",
    "new",
    "--format",
    "json",
    "--now",
    "2026-11-01T00:00:00Z",
  ]);
  expect(done.stderr).toBe("");
  return { status: done.status, report: JSON.parse(done.stdout) };
}

describe("before and after", () => {
  it("a plan that changes nothing has an empty delta", () => {
    const { status, report: found } = report("no-op");
    expect({
      status,
      changes: found.changes,
      fixed: found.fixed,
      new: found.findings.filter((finding) => finding.status !== "existing"),
      moved: found.failures.flatMap((failure) =>
        failure.services.filter((cell) => cell.before !== cell.outcome),
      ),
    }).toEqual({ status: 0, changes: [], fixed: [], new: [], moved: [] });
    expect(found.failures.length).toBeGreaterThan(0);
  });

  it("a plan that moves one primary to another data centre says so in one sentence", () => {
    const { status, report: found } = report("move-primary");
    expect(status).toBe(1);
    expect(
      found.findings
        .filter((finding) => finding.blocks && finding.caused_by === null)
        .map(({ rule, status: now, message }) => ({ rule, now, message })),
    ).toEqual([
      {
        rule: "ha/quorum-spread",
        now: "new",
        message: "Losing data centre us-east-1b stops cd4pe: 1 of 3 primaries is left, and 2 are needed.",
      },
    ]);
    expect(found.changes.map((change) => change.sentence)).toMatchInlineSnapshot(`
      [
        "Losing data centre us-east-1b now stops cd4pe; before this change it was reduced to 67 %.",
      ]
    `);
  });

  it("a plan that mends the two data centres fixes the finding", () => {
    const { status, report: found } = report("mend-two-data-centres");
    expect({ status, fixed: found.fixed.map(({ rule, resource }) => ({ rule, resource })) }).toEqual({
      status: 0,
      fixed: [{ rule: "ha/quorum-spread", resource: "cluster:cd4pe" }],
    });
  });
});
