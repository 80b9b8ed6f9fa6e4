import type { Finding } from "../model/report.ts";
import type { Draft } from "./drafts.ts";
import { fingerprint } from "./fingerprint.ts";
import { entryKey, type RuleOutcomes } from "./rule-results.ts";

/** What the status of a finding is told from. */
export interface StatusContext {
  /** Fingerprints that the user accepted once; null without a baseline. */
  baseline: ReadonlySet<string> | null;
  /** What the finding's rule answered for the estate before the change; null without a before. */
  before: RuleOutcomes | null;
  /** Does the finding rest on an input that shows no before? */
  withoutBefore: boolean;
  /** Does all that the finding rests on come into being with this change? */
  isAllNew: boolean;
}

/**
 * Whether a finding was there before the change: by the baseline (under a former name of the rule as well), else by the same
 * fingerprint with the same outcome in the evaluation before. Unknown where nothing shows the before.
 */
export function statusOf(
  draft: Draft,
  { baseline, before, withoutBefore, isAllNew }: StatusContext,
): Finding["status"] {
  const { rule, entry, outcome } = draft;
  const names = [rule.id, ...rule.aliases];
  if (names.some((name) => baseline?.has(fingerprint(name, entry.subject, entry.attribute)))) {
    return "existing";
  }
  if (before === null || withoutBefore) {
    return "unknown";
  }
  return !isAllNew && before.keys[outcome].has(entryKey(entry)) ? "existing" : "new";
}
