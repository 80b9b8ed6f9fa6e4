import type { Report } from "../model/report.ts";
import { duration } from "./phrases.ts";

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

/** What a service loses, and when it is back, where an estimate is of no seconds. */
export const NO_LOSS = "nothing";
export const NO_WAIT = "at once";

/** An estimate of RPO or RTO in words, empty where there is none: `about 4 h`; of no seconds `none`. */
export function estimateText({ estimate_s }: Pick<Objective["rpo"], "estimate_s">, none: string): string {
  if (estimate_s === null) return "";
  return estimate_s === 0 ? none : `about ${duration(estimate_s)}`;
}

function rank({ rpo, rto }: Objective): number {
  if (rpo.met === false || rto.met === false) return 0;
  return [rpo, rto].some(({ objective_s, met }) => objective_s !== null && met === null) ? 1 : 2;
}
