import type { Entry } from "../model/evaluation.ts";
import type { RuleInfo } from "../model/rule.ts";
import { fingerprint } from "./fingerprint.ts";
import type { RuleOutcomes } from "./rule-results.ts";

/** A finding before anything but the policies' own answers was looked at. */
export interface Draft {
  rule: RuleInfo;
  outcome: "fail" | "undetermined";
  lostJudgement: boolean;
  entry: Entry;
  fingerprint: string;
}

/** What one rule says of the two sides of the change; null for a side (or a rule in it) that there is not. */
export interface RuleSides {
  rule: RuleInfo;
  after: RuleOutcomes;
  before: RuleOutcomes | null;
}

/** What judging a rule needs to know besides its answers. */
export interface DraftContext {
  /** Is the subject still there after the change, whether this rule judges it or not? */
  exists: (subject: string) => boolean;
  /** Do the estate's objectives ask for what the rule protects? For what has no entry that would say. */
  asked: (rule: RuleInfo) => Entry["asked"];
}

/**
 * The findings of one rule: what fails, what can't be decided, and what was judged before the change and is judged no more although it
 * is still there. A subject that passed before and is undetermined now has lost its judgement too.
 */
export function draftsOf({ rule, after, before }: RuleSides, context: DraftContext): Draft[] {
  const draft = (outcome: Draft["outcome"], lostJudgement: boolean, entry: Entry): Draft => ({
    rule,
    outcome,
    lostJudgement,
    entry,
    fingerprint: fingerprint(rule.id, entry.subject, entry.attribute),
  });
  const lost = (subject: string): boolean =>
    before?.outcomes.get(subject) === "passed" && after.outcomes.get(subject) === "undetermined";
  const asked = context.asked(rule);
  return [
    ...after.violations.map((entry) => draft("fail", false, entry)),
    ...after.undetermined.map((entry) => draft("undetermined", lost(entry.subject), entry)),
    ...(before === null ? [] : noLongerJudged(before, after, context.exists)).map((subject) =>
      draft("undetermined", true, { ...NO_LONGER_JUDGED, subject, asked }),
    ),
  ];
}

const NO_LONGER_JUDGED = {
  attribute: null,
  related: [],
  message:
    "This was judged by the rule before the change and no longer is, although it is still there: what the rule protects can be broken unseen.",
  evidence: [],
  caused_by: null,
} satisfies Omit<Entry, "subject" | "asked">;

function noLongerJudged(before: RuleOutcomes, after: RuleOutcomes, exists: DraftContext["exists"]): string[] {
  return [...before.outcomes]
    .filter(
      ([subject, outcome]) => outcome !== "undetermined" && !after.outcomes.has(subject) && exists(subject),
    )
    .map(([subject]) => subject);
}
