import type { Report } from "../model/report.ts";

/** What is asked of one service, and what is estimated. */
export type Objective = Report["objectives"][number];

/** The services that something is asked of, what is missed first, then what cannot be told. */
export function askedObjectives({ objectives }: Pick<Report, "objectives">): Objective[] {
  return objectives
    .filter(
      ({ tolerate, rpo, rto }) => tolerate !== null || rpo.objective_s !== null || rto.objective_s !== null,
    )
    .sort((a, b) => rank(a) - rank(b));
}

function rank({ rpo, rto }: Objective): number {
  if (rpo.met === false || rto.met === false) return 0;
  return [rpo, rto].some(({ objective_s, met }) => objective_s !== null && met === null) ? 1 : 2;
}
