import { describe, expect, it } from "vitest";
import { byGravity, byText } from "../../src/evaluate/order.ts";
import type { Finding } from "../../src/model/report.ts";

const FINDING: Finding = {
  rule: "ha/b",
  severity: "warning",
  outcome: "undetermined",
  status: "unknown",
  lost_judgement: false,
  waiver: null,
  blocks: false,
  resource: "b",
  attribute: "b",
  related: [],
  services: [],
  message: "b",
  remediation: "",
  evidence: [],
  caused_by: null,
  location: null,
  fingerprint: "b",
};

describe("byGravity", () => {
  /** Each is before all that follow, whatever the differences after the first say. */
  it.each<[string, Partial<Finding>[]]>([
    ["what blocks", [{ blocks: true, severity: "notice" }, { severity: "error" }]],
    ["the gravest", [{ severity: "error", status: "existing" }, {}, { severity: "notice", status: "new" }]],
    ["the newest", [{ status: "new" }, { status: "unknown" }, { status: "existing", outcome: "fail" }]],
    ["what fails", [{ outcome: "fail", rule: "ha/z" }, { rule: "ha/a" }]],
    ["by rule", [{ rule: "ha/a", resource: "z" }, { resource: "a" }]],
    ["by resource", [{ resource: "a", attribute: "z" }, { attribute: "a" }]],
    ["by attribute", [{ attribute: null, message: "z" }, { attribute: "a", message: "z" }, { message: "a" }]],
    ["by message", [{ message: "a", fingerprint: "z" }, { fingerprint: "a" }]],
    ["by all else", [{ fingerprint: "a" }, { fingerprint: "b" }]],
  ])("%s first", (_, differences) => {
    const sorted = differences.map((difference) => ({ ...FINDING, ...difference }));
    expect(sorted.toReversed().sort(byGravity)).toEqual(sorted);
    expect([...sorted].sort(byGravity)).toEqual(sorted);
  });
});

describe("byText", () => {
  it("goes by UTF-16 units, not by a language's order", () => {
    expect(["é", "a", "Z", "a", ""].sort(byText)).toEqual(["", "Z", "a", "a", "é"]);
    expect([byText("a", "a"), byText("a", "b"), byText("b", "a")]).toEqual([0, -1, 1]);
  });
});
