import type { Entry, Evaluation, RuleResult } from "../model/evaluation.ts";

/** What a rule found of one subject. */
export type SubjectOutcome = "passed" | "failed" | "undetermined";

/** What one rule answered, by subject. */
export interface RuleOutcomes {
  violations: Entry[];
  undetermined: Entry[];
  /** A subject that fails in one respect and is undecided in another has failed. */
  outcomes: Map<string, SubjectOutcome>;
  /** Which entries there are of each outcome, by `entryKey`. */
  keys: { fail: Set<string>; undetermined: Set<string> };
}

/** What makes two entries of one rule the same. */
export function entryKey({ subject, attribute }: Pick<Entry, "subject" | "attribute">): string {
  return JSON.stringify([subject, attribute]);
}

/** The answer of every rule, by rule id (`group/name`). */
export function ruleResults(evaluation: Evaluation): Map<string, RuleOutcomes> {
  return new Map(
    Object.entries(evaluation.rules).flatMap(([group, rules]) =>
      Object.entries(rules).map(([name, result]): [string, RuleOutcomes] => [
        `${group}/${name}`,
        outcomesOf(result),
      ]),
    ),
  );
}

function outcomesOf({ subjects, violations, undetermined }: RuleResult): RuleOutcomes {
  const outcomes = new Map<string, SubjectOutcome>(subjects.map((subject) => [subject, "passed"]));
  for (const { subject } of undetermined) {
    outcomes.set(subject, "undetermined");
  }
  for (const { subject } of violations) {
    outcomes.set(subject, "failed");
  }
  const keys = { fail: new Set(violations.map(entryKey)), undetermined: new Set(undetermined.map(entryKey)) };
  return { violations, undetermined, outcomes, keys };
}
