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
  /** Why the subject is not seen any more; null where it is, or is known to be gone. */
  unseen: (subject: string) => "gone" | "unread" | null;
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
      draft("undetermined", true, lostEntry(subject, asked, context.unseen(subject))),
    ),
  ];
}

/** What is said of a subject (by its address) that was judged and is judged no more, by why it is not seen. */
const NO_LONGER = {
  there: () =>
    "This was judged by the rule before the change and no longer is, although it is still there: what the rule protects can be broken unseen.",
  gone: (what: string) =>
    `${what} was judged before the change and its file is gone, which by itself leaves it running where it is, unseen.`,
  unread: (what: string) =>
    `${what} was judged before the change and its file cannot be read in full any more: what it needs can be broken unseen.`,
} as const;

/** What to do about it; null for what the rule says. */
const MEND = {
  there: null,
  gone: "Where taking a file away deletes what it declares (Argo CD or Flux that prunes), say so in resilience.yml under declared.pruned. Else delete it on its cluster, or bring the file back to where it is judged.",
  unread: "Judge what the tool that fills the file in writes, or mend the file.",
} as const;

function lostEntry(
  subject: string,
  asked: Entry["asked"],
  unseen: ReturnType<DraftContext["unseen"]>,
): Entry {
  const why = unseen ?? "there";
  const message = NO_LONGER[why](subject.slice(subject.indexOf("#") + 1));
  const remediation = MEND[why];
  return {
    subject,
    attribute: null,
    related: [],
    message,
    remediation,
    evidence: [],
    asked,
    caused_by: null,
  };
}

function noLongerJudged(before: RuleOutcomes, after: RuleOutcomes, exists: DraftContext["exists"]): string[] {
  return [...before.outcomes]
    .filter(
      ([subject, outcome]) => outcome !== "undetermined" && !after.outcomes.has(subject) && exists(subject),
    )
    .map(([subject]) => subject);
}
