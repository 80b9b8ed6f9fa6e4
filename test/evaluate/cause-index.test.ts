import { describe, expect, it } from "vitest";
import { CauseIndex, type Explaining } from "../../src/evaluate/cause-index.ts";
import type { RuleInfo } from "../../src/model/rule.ts";
import { aRule } from "./an-evaluation.ts";

type Protects = RuleInfo["protects"];

/** What a rule called by what it protects says of a subject. */
function says(
  protects: Protects,
  subject: string,
  outcome: Explaining["outcome"] = "fail",
  more: Partial<Explaining> = {},
): Explaining {
  return {
    rule: aRule(`ha/${protects}`, { protects }),
    subject,
    outcome,
    fingerprint: `${outcome} ${protects} ${subject}`,
    ...more,
  };
}

const byProtection = (protects: Protects | undefined, subject: string) => ({
  caused_by: { rule: null, subject, ...(protects && { protects }) },
});

describe("the cause of an entry", () => {
  it("is what is said of the rule and the subject that it names, the first of several", () => {
    const index = new CauseIndex([
      says("node", "a", "undetermined"),
      says("node", "a"),
      says("node", "b"),
      says("region", "b"),
    ]);
    const cause = (rule: string, subject: string) => index.causeOf({ caused_by: { rule, subject } });
    expect([cause("ha/node", "a"), cause("ha/node", "b"), cause("ha/region", "b")]).toEqual([
      "undetermined node a",
      "fail node b",
      "fail region b",
    ]);
    expect([cause("ha/node", "c"), cause("ha/region", "a"), index.causeOf({ caused_by: null })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each<[Protects | undefined, Protects[]]>([
    ["node", ["node"]],
    ["data-centre", ["data-centre", "node"]],
    ["data", ["data"]],
    ["region", ["region", "recovery", "data-centre", "node"]],
    ["recovery", ["recovery", "region"]],
    ["declared", ["declared"]],
    [undefined, ["node"]],
  ])(
    "by protection from the loss of a %s is the first failure of %j on the subject",
    (protects, explained) => {
      const all: Protects[] = ["declared", "node", "data-centre", "data", "recovery", "region"];
      const found = explained.map((_, at) => {
        const there = all.filter((one) => !explained.slice(0, at).includes(one));
        return new CauseIndex(there.map((one) => says(one, "a"))).causeOf(byProtection(protects, "a"));
      });
      expect(found).toEqual(explained.map((one) => `fail ${one} a`));
      const others = all.filter((one) => !explained.includes(one));
      expect(new CauseIndex(others.map((one) => says(one, "a"))).causeOf(byProtection(protects, "a"))).toBe(
        undefined,
      );
    },
  );

  it("by protection is no other subject's, nothing that cannot be told, and the first of several", () => {
    const index = new CauseIndex([
      says("node", "a", "undetermined"),
      says("node", "b", "fail", { fingerprint: "first" }),
      says("node", "b", "fail", { fingerprint: "second" }),
    ]);
    expect([index.causeOf(byProtection("node", "a")), index.causeOf(byProtection("node", "b"))]).toEqual([
      undefined,
      "first",
    ]);
  });
});
