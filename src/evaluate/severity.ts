import type { Entry } from "../model/evaluation.ts";
import type { RuleInfo } from "../model/rule.ts";
import type { ResilienceFile, RuleSeverity } from "../model/settings.ts";
import { lesser, type Severity } from "../model/severity.ts";
import { bySpecificity, matchesRule } from "./rule-pattern.ts";

/** How grave a rule is in this run; `explicit` where the user's own settings say so. */
export interface RuleGravity {
  severity: RuleSeverity;
  explicit: boolean;
}

/** The severity of a rule: the most specific entry of `rules` that gives one, else what the rule itself says. */
export function ruleGravity(rule: RuleInfo, settings: NonNullable<ResilienceFile["rules"]>): RuleGravity {
  const [set] = Object.keys(settings)
    .filter((pattern) => typeof settings[pattern] === "string" && matchesRule(pattern, rule))
    .sort(bySpecificity);
  const severity = set === undefined ? undefined : settings[set];
  return typeof severity === "string"
    ? { severity, explicit: true }
    : { severity: rule.severity, explicit: false };
}

/** The severity of one finding, and whether it may block at all. */
export interface FindingGravity {
  severity: Severity;
  mayBlock: boolean;
}

/**
 * A finding is as grave as its rule where an objective asks for the protection, or where the user gave the rule a severity; at most a
 * warning where nothing at all is declared, at most a notice where what is declared does not ask for it. Null where the rule is off.
 */
export function findingGravity(
  { severity, explicit }: RuleGravity,
  asked: Entry["asked"],
): FindingGravity | null {
  if (severity === "off") {
    return null;
  }
  if (explicit || asked === "yes") {
    return { severity, mayBlock: true };
  }
  return { severity: lesser(severity, asked === "none" ? "warning" : "notice"), mayBlock: false };
}
