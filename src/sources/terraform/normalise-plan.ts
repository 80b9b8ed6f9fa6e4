import type { DeclaredTypes } from "../../model/declared-types.ts";
import type { NormalisedInput, Problem } from "../../model/input.ts";
import { indexConfiguration } from "./configuration.ts";
import { isObject } from "./json-shape.ts";
import { normaliseEstate, type Source, type TerraformOptions } from "./normalise-estate.ts";
import { formatProblem, planProblems } from "./plan-problems.ts";
import { providerMajors } from "./provider-versions.ts";
import { readPlan } from "./read-plan.ts";

/**
 * Normalises what `terraform show -json PLAN` (0.12 and later) or `tofu show -json PLAN` wrote. `after` is the estate as the change will
 * make it; `before` the estate as it is, each resource under the id that it will have, null where the plan does not show it.
 * Never throws: what cannot be read is a problem.
 */
export function normalisePlan(
  input: Source,
  plan: unknown,
  declared: DeclaredTypes,
  options: TerraformOptions,
): NormalisedInput {
  const head = { name: input.name, path: input.path, kind: "terraform-plan" as const };
  const nothing = { resources: 0, not_judged: [], after: [], before: null, places: {} };
  if (!isObject(plan)) {
    const problem: Problem = {
      level: "error",
      message: "It is not a plan: a JSON object is expected.",
      line: null,
    };
    return { ...head, ...nothing, problems: [problem] };
  }
  const format = formatProblem(plan);
  if (format !== null) {
    return { ...head, ...nothing, problems: [format] };
  }
  const configuration = indexConfiguration(plan, options.sources);
  const read = readPlan(input.name, plan, configuration);
  return {
    ...head,
    ...normaliseEstate(input, read.instances, configuration, declared, options, read.showsBefore),
    problems: planProblems(plan, read),
    providers: providerMajors(configuration),
  };
}
