import type { Report } from "../model/report.ts";

/** What no rule judged for one reason: the kinds with their counts, most first. */
export interface Unjudged {
  reason: string;
  /** A failure or a recovery depends on it. */
  matters: boolean;
  count: number;
  kinds: { what: string; count: number }[];
}

/** What no rule judged, by reason over all inputs: what matters first, then most first. */
export function unjudged(report: Report): Unjudged[] {
  const reasons = new Map<string, Map<string, number>>();
  const mattering = new Set<string>();
  for (const { what, reason, count, matters } of report.inputs.flatMap((input) => input.not_judged)) {
    if (matters === true) {
      mattering.add(reason);
    }
    const kinds = reasons.get(reason) ?? new Map<string, number>();
    reasons.set(reason, kinds.set(what, (kinds.get(what) ?? 0) + count));
  }
  return [...reasons]
    .map(([reason, counts]) => {
      const kinds = [...counts].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count);
      const count = kinds.reduce((sum, kind) => sum + kind.count, 0);
      return { reason, matters: mattering.has(reason), kinds, count };
    })
    .sort((a, b) => Number(b.matters) - Number(a.matters) || b.count - a.count);
}

/** Most kinds that stand before the reason that they share; of more, the reason is said first. */
const FEW = 3;

/** `Ingress – not judged yet, though it matters`, or `no policy reads this type (11): aws_eip × 2, ...`; both shown by `show`. */
export function unjudgedText(
  entry: Unjudged,
  most: number,
  show: { kind: (what: string) => string; reason: (reason: string) => string },
): string {
  const kinds = kindsOf(entry, most, show.kind);
  const reason = show.reason(entry.reason);
  return entry.kinds.length <= FEW ? `${kinds} – ${reason}` : `${reason} (${entry.count}): ${kinds}`;
}

/** The first `most` kinds as words that `show` makes of their names, and how many more there are. */
function kindsOf({ kinds }: Unjudged, most: number, show: (what: string) => string): string {
  const shown = kinds
    .slice(0, most)
    .map(({ what, count }) => (count === 1 ? show(what) : `${show(what)} × ${count}`));
  const left = kinds.length - shown.length;
  return left > 0 ? `${shown.join(", ")} and ${left} more` : shown.join(", ");
}
