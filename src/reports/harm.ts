import type { Outcome } from "../model/evaluation.ts";
import type { Report } from "../model/report.ts";

type Failure = Report["failures"][number];
type ServiceLoss = Failure["services"][number];

/** Outcomes of a failure, worst first; what is not known could be the worst but is not said to be. */
const WORST_FIRST: readonly string[] = [
  "lost",
  "down",
  "unknown",
  "reduced",
  "unaffected",
] satisfies Outcome[];
/** The more often something fails, the worse the same outcome. */
const OFTEN_FIRST: readonly string[] = ["node", "data-centre", "region", "pair"] satisfies Failure["kind"][];

/** How bad an outcome is: 0 is the worst. One that this version does not know counts as not known. */
export function rankOf(outcome: string): number {
  const rank = WORST_FIRST.indexOf(outcome);
  return rank < 0 ? WORST_FIRST.indexOf("unknown") : rank;
}

/** How seldom a kind of failure is: 0 is what happens oftenest. */
export function oftenness(kind: string): number {
  const rank = OFTEN_FIRST.indexOf(kind);
  return rank < 0 ? OFTEN_FIRST.length : rank;
}

/** The kinds of the failures, what happens oftenest first. */
export function kindsOf(failures: readonly { kind: string }[]): string[] {
  return [...new Set(failures.map(({ kind }) => kind))].sort((a, b) => oftenness(a) - oftenness(b));
}

/** Orders what failures do to a service, the worst first: by outcome, then what leaves less, then what takes longer; 0 where they are alike. */
export function byHarm(a: ServiceLoss, b: ServiceLoss): number {
  return (
    rankOf(a.outcome) - rankOf(b.outcome) ||
    (a.capacity ?? 1) - (b.capacity ?? 1) ||
    (b.rto_s ?? Number.MAX_SAFE_INTEGER) - (a.rto_s ?? Number.MAX_SAFE_INTEGER) ||
    (b.rpo_s ?? Number.MAX_SAFE_INTEGER) - (a.rpo_s ?? Number.MAX_SAFE_INTEGER)
  );
}
