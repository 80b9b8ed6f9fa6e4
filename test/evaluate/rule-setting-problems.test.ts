import { describe, expect, it } from "vitest";
import { ruleSettingProblems, rulesetProblems } from "../../src/evaluate/rule-setting-problems.ts";
import type { ResilienceFile } from "../../src/model/resilience-file.ts";
import { aRule } from "./an-evaluation.ts";

const number = (bounds: { minimum?: number; maximum?: number } = {}) => ({
  type: "number" as const,
  default: 3,
  description: "",
  ...bounds,
});
const RULES = [
  aRule("ha/plain"),
  aRule("ha/set", {
    aliases: ["ha/former"],
    parameters: {
      replicas: number({ minimum: 2, maximum: 5 }),
      hours: number(),
      label: { type: "string", default: "zone", description: "" },
    },
  }),
];

function problemsOf(rules: NonNullable<ResilienceFile["rules"]>) {
  return ruleSettingProblems(RULES, { path: "r.yml", file: { version: 1, rules } });
}

describe("ruleSettingProblems", () => {
  it("are none of what rules are called and can take, the bounds among it", () => {
    expect(problemsOf({ "ha/plain": "off", "ha/former": "error", "ha/*": "notice" })).toEqual([]);
    expect(problemsOf({ "ha/set": { replicas: 2, hours: -1, label: "rack" } })).toEqual([]);
    expect(problemsOf({ "ha/set": { replicas: 5 } })).toEqual([]);
    expect(ruleSettingProblems(RULES, { path: "r.yml", file: { version: 1 } })).toEqual([]);
  });

  it.each<[NonNullable<ResilienceFile["rules"]>, string]>([
    [
      { "ha/former": { replicas: 2 } },
      "rules gives parameters to ha/former, which no rule is called. Parameters need the exact id of a rule.",
    ],
    [
      { "ha/set": { replica: 2 } },
      "rules: the parameter replica of ha/set does not exist; its parameters are: hours, label, replicas.",
    ],
    [
      { "ha/plain": { replicas: 2 } },
      "rules: the parameter replicas of ha/plain does not exist; it has none.",
    ],
    [
      { "ha/set": { toString: 2 } },
      "rules: the parameter toString of ha/set does not exist; its parameters are: hours, label, replicas.",
    ],
    [{ "ha/set": { replicas: "2" } }, "rules: the parameter replicas of ha/set must be a number."],
    [{ "ha/set": { label: 2 } }, "rules: the parameter label of ha/set must be a string."],
    [{ "ha/set": { replicas: 1 } }, "rules: the parameter replicas of ha/set must be at least 2."],
    [{ "ha/set": { replicas: 6 } }, "rules: the parameter replicas of ha/set must be at most 5."],
  ])("are errors of %j", (rules, message) => {
    expect(problemsOf(rules)).toEqual([{ level: "error", message, path: "r.yml", line: null }]);
  });

  it("warn of a name that no rule has", () => {
    expect(problemsOf({ "ha/plan": "off" })).toEqual([
      {
        level: "warning",
        message: "rules names ha/plan, which no rule is called. Correct the name, or remove it.",
        path: "r.yml",
        line: null,
      },
    ]);
  });
});

describe("rulesetProblems", () => {
  const later = (count: number) =>
    Array.from({ length: count }, (_, i) => aRule(`ha/r${count - i}`, { since: `0.${i + 2}.0` }));
  const of = (count: number, ruleset?: string) =>
    rulesetProblems([aRule("ha/old", { since: "0.1.0" }), ...later(count)], {
      path: "r.yml",
      file: { version: 1, ...(ruleset === undefined ? {} : { ruleset }) },
    }).map(({ level, message, path, line }) => [level, message, path, line].join(" | "));

  it("name what was added later, the first five by name, and the newest ruleset", () => {
    expect(of(3)).toEqual([]);
    expect(of(0, "0.1")).toEqual([]);
    expect(of(5, "0.1")).toEqual([
      "notice | Added after ruleset 0.1, and so a notice at most: ha/r1, ha/r2, ha/r3, ha/r4, ha/r5. Set ruleset: 0.6.0 to let them count. | r.yml | ",
    ]);
    expect(of(7, "0.1")).toEqual([
      "notice | Added after ruleset 0.1, and so a notice at most: ha/r1, ha/r2, ha/r3, ha/r4, ha/r5 and 2 more. Set ruleset: 0.8.0 to let them count. | r.yml | ",
    ]);
  });
});
