import type { Entry } from "../model/evaluation.ts";
import type { ResilienceFile } from "../model/resilience-file.ts";
import type { RuleInfo } from "../model/rule.ts";
import type { RuleSeverity } from "../model/settings.ts";
import { lesser, type Severity } from "../model/severity.ts";
import { isLaterVersion } from "../model/version.ts";
import { bySpecificity, matchesRule } from "./rule-pattern.ts";

/** How grave a rule is in this run; `explicit` where the user's own settings say so. */
export interface RuleGravity {
  severity: RuleSeverity;
  explicit: boolean;
  /** True for a rule that was added after the ruleset of the settings. */
  later: boolean;
}

/**
 * The severity of a rule: the most specific entry of `rules` that gives one, else what the rule itself says; a notice where it was added after
 * the ruleset that the settings name.
 */
export function ruleGravity(
  rule: RuleInfo,
  { rules = {}, ruleset }: Pick<ResilienceFile, "rules" | "ruleset">,
): RuleGravity {
  const [set] = Object.keys(rules)
    .filter((pattern) => typeof rules[pattern] === "string" && matchesRule(pattern, rule))
    .sort(bySpecificity);
  const severity = set === undefined ? undefined : rules[set];
  if (typeof severity === "string") {
    return { severity, explicit: true, later: false };
  }
  const later = ruleset !== undefined && isLaterVersion(rule.since, ruleset);
  return { severity: later ? "notice" : rule.severity, explicit: false, later };
}

/** The severity of one finding, and whether it may block at all. */
export interface FindingGravity {
  severity: Severity;
  mayBlock: boolean;
}

/**
 * A finding is as grave as its rule where an objective asks for the protection, or where the user gave the rule a severity; at most a
 * warning where nothing at all is declared. Null where there is none: the rule is off, or what is declared does not ask for the protection.
 */
export function findingGravity(
  { severity, explicit, later }: RuleGravity,
  asked: Entry["asked"],
): FindingGravity | null {
  if (severity === "off") {
    return null;
  }
  if (explicit || (asked === "yes" && !later)) {
    return { severity, mayBlock: true };
  }
  return asked === "no" ? null : { severity: lesser(severity, "warning"), mayBlock: false };
}
