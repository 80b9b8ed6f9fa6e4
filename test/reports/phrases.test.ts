import { describe, expect, it } from "vitest";
import type { Evidence } from "../../src/model/evaluation.ts";
import type { Report } from "../../src/model/report.ts";
import {
  addressOf,
  alike,
  blockingTitle,
  counted,
  duration,
  evidenceText,
  hasBefore,
  isUnchanged,
  judgedText,
  percent,
  placeOf,
  shownValue,
  untoldEvidence,
} from "../../src/reports/phrases.ts";
import { emptyReport, finding, input, rule } from "./report-parts.ts";

it.each([
  [0, "0 s"],
  [0.4, "0 s"],
  [1, "1 s"],
  [59.6, "1 min"],
  [60, "1 min"],
  [61, "1 min 1 s"],
  [3600, "1 h"],
  // At most two units, and none behind a gap.
  [3601, "1 h"],
  [3660, "1 h 1 min"],
  [3661, "1 h 1 min"],
  [86_399, "23 h 59 min"],
  [86_400, "1 d"],
  [86_460, "1 d"],
  [90_000, "1 d 1 h"],
  [8_640_000, "100 d"],
  [-60, "-1 min"],
])("%d seconds are %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

it.each([
  [0, "0 %"],
  [0.001, "under 1 %"],
  [0.0049, "under 1 %"],
  [0.005, "1 %"],
  [0.5, "50 %"],
  [0.994, "99 %"],
  [0.995, "over 99 %"],
  [1, "100 %"],
])("a share of %d is %s", (share, text) => {
  expect(percent(share)).toBe(text);
});

it("counts one, and of others many", () => {
  expect([0, 1, 2].map((count) => counted(count, "finding"))).toEqual([
    "0 findings",
    "1 finding",
    "2 findings",
  ]);
  expect([0, 1, 2].map((count) => counted(count, "entry", "entries"))).toEqual([
    "0 entries",
    "1 entry",
    "2 entries",
  ]);
  expect([0, 1, 2].map((count) => alike({ count }))).toEqual(["", "", " (any of 2)"]);
});

it.each([
  ["plan.json#aws_instance.a", "aws_instance.a"],
  ["#a", "a"],
  ["a#b#c", "b#c"],
  ["plan.json#", "plan.json#"],
  ["cluster:pam", "cluster:pam"],
])("the address of %s is %s", (id, address) => {
  expect(addressOf(id)).toBe(address);
});

it("says where something stands as far as it is known", () => {
  const place = { path: "main.tf", end_line: null, exact: true, via: [] };
  expect([placeOf(null), placeOf({ ...place, line: null }), placeOf({ ...place, line: 7 })]).toEqual([
    null,
    "main.tf",
    "main.tf:7",
  ]);
});

describe("evidence", () => {
  it.each<[Evidence["value"], string, string]>([
    [null, "", "not known"],
    [null, "s", "not known"],
    [true, "", "yes"],
    [false, "s", "no"],
    [90, "s", "1 min 30 s"],
    [90, "", "90"],
    [2 / 3, "", "0.67"],
    [2, "nodes", "2 nodes"],
    ["90", "s", "90 s"],
    ["db.t3", "", "db.t3"],
  ])("%j in %j is %s", (value, unit, text) => {
    expect(shownValue({ name: "n", value, unit, from: "" })).toBe(text);
  });

  it.each([
    ["", "n: 1"],
    ["plan.json#a", "n: 1"],
    ["cluster:pam", "n: 1"],
    ["service:shop", "n: 1"],
    ["service:bank", "n: 1 (service:bank)"],
    ["default", "n: 1 (default)"],
  ])("from %j is %s", (from, text) => {
    const about = { resource: "cluster:pam", related: ["service:desk", "service:shop"] };
    expect(evidenceText({ name: "n", value: 1, unit: "", from }, about)).toBe(text);
  });

  it("that the message holds as what decided is not told again", () => {
    const evidence = [
      { name: "decided by", value: "2 of 3", unit: "", from: "" },
      { name: "decided by", value: "1 of 3", unit: "", from: "" },
      { name: "needed", value: "2 of 3", unit: "", from: "" },
    ];
    expect(untoldEvidence({ evidence, message: "Of the primaries 2 of 3 are left." })).toEqual(
      evidence.slice(1),
    );
  });
});

const services = (before: "down" | null) => [
  {
    service: "shop",
    part: null,
    outcome: "down" as const,
    before,
    capacity: null,
    rpo_s: null,
    rto_s: null,
    why: "",
    parts: { as_bad: 1, all: 1 },
  },
];
const failures = (...befores: ("down" | null)[]): Report["failures"] =>
  befores.map((before) => ({
    domain: "a",
    kind: "node",
    count: 1,
    services: services(before),
    unaffected: 0,
  }));
const changes: Report["changes"] = [
  { service: "shop", domain: "a", from: "down", to: null, sentence: "It is gone." },
];
const fixed: Report["fixed"] = [
  { rule: "a", severity: "error", resource: "a", attribute: null, message: "It was.", fingerprint: "v1:1" },
];
const existing = finding({ status: "existing" });
const unknown = finding({ status: "unknown" });

it.each<[string, Partial<Report>, [has: boolean, unchanged: boolean]]>([
  ["nothing", {}, [false, false]],
  ["what is not known to have been there", { findings: [unknown] }, [false, false]],
  ["failures without a before", { failures: failures(null) }, [false, false]],
  ["failures with a before", { failures: failures("down") }, [true, true]],
  ["failures of which one has a before", { failures: failures(null, "down") }, [true, false]],
  ["what was there", { findings: [existing] }, [true, true]],
  ["what was there, and what may not", { findings: [existing, unknown] }, [true, false]],
  ["what is new", { findings: [finding({ status: "new" })] }, [true, false]],
  ["what is mended", { fixed, failures: failures("down") }, [true, false]],
  ["a change", { changes, failures: failures("down") }, [true, false]],
  ["an error", { verdict: "error", findings: [existing] }, [true, false]],
])("%s: whether it has a before, and whether nothing changes", (_, parts, told) => {
  const report = emptyReport(parts);
  expect([hasBefore(report), isUnchanged(report)]).toEqual(told);
});

it.each<[Partial<Report>, string]>([
  [{}, "0 resources of 0 inputs, 0 of 0 rules apply"],
  [{ inputs: [input("a", 1)], rules: [rule("a", 0, 1)] }, "1 resource of 1 input, 1 of 1 rule applies"],
  [
    {
      inputs: [{ ...input("a", 9), judged: 2 }, input("b", 1)],
      rules: [rule("a", 1, 0), rule("b", 0, 0), rule("c", 0, 2)],
    },
    "3 resources of 2 inputs, 2 of 3 rules apply",
  ],
])("says how much was judged: %#", (parts, text) => {
  expect(judgedText(emptyReport(parts))).toBe(text);
});

it("calls what blocks by what it does", () => {
  const label = { label: "l", by: null, at: null, why: null };
  expect([
    blockingTitle(emptyReport()),
    blockingTitle(emptyReport({ mode: "observe" })),
    blockingTitle(emptyReport({ break_glass: { ...label, counts: false } })),
    blockingTitle(emptyReport({ mode: "observe", break_glass: { ...label, counts: true } })),
  ]).toEqual([
    "What blocks the merge",
    "What would block the merge",
    "What blocks the merge",
    "What is let through",
  ]);
});
