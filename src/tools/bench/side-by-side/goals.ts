import type { Result, Timed } from "./race.ts";

/** A goal for the speed beside another program: what was measured, what was asked, and whether it is met. */
export interface SpeedGoal {
  what: string;
  is: number;
  most: number;
  unit: string;
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
  const [own, other] = both(result, who);
  if (result === undefined || own === undefined || other === undefined) {
    return [];
  }
  return [{ what: `${result.contest.name}: ${what}`, is: own.seconds / other.seconds, most, unit: "times" }];
}

function later(result: Result | undefined, who: string, most: number): SpeedGoal[] {
  const [own, other] = both(result, who);
  if (result === undefined || own === undefined || other === undefined) {
    return [];
  }
  return [
    { what: `${result.contest.name}: later than ${who}`, is: own.seconds - other.seconds, most, unit: "s" },
  ];
}

function both(result: Result | undefined, who: string): [Timed | undefined, Timed | undefined] {
  const of = (name: string): Timed | undefined => result?.timed.find(({ entrant }) => entrant.who === name);
  return [of("resilience-gate"), of(who)];
}
