import type { Agreement } from "./agreement.ts";
import type { LabelledCase } from "./cases.ts";

/** How many cases of a kind there are, and what came of them. */
export interface Totals {
  name: string;
  cases: number;
  agree: number;
  disagree: number;
  /** Of those that agree or disagree: our answer is that it cannot be told. */
  undetermined: number;
  /** Of those that agree: the resource is a subject of no rule that claims the check, which proves nothing. */
  notJudged: number;
  notCovered: number;
}

/** The totals of all cases, and of each value of a property of theirs, sorted by name. */
export function totalsBy(agreement: Agreement, of: (labelled: LabelledCase) => string): Totals[] {
  const byName = new Map<string, Totals>();
  const at = (labelled: LabelledCase): Totals => {
    const name = of(labelled);
    const totals = byName.get(name) ?? none(name);
    byName.set(name, totals);
    totals.cases += 1;
    return totals;
  };
  for (const { labelled, agrees, answer } of agreement.compared) {
    const totals = at(labelled);
    totals[agrees ? "agree" : "disagree"] += 1;
    totals.undetermined += answer === "undetermined" ? 1 : 0;
    totals.notJudged += agrees && answer === "not judged" ? 1 : 0;
  }
  for (const labelled of agreement.notCovered) {
    at(labelled).notCovered += 1;
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The totals of all cases. */
export function totalsOf(agreement: Agreement): Totals {
  return totalsBy(agreement, () => "all")[0] ?? none("all");
}

function none(name: string): Totals {
  return { name, cases: 0, agree: 0, disagree: 0, undetermined: 0, notJudged: 0, notCovered: 0 };
}

/** Shares of the claimed cases, in per cent; all of them agree where none is claimed. */
export function sharesOf({ agree, disagree, undetermined }: Totals): {
  agreement: number;
  undetermined: number;
} {
  const claimed = agree + disagree;
  return claimed === 0
    ? { agreement: 100, undetermined: 0 }
    : { agreement: (100 * agree) / claimed, undetermined: (100 * undetermined) / claimed };
}
