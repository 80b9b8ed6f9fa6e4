import type { Outcome } from "../model/evaluation.ts";
import { kindOf } from "../model/failure-domain.ts";
import type { Report } from "../model/report.ts";
import { byHarm, kindsOf, rankOf } from "./harm.ts";
import { consequence } from "./losses.ts";
import { percent } from "./phrases.ts";

type Failure = Report["failures"][number];
type Effect = Failure["services"][number];

/** The worst that the loss of one domain of a kind does to a service. */
export interface MatrixCell {
  effect: Effect;
  /** The domains whose loss does that, and how many of the kind there are. */
  domains: string[];
  of: number;
}

/** Services to which the same happens; a cell a kind of failure, null where no loss of that kind affects them. */
export interface MatrixRow {
  services: string[];
  cells: (MatrixCell | null)[];
}

/** The failures matrix by service, worst first. */
export interface Matrix {
  kinds: string[];
  rows: MatrixRow[];
  /** Services that no failure affects. */
  unaffected: number;
}

/** What happens to each service in the worst failure of each kind: as short for fifty domains as for three. */
export function matrixOf(report: Report): Matrix {
  const kinds = kindsOf(report.failures);
  const byService = new Map<string, (MatrixCell | null)[]>();
  const domains = new Map(
    kinds.map((kind) => [kind, report.failures.filter((failure) => failure.kind === kind).length]),
  );
  for (const failure of report.failures) {
    const column = kinds.indexOf(failure.kind);
    for (const effect of failure.services) {
      if (effect.outcome === "unaffected") continue;
      const cells = byService.get(effect.service) ?? kinds.map(() => null);
      byService.set(effect.service, cells);
      cells[column] = worse(cells[column] ?? null, failure, effect, domains.get(failure.kind) ?? 0);
    }
  }
  const all = Math.max(0, ...report.failures.map((failure) => failure.unaffected + affected(failure)));
  return { kinds, rows: grouped(byService, kinds), unaffected: Math.max(0, all - byService.size) };
}

function affected({ services }: Failure): number {
  return services.filter(({ outcome }) => outcome !== "unaffected").length;
}

/** Of what is said so far and what one more domain does, the worse; where both are alike, both domains. */
function worse(cell: MatrixCell | null, failure: Failure, effect: Effect, of: number): MatrixCell {
  const own = { effect, domains: [failure.domain], of };
  if (cell === null) return own;
  const order = byHarm(effect, cell.effect);
  if (order === 0) cell.domains.push(failure.domain);
  return order < 0 ? own : cell;
}

function grouped(
  byService: ReadonlyMap<string, (MatrixCell | null)[]>,
  kinds: readonly string[],
): MatrixRow[] {
  const rows = new Map<string, MatrixRow>();
  for (const [service, cells] of byService) {
    const key = JSON.stringify(
      cells.map(
        (cell, at) =>
          cell && [
            cellText(cell),
            cell.effect.before,
            consequence(cell.effect),
            placeOf(cell, kinds[at] ?? ""),
          ],
      ),
    );
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { services: [service], cells });
    else row.services.push(service);
  }
  return [...rows.values()].sort(byWorstCells);
}

/** What a table tells of the place: up to `most` domains by name, nodes and more domains by their number. */
export function placeOf({ domains, of }: MatrixCell, kind: string, most = 2): readonly string[] | string {
  if (kind !== "node" && domains.length <= most) return domains;
  return `in ${domains.length} of ${of} ${kind === "node" ? "classes" : `${kindOf({ kind })}s`}`;
}

/** By the worst cell of each, then by the next; of the same outcome what happens oftenest first. */
function byWorstCells(a: MatrixRow, b: MatrixRow): number {
  const others = ranks(b);
  for (const [at, rank] of ranks(a).entries()) {
    const difference = rank - (others[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return b.services.length - a.services.length;
}

function ranks({ cells }: MatrixRow): number[] {
  return cells
    .map((cell, kind) => rankOf(cell?.effect.outcome ?? "unaffected") * cells.length + kind)
    .sort((a, b) => a - b);
}

/** What is left, in a word or two: `67 % left`, `less redundant` where that is all of the capacity, `down`. */
export function cellText({
  effect: { outcome, capacity },
}: {
  effect: Pick<Effect, "outcome" | "capacity">;
}): string {
  if (outcome !== "reduced" || capacity === null) return outcome;
  return capacity === 1 ? "less redundant" : `${percent(capacity)} left`;
}

/** What the outcome was before the change, where that was another: `was down`; else nothing. */
export function wasText({ outcome, before }: { outcome: Outcome; before: Outcome | null }): string {
  return before === null || before === outcome ? "" : `was ${before}`;
}
