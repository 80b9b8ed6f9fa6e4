import { expect, test } from "vitest";
import { standingOf } from "../../src/reports/standing.ts";
import { emptyReport, finding } from "./report-parts.ts";

const rules = [
  {
    id: "ha/x",
    title: "X",
    severity: "error",
    subjects: 1,
    passed: 0,
    failed: 1,
    undetermined: 0,
    not_asked: 0,
  } as const,
];
const waiver = { rule: "ha/x", resource: "*", reason: "r", owner: "o", expires: "2030-01-01" };

test("only a pass that judged something and leaves nothing open is a green light", () => {
  const passing = { ...emptyReport(), rules: [...rules] };
  expect([
    standingOf(emptyReport()),
    standingOf({ ...passing, rules: rules.map((rule) => ({ ...rule, severity: "off" })) }),
    standingOf(passing),
    standingOf({ ...passing, findings: [finding({ blocks: false })] }),
    standingOf({ ...passing, findings: [finding({ blocks: false, waiver })] }),
    standingOf({ ...passing, verdict: "fail", findings: [finding({})] }),
    standingOf({ ...emptyReport(), verdict: "error" }),
  ]).toEqual(["nothing", "nothing", "pass", "open", "pass", "fail", "error"]);
});
