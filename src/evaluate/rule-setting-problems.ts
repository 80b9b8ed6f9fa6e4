import type { RunProblem } from "../model/report.ts";
import type { RuleInfo } from "../model/rule.ts";
import type { ResilienceSettings } from "../model/settings.ts";
import { isLaterVersion } from "../model/version.ts";
import { matchesRule } from "./rule-pattern.ts";

type Parameters = Record<string, number | string | boolean>;

/**
 * What is wrong with `rules` of the settings: a warning for a name that no rule has; an error for parameters that their rule does not
 * have or cannot take, since the rule judged by its defaults then.
 */
export function ruleSettingProblems(
  rules: readonly RuleInfo[],
  { path, file }: ResilienceSettings,
): RunProblem[] {
  return Object.entries(file.rules ?? {}).flatMap(([pattern, setting]) => {
    const found: Pick<RunProblem, "level" | "message">[] =
      typeof setting === "string" ? nameProblems(pattern, rules) : parameterProblems(pattern, setting, rules);
    return found.map(({ level, message }) => ({ level, message, path, line: null }));
  });
}

function nameProblems(pattern: string, rules: readonly RuleInfo[]): Pick<RunProblem, "level" | "message">[] {
  return rules.some((rule) => matchesRule(pattern, rule))
    ? []
    : [
        {
          level: "warning",
          message: `rules names ${pattern}, which no rule is called. Correct the name, or remove it.`,
        },
      ];
}

function parameterProblems(
  id: string,
  parameters: Parameters,
  rules: readonly RuleInfo[],
): Pick<RunProblem, "level" | "message">[] {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) {
    return [
      {
        level: "error",
        message: `rules gives parameters to ${id}, which no rule is called. Parameters need the exact id of a rule.`,
      },
    ];
  }
  return Object.entries(parameters).flatMap(([name, value]) => {
    const wrong = whatIsWrong(rule, name, value);
    return wrong === null
      ? []
      : [{ level: "error" as const, message: `rules: the parameter ${name} of ${id} ${wrong}.` }];
  });
}

function whatIsWrong(rule: RuleInfo, name: string, value: number | string | boolean): string | null {
  const parameter = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined;
  if (parameter === undefined) {
    const known = Object.keys(rule.parameters);
    return `does not exist; ${known.length > 0 ? `its parameters are: ${known.sort().join(", ")}` : "it has none"}`;
  }
  if (typeof value !== parameter.type) {
    return `must be a ${parameter.type}`;
  }
  if (typeof value === "number" && parameter.minimum !== undefined && value < parameter.minimum) {
    return `must be at least ${parameter.minimum}`;
  }
  if (typeof value === "number" && parameter.maximum !== undefined && value > parameter.maximum) {
    return `must be at most ${parameter.maximum}`;
  }
  return null;
}

/** Rules that were added after the ruleset of the settings, so that whoever pins one sees what it holds back. */
export function rulesetProblems(
  rules: readonly RuleInfo[],
  { path, file: { ruleset } }: ResilienceSettings,
): RunProblem[] {
  const later = rules.filter(({ since }) => ruleset !== undefined && isLaterVersion(since, ruleset));
  if (later.length === 0) {
    return [];
  }
  const newest = later.map(({ since }) => since).reduce((a, b) => (isLaterVersion(b, a) ? b : a));
  const names = later.map(({ id }) => id).sort();
  const named = names.slice(0, 5).join(", ") + (names.length > 5 ? ` and ${names.length - 5} more` : "");
  const message = `Added after ruleset ${ruleset}, and so a notice at most: ${named}. Set ruleset: ${newest} to let them count.`;
  return [{ level: "notice", message, path, line: null }];
}
