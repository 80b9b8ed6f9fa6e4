import { describe, expect, it } from "vitest";
import { findingGravity, type RuleGravity, ruleGravity } from "../../src/evaluate/severity.ts";
import type { Entry } from "../../src/model/evaluation.ts";
import type { ResilienceFile } from "../../src/model/resilience-file.ts";
import { aRule } from "./an-evaluation.ts";

describe("the gravity of a rule", () => {
  const rule = aRule("ha/spread", { severity: "warning", since: "0.3.0", aliases: ["ha/former"] });
  const own: RuleGravity = { severity: "warning", explicit: false, later: false };

  it.each<[string, Pick<ResilienceFile, "rules" | "ruleset">, RuleGravity]>([
    ["nothing set", {}, own],
    ["another rule set", { rules: { "ha/other": "error" } }, own],
    ["parameters alone", { rules: { "ha/spread": { reserved: 1 } } }, own],
    ["its severity set", { rules: { "ha/spread": "error" } }, { ...own, severity: "error", explicit: true }],
    ["its former name set", { rules: { "ha/former": "off" } }, { ...own, severity: "off", explicit: true }],
    [
      "several set, the most specific last",
      { rules: { "*": "error", "ha/*": "notice", "ha/spr*": "off" } },
      { ...own, severity: "off", explicit: true },
    ],
    [
      "several set, the most specific first",
      { rules: { "ha/spr*": "off", "ha/*": "notice", "*": "error" } },
      { ...own, severity: "off", explicit: true },
    ],
    ["an earlier ruleset", { ruleset: "0.2.0" }, { severity: "notice", explicit: false, later: true }],
    ["its own ruleset", { ruleset: "0.3.0" }, own],
    [
      "an earlier ruleset, and its severity set",
      { ruleset: "0.2.0", rules: { "ha/*": "error" } },
      { severity: "error", explicit: true, later: false },
    ],
  ])("with %s", (_, file, gravity) => {
    expect(ruleGravity(rule, file)).toEqual(gravity);
  });
});

describe("the gravity of a finding", () => {
  const gravity = (severity: RuleGravity["severity"], more: Partial<RuleGravity> = {}): RuleGravity => ({
    severity,
    explicit: false,
    later: false,
    ...more,
  });

  it.each<[RuleGravity, Entry["asked"], [severity: string, mayBlock: boolean] | null]>([
    [gravity("error"), "yes", ["error", true]],
    [gravity("error"), "no", null],
    [gravity("error"), "none", ["warning", false]],
    [gravity("notice"), "none", ["notice", false]],
    [gravity("error", { explicit: true }), "no", ["error", true]],
    [gravity("error", { explicit: true }), "none", ["error", true]],
    [gravity("notice", { later: true }), "yes", ["notice", false]],
    [gravity("notice", { later: true }), "no", null],
    [gravity("off"), "yes", null],
    [gravity("off", { explicit: true }), "yes", null],
  ])("of %j, asked: %s", (of, asked, found) => {
    expect(findingGravity(of, asked)).toEqual(found && { severity: found[0], mayBlock: found[1] });
  });
});
