import { SEVERITIES } from "../model/severity.ts";
import type { Draft } from "./drafts.ts";
import type { JudgedRule } from "./findings.ts";
import { byText } from "./order.ts";
import { entryKey } from "./rule-results.ts";
import { findingGravity } from "./severity.ts";

/** The rule whose finding explains the lost judgements of a subject, and how grave that is. */
interface Root {
  rule: string;
  rank: number;
}

/**
 * A judgement that is lost is a consequence where something else says why. What fails anew on the same subject explains that other rules
 * have nothing to judge there any more (one replica is spread over nothing). What is not seen any more is one loss, however many rules judged it:
 * the gravest rule's finding stands for it.
 */
export function withLostCauses(
  rules: readonly JudgedRule[],
  unseen: (subject: string) => unknown,
): JudgedRule[] {
  const roots = rootsOf(
    rules,
    (draft, { before }) =>
      (draft.lostJudgement && unseen(draft.entry.subject) !== null) ||
      (draft.outcome === "fail" && before !== null && !before.keys.fail.has(entryKey(draft.entry))),
  );
  return rules.map((judged) => ({
    ...judged,
    drafts: judged.drafts.map((draft) => {
      const { subject, caused_by } = draft.entry;
      const root = draft.lostJudgement && caused_by === null ? roots.get(subject) : undefined;
      return root === undefined || root.rule === judged.rule.id
        ? draft
        : { ...draft, entry: { ...draft.entry, caused_by: { rule: root.rule, subject } } };
    }),
  }));
}

/** By subject, the gravest of the drafts that explain; the first by rule id where two are as grave. */
function rootsOf(
  rules: readonly JudgedRule[],
  explains: (draft: Draft, of: JudgedRule) => boolean,
): Map<string, Root> {
  const roots = new Map<string, Root>();
  for (const judged of rules) {
    for (const draft of judged.drafts.filter((one) => explains(one, judged))) {
      const { subject, asked } = draft.entry;
      const grave = findingGravity(judged.gravity, asked);
      const rank = grave === null ? SEVERITIES.length : SEVERITIES.indexOf(grave.severity);
      const root = roots.get(subject);
      const isGraver = root === undefined || rank < root.rank;
      if (isGraver || (rank === root.rank && byText(judged.rule.id, root.rule) < 0)) {
        roots.set(subject, { rule: judged.rule.id, rank });
      }
    }
  }
  return roots;
}
