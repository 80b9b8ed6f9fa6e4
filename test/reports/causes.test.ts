import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/report.ts";
import { causesOf, consequencesOf, isAlike, isToMend, leftOut } from "../../src/reports/causes.ts";
import { emptyReport, finding } from "./report-parts.ts";

const WAIVER = { rule: "r", resource: "x", reason: "why", owner: "me", expires: "2027-01-01" };

/** Findings named by their fingerprints. */
const named = (fingerprint: string, more: Partial<Finding> = {}) => finding({ fingerprint, ...more });

/** By kind of cause, each cause with what follows from it; kinds without any left out. */
function told(...findings: Finding[]) {
  return Object.fromEntries(
    Object.entries(causesOf(emptyReport({ findings })))
      .filter(([, causes]) => causes.length > 0)
      .map(([kind, causes]) => [
        kind,
        causes.map((cause) =>
          [cause.finding, ...cause.consequences].map((one) => one.fingerprint).join(" < "),
        ),
      ]),
  );
}

describe("causesOf", () => {
  it.each<[string, Partial<Finding>]>([
    ["blocking", { blocks: true, waiver: WAIVER, outcome: "undetermined", status: "existing" }],
    ["waived", { waiver: WAIVER, outcome: "undetermined", status: "existing" }],
    ["undetermined", { outcome: "undetermined", status: "existing", severity: "notice" }],
    ["existing", { status: "existing", severity: "notice" }],
    ["noticed", { severity: "notice" }],
    ["open", { severity: "warning", status: "unknown" }],
  ])("calls a finding %s", (kind, more) => {
    expect(told(named("a", more))).toEqual({ [kind]: ["a"] });
  });

  it("tells a cause where the gravest of its findings belongs", () => {
    expect(
      told(
        named("a", { waiver: WAIVER }),
        named("b", { caused_by: "a", status: "existing" }),
        named("c", { caused_by: "b", severity: "notice" }),
        named("d", { outcome: "undetermined" }),
        named("e", { caused_by: "d" }),
      ),
    ).toEqual({ noticed: ["a < b < c"], open: ["d < e"] });
  });

  it("ends at a cause that is not there, and in a circle", () => {
    expect(told(named("a", { caused_by: "nowhere" }), named("b", { caused_by: "a" }))).toEqual({
      open: ["a < b"],
    });
    expect(told(named("a", { caused_by: "a" }))).toEqual({ open: ["a"] });
    expect(Object.keys(told(named("a", { caused_by: "b" }), named("b", { caused_by: "a" })))).toEqual([
      "open",
    ]);
  });

  it("has what is no longer judged first, then the gravest, then the rule from which most follows", () => {
    const findings = [
      named("lost", { rule: "z", severity: "warning", lost_judgement: true }),
      named("many 2", { rule: "m" }),
      named("many 1", { rule: "m" }),
      named("many 0", { rule: "m" }),
      named("first", { rule: "a" }),
      named("second", { rule: "b" }),
      named("graver", { rule: "b", severity: "warning" }),
      named("of many 2a", { caused_by: "many 2" }),
      named("of many 2b", { caused_by: "many 2" }),
      named("of many 1", { caused_by: "many 1" }),
      named("of second", { caused_by: "graver" }),
    ];
    const order = [
      "lost",
      "many 2 < of many 2a < of many 2b",
      "many 1 < of many 1",
      "many 0",
      "first",
      "second",
      "graver < of second",
    ];
    expect(told(...findings)).toEqual({ open: order });
    const reversed = [...findings.slice(0, 7).toReversed(), ...findings.slice(7)];
    expect(told(...reversed)).toEqual({ open: order });
  });
});

describe("consequencesOf", () => {
  const cause = (more: Partial<Finding>, ...consequences: Finding[]) => ({
    finding: finding({ message: "It stops.", resource: "a", ...more }),
    consequences,
  });
  const says = (rule: string, message: string, resource: string, blocks = false) =>
    finding({ rule, message, resource, blocks });

  it("says each sentence of a thing once, and what blocks by itself apart", () => {
    const found = consequencesOf(
      cause(
        {},
        says("r1", "It stops.", "a"),
        says("r2", "It stops.", "b"),
        says("r3", "It stops.", "a"),
        says("r4", "It waits.", "a"),
        says("r5", "It waits.", "a", true),
      ),
    );
    expect(found).toEqual([
      { message: "It stops.", resource: "a", rules: ["r1", "r3"], blocks: false, isSame: true },
      { message: "It stops.", resource: "b", rules: ["r2"], blocks: false, isSame: false },
      { message: "It waits.", resource: "a", rules: ["r4"], blocks: false, isSame: false },
      { message: "It waits.", resource: "a", rules: ["r5"], blocks: true, isSame: false },
    ]);
    expect([0, 1, 3, 4, 5].map((shown) => leftOut(found, shown))).toEqual([5, 3, 1, 0, 0]);
  });

  it("does not say that it blocks where the cause does", () => {
    expect(consequencesOf(cause({ blocks: true }, says("r", "It waits.", "a", true)))).toEqual([
      { message: "It waits.", resource: "a", rules: ["r"], blocks: false, isSame: false },
    ]);
  });
});

it("is to be mended but where it is waived and nothing that follows blocks", () => {
  const waived = finding({ waiver: WAIVER });
  expect([
    isToMend({ finding: finding(), consequences: [] }),
    isToMend({ finding: waived, consequences: [] }),
    isToMend({ finding: waived, consequences: [finding()] }),
    isToMend({ finding: waived, consequences: [finding(), finding({ blocks: true })] }),
  ]).toEqual([true, false, false, true]);
});

it.each<[string, Partial<Finding>, boolean]>([
  ["message", { message: "Another.", resource: "b" }, true],
  ["rule", { rule: "b" }, false],
  ["severity", { severity: "notice" }, false],
  ["outcome", { outcome: "undetermined" }, false],
  ["status", { status: "existing" }, false],
  ["judgement", { lost_judgement: true }, false],
  ["remediation", { remediation: "Do another." }, false],
  ["waiver", { waiver: WAIVER }, false],
])("causes of another %s are alike: %o", (_, more, alike) => {
  const [one, other] = [finding(), finding(more)].map((each) => ({ finding: each, consequences: [] }));
  if (one === undefined || other === undefined) throw new Error("two are made");
  expect([isAlike(one, other), isAlike(other, one), isAlike(one, null)]).toEqual([alike, alike, false]);
});
