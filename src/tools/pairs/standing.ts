import type { Evaluation, Failure, Outcome } from "../../model/evaluation.ts";
import type { Report } from "../../model/report.ts";

const KINDS = ["node", "data-centre", "region", "pair"] as const;
type Kind = Failure["kind"];

/** How bad an outcome is. What cannot be told is worse than capacity that is lost and better than an outage that is sure. */
const BADNESS: Record<Outcome, number> = { unaffected: 0, reduced: 1, unknown: 2, down: 3, lost: 4 };

/** The failures matrix of an estate for one kind of failure domain, as a share of its cells by outcome. */
export interface KindStanding {
  /** Failure domains times services; alike nodes count once each. */
  cells: number;
  outcomes: Record<Outcome, number>;
  /** From 0 (no service is ever affected) to 4 (all are lost each time). */
  badness: number;
}

/** What one variant of a pair comes to. */
export interface Standing {
  byKind: Map<Kind, KindStanding>;
  /** Different subjects that rules judged, that fail, and that are undetermined. */
  subjects: number;
  failing: number;
  undetermined: number;
}

/** The standing of an estate. */
export function standingOf(
  { failures, findings }: Pick<Report, "failures" | "findings">,
  after: Evaluation,
): Standing {
  const subjects = Object.values(after.rules).flatMap((rules) =>
    Object.values(rules).flatMap((rule) => rule.subjects),
  );
  const withOutcome = (wanted: string): number =>
    new Set(findings.filter(({ outcome }) => outcome === wanted).map(({ resource }) => resource)).size;
  return {
    byKind: new Map(
      KINDS.flatMap((kind): [Kind, KindStanding][] => {
        const standing = kindStanding(failures.filter((failure) => failure.kind === kind));
        return standing.cells === 0 ? [] : [[kind, standing]];
      }),
    ),
    subjects: new Set(subjects).size,
    failing: withOutcome("fail"),
    undetermined: withOutcome("undetermined"),
  };
}

function kindStanding(failures: Report["failures"]): KindStanding {
  const outcomes: KindStanding["outcomes"] = { unaffected: 0, reduced: 0, unknown: 0, down: 0, lost: 0 };
  for (const { count, services, unaffected } of failures) {
    outcomes.unaffected += count * unaffected;
    for (const { outcome } of services) {
      outcomes[outcome] += count;
    }
  }
  const counted = Object.entries(outcomes) as [Outcome, number][];
  const cells = counted.reduce((sum, [, n]) => sum + n, 0);
  const bad = failures.reduce((sum, { count, services }) => sum + count * badnessOf(services), 0);
  return { cells, outcomes, badness: cells === 0 ? 0 : bad / cells };
}

/** Of each service the worst that happens to a part, as far as parts of it fare so. */
function badnessOf(services: Report["failures"][number]["services"]): number {
  return services.reduce((sum, { outcome, parts }) => sum + (BADNESS[outcome] * parts.as_bad) / parts.all, 0);
}

/** By what the better variant ranks above the plain one; null where it does not. */
export type Rank = "failures matrix" | "failing subjects" | null;

/**
 * The better one ranks above where no kind of failure is worse for it and one is less bad; else where rules judged something of it and fewer
 * subjects fail.
 */
export function rankOf(plain: Standing, better: Standing): Rank {
  const differences = [...plain.byKind].flatMap(([kind, { badness }]) => {
    const other = better.byKind.get(kind);
    return other === undefined ? [] : [other.badness - badness];
  });
  if (
    differences.every((difference) => difference <= 0) &&
    differences.some((difference) => difference < 0)
  ) {
    return "failures matrix";
  }
  return better.subjects > 0 && better.failing < plain.failing ? "failing subjects" : null;
}
