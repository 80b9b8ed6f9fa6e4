import { describe, expect, it } from "vitest";
import type { Waiver } from "../../src/model/resilience-file.ts";
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

  it("work by the address of what is not seen any more", () => {
    const one = waiver({ resource: "aws_instance.primary" });
    const { findings } = judged({
      rules: [RULE],
      inputs: [anInput("plan.json", [], { before: [instance], unseen: "unread" })],
      after: anEvaluation({ "ha/quorum-spread": {} }),
      before: anEvaluation({ "ha/quorum-spread": { subjects: [instance.resource.id] } }),
      file: { waivers: [one] },
    });
    expect(findings.map(({ resource, waiver: given }) => [resource, given])).toEqual([
      [instance.resource.id, one],
    ]);
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

describe("the waivers of a report", () => {
  const listed = (settings: NonNullable<Parameters<typeof judged>[0]["settings"]>, ...own: Waiver[]) =>
    judged({
      rules: [RULE],
      inputs: [anInput("plan.json", [instance])],
      after: anEvaluation({ "ha/quorum-spread": { violations: [anEntry(instance.resource.id)] } }),
      file: { waivers: own },
      settings,
    }).waivers.map(({ rule, resource, expires, state, change, findings }) => [
      `${rule} ${resource} ${expires}`,
      state,
      change,
      findings.length,
    ]);
  const proposing = (...waivers: Waiver[]) => ({
    proposed: { path: "resilience.yml", file: { version: 1 as const, waivers } },
  });
  const other = waiver({ rule: "ha/quorum-size" });
  const ID = `ha/quorum-spread ${instance.resource.id} 2027-06-01`;

  it("are told with what they cover, those that the change proposes first", () => {
    expect(listed(proposing(other, waiver({})), other)).toEqual([
      [ID, "proposed", "added", 1],
      [`ha/quorum-size ${instance.resource.id} 2027-06-01`, "in-force", null, 0],
    ]);
  });

  it("are added, widened or extended; what waives no more than before is no change", () => {
    const narrow = waiver({ resource: "aws_instance.primary[0]" });
    const change = (proposed: Waiver) =>
      listed(proposing(proposed), narrow).filter(([, state]) => state === "proposed");
    expect(change(waiver({ resource: "aws_instance.*" }))).toMatchObject([
      [expect.anything(), "proposed", "widened", 1],
    ]);
    expect(change(waiver({ rule: "ha/*", resource: "aws_instance.primary[0]" }))).toMatchObject([
      [expect.anything(), "proposed", "widened", 1],
    ]);
    expect(change({ ...narrow, expires: "2028-01-01" })).toMatchObject([
      [expect.anything(), "proposed", "extended", 1],
    ]);
    expect(change(other)).toMatchObject([[expect.anything(), "proposed", "added", 0]]);
    for (const same of [
      narrow,
      { ...narrow, expires: "2027-01-01" },
      { ...narrow, reason: "known better" },
    ]) {
      expect(change(same)).toEqual([]);
    }
  });

  it("are compared with those of the base commit where the head's own count", () => {
    expect(listed({ waiversBefore: [] }, waiver({}))).toEqual([[ID, "in-force", "added", 1]]);
    expect(listed({ waiversBefore: [waiver({})] }, waiver({}))).toEqual([[ID, "in-force", null, 1]]);
    expect(listed({ waiversBefore: null }, waiver({}))).toEqual([[ID, "in-force", null, 1]]);
  });

  it.each([
    ["2026-11-22", "expired", 0],
    ["2026-11-23", "in-force", 1],
    ["2026-99-99", "expired", 0],
  ])("that expire on %s are %s and cover %i", (expires, state, covered) => {
    expect(listed({}, waiver({ expires }))).toEqual([
      [`ha/quorum-spread ${instance.resource.id} ${expires}`, state, null, covered],
    ]);
  });

  it("are in the order of rule, resource and all else, what changes first", () => {
    const sorted = [
      waiver({ rule: "ha/y", resource: "b" }),
      waiver({ rule: "ha/z", resource: "a" }),
      waiver({ rule: "ha/a", resource: "a", owner: "team-b" }),
      waiver({ rule: "ha/a", resource: "b", owner: "team-a" }),
      waiver({ rule: "ha/a", resource: "b", owner: "team-b" }),
      waiver({ rule: "ha/b", resource: "a", reason: "a" }),
      waiver({ rule: "ha/b", resource: "a", reason: "b" }),
    ];
    const before = sorted.slice(2);
    const { waivers } = judged({
      file: { waivers: sorted.toReversed() },
      settings: { waiversBefore: before },
    });
    expect(
      waivers.map(({ change, rule, resource, reason, owner }) => [change, rule, resource, reason, owner]),
    ).toEqual(
      sorted.map((one) => [
        before.includes(one) ? null : "added",
        one.rule,
        one.resource,
        one.reason,
        one.owner,
      ]),
    );
  });
});
