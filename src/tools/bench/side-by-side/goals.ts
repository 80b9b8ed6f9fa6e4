import { FLOOR, OWN } from "./contests.ts";
import type { Result } from "./race.ts";

/** A goal for the speed beside another program: what was measured, what was asked, and whether it is met. */
export interface SpeedGoal {
  what: string;
  is: number;
  most: number;
  unit: string;
  /** The same figure of reading and parsing the input on Node and nothing more; absent where that was not measured. */
  floor?: number;
}

/** Which goals a result answers, by its place among the contests: small plan, large plan, few manifests, many manifests. */
export function speedGoals([small, large, few, many]: readonly Result[]): SpeedGoal[] {
  return [
    ...beside(small, "conftest", 1.3, "with all rules, beside conftest with one rule"),
    ...beside(large, "conftest", 0.6, "with all rules, beside conftest with one rule"),
    ...beside(small, "opa", 1, "beside opa eval of the same policies"),
    ...beside(large, "opa", 0.6, "beside opa eval of the same policies"),
    ...[small, large, few, many].flatMap((result) => beside(result, "checkov", 1, "beside Checkov")),
    ...later(few, "kube-score", 0.3),
    ...beside(many, "kube-score", 1, "beside kube-score"),
  ];
}

function beside(result: Result | undefined, who: string, most: number, what: string): SpeedGoal[] {
  return compared(result, who, (seconds, other) => seconds / other).map(({ contest, ...figures }) => ({
    what: `${contest}: ${what}`,
    ...figures,
    most,
    unit: "times",
  }));
}

function later(result: Result | undefined, who: string, most: number): SpeedGoal[] {
  return compared(result, who, (seconds, other) => seconds - other).map(({ contest, ...figures }) => ({
    what: `${contest}: later than ${who}`,
    ...figures,
    most,
    unit: "s",
  }));
}

/** Our own figure beside another's, and that of reading and parsing alone; nothing where either did not run. */
function compared(
  result: Result | undefined,
  who: string,
  figure: (seconds: number, other: number) => number,
): { contest: string; is: number; floor?: number }[] {
  const secondsOf = (name: string): number | undefined =>
    result?.timed.find(({ entrant }) => entrant.who === name)?.seconds;
  const [own, other, least] = [secondsOf(OWN), secondsOf(who), secondsOf(FLOOR)];
  if (result === undefined || own === undefined || other === undefined) {
    return [];
  }
  const floor = least === undefined ? {} : { floor: figure(least, other) };
  return [{ contest: result.contest.name, is: figure(own, other), ...floor }];
}
