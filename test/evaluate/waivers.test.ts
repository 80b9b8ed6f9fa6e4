import { describe, expect, it } from "vitest";
import type { Waiver } from "../../src/model/settings.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { anEntry, anEvaluation, aRule, judged } from "./an-evaluation.ts";

const RULE = aRule("ha/quorum-spread", { aliases: ["ha/former"] });
const instance = terraform("plan.json", "aws_instance.primary[0]");

function waiver(more: Partial<Waiver>): Waiver {
  return {
    rule: "ha/quorum-spread",
    resource: instance.resource.id,
    reason: "known",
    owner: "team-a",
    expires: "2027-06-01",
    ...more,
  };
}

function waived(...waivers: Waiver[]) {
  const { findings, problems, verdict } = judged({
    rules: [RULE],
    inputs: [anInput("plan.json", [instance])],
    after: anEvaluation({ "ha/quorum-spread": { violations: [anEntry(instance.resource.id)] } }),
    file: { waivers },
  });
  return {
    waiver: findings[0]?.waiver,
    blocks: findings[0]?.blocks,
    verdict,
    problems: problems.map(({ level, message, path }) => [level, message, path]),
  };
}

const PATH = ".github/resilience.yml";

describe("waivers", () => {
  it.each([
    ["exact", {}],
    ["a former name of the rule", { rule: "ha/former" }],
    ["wildcards", { rule: "ha/*", resource: "plan.json#aws_instance.*" }],
    ["the address", { resource: "aws_instance.primary[0]" }],
    ["the address of all instances", { resource: "aws_instance.primary" }],
  ])("work by %s", (_, more) => {
    expect(waived(waiver(more))).toEqual({
      waiver: waiver(more),
      blocks: false,
      verdict: "pass",
      problems: [],
    });
  });

  it("that name something else are of no use", () => {
    for (const more of [{ rule: "ha/quorum-size" }, { resource: "aws_instance.primary[1]" }]) {
      const { rule, resource } = waiver(more);
      expect(waived(waiver(more))).toEqual({
        waiver: null,
        blocks: true,
        verdict: "fail",
        problems: [
          ["notice", `The waiver of ${rule} for ${resource} (team-a) waives no finding: remove it.`, PATH],
        ],
      });
    }
  });

  it("work to the end of their last day, and say so two weeks before", () => {
    const told = (expires: string) => {
      const { blocks, problems } = waived(waiver({ expires }));
      return [blocks, problems.map(([level, message]) => `${level}: ${message?.replace(/^.*\) /, "")}`)];
    };
    expect(told("2026-11-22")).toEqual([
      true,
      ["warning: expired on 2026-11-22 and no longer works: mend what it waived, or renew it."],
    ]);
    expect(told("2026-11-23")).toEqual([
      false,
      ["notice: expires on 2026-11-23: mend what it waives, or renew it."],
    ]);
    expect(told("2026-12-07")).toEqual([
      false,
      ["notice: expires on 2026-12-07: mend what it waives, or renew it."],
    ]);
    expect(told("2026-12-08")).toEqual([false, []]);
    expect(told("2026-99-99")[0]).toBe(true);
  });

  it("take the first in force of several", () => {
    const expired = waiver({ expires: "2020-01-01" });
    const general = waiver({ rule: "*", owner: "team-b" });
    expect(waived(expired, general, waiver({})).waiver).toEqual(general);
  });
});
