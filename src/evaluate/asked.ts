import type { Entry } from "../model/evaluation.ts";
import type { ResilienceFile } from "../model/resilience-file.ts";
import type { RuleInfo } from "../model/rule.ts";

type Objectives = NonNullable<ResilienceFile["objectives"]>;

const LEVEL = { node: 1, "data-centre": 2, region: 3 } as const;

/**
 * Does any declared objective, of the estate or of a service, ask for what a rule protects? Policies say this of each entry; here it is
 * asked for what has no entry any more. Who wants to survive the loss of a region wants to recover from it too, and who declares anything
 * at all wants to keep what is written. What the settings name by itself is asked for by that.
 */
export function askedOfEstate(protects: RuleInfo["protects"], file: ResilienceFile): Entry["asked"] {
  if (protects === "declared") {
    return "yes";
  }
  const declared = declaredObjectives(file);
  if (declared.length === 0) {
    return "none";
  }
  return declared.some((objectives) => asks(objectives, protects)) ? "yes" : "no";
}

/** Every set of objectives in which something is declared. */
export function declaredObjectives(file: ResilienceFile): Objectives[] {
  return [file.objectives, ...(file.services ?? []).map((service) => service.objectives)].flatMap(
    (objectives) =>
      objectives !== undefined && Object.values(objectives).some((value) => value !== undefined)
        ? [objectives]
        : [],
  );
}

function asks(
  { tolerate, rto, rpo }: Objectives,
  protects: Exclude<RuleInfo["protects"], "declared">,
): boolean {
  if (protects === "data") {
    return true;
  }
  if (protects === "recovery") {
    return rto !== undefined || rpo !== undefined || tolerate === "region";
  }
  return tolerate !== undefined && LEVEL[tolerate] >= LEVEL[protects];
}
