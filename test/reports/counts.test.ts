import { expect, it } from "vitest";
import { causesOf } from "../../src/reports/causes.ts";
import { countsOf } from "../../src/reports/counts.ts";
import { emptyReport, finding } from "./report-parts.ts";

const WAIVER = { rule: "r", resource: "x", reason: "why", owner: "me", expires: "2027-01-01" };
const KINDS = {
  blocking: { blocks: true },
  open: {},
  undetermined: { outcome: "undetermined" },
  noticed: { severity: "notice" },
  existing: { status: "existing" },
  waived: { waiver: WAIVER },
} as const;

/** A report with so many causes of each kind, and as much that is mended. */
function counted(count: number, mode: "enforce" | "observe" = "enforce"): string[] {
  const report = emptyReport({
    mode,
    findings: Object.entries(KINDS).flatMap(([kind, more]) =>
      Array.from({ length: count }, (_, at) => finding({ fingerprint: `${kind} ${at}`, ...more })),
    ),
    fixed: Array.from({ length: count }, (_, at) => ({
      rule: "ha/a",
      severity: "error" as const,
      resource: "a",
      attribute: null,
      message: "It was.",
      fingerprint: `${at}`,
    })),
  });
  return countsOf(report, causesOf(report));
}

it("counts in words, and what there is none of not at all", () => {
  expect(counted(0)).toEqual([]);
  expect(counted(1)).toEqual([
    "1 cause blocks the merge",
    "1 worth a look",
    "1 undetermined",
    "1 notice",
    "1 existing",
    "1 waived",
    "1 mended",
  ]);
  expect(counted(2)).toEqual([
    "2 causes block the merge",
    "2 worth a look",
    "2 undetermined",
    "2 notices",
    "2 existing",
    "2 waived",
    "2 mended",
  ]);
  expect([counted(1, "observe")[0], counted(2, "observe")[0]]).toEqual([
    "1 cause would block the merge",
    "2 causes would block the merge",
  ]);
});
