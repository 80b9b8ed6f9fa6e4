import type { DeclaredTypes } from "../../model/declared-types.ts";
import type { NormalisedInput, Problem } from "../../model/input.ts";
import { indexConfiguration } from "./configuration.ts";
import { isObject } from "./json-shape.ts";
import { normaliseEstate, type Source, type TerraformOptions } from "./normalise-estate.ts";
import { formatProblem, readProblems } from "./plan-problems.ts";
import { readState } from "./read-plan.ts";

/**
 * Normalises what `terraform show -json` wrote of a state: `after` is the estate as it is, and there is no `before`. A state holds no
 * configuration, so that references are found by value alone.
 */
export function normaliseState(
  input: Source,
  state: unknown,
  declared: DeclaredTypes,
  options: TerraformOptions,
): NormalisedInput {
  const head = { name: input.name, path: input.path, kind: "terraform-state" as const };
  const problem = isObject(state) ? formatProblem(state) : notAState();
  if (!isObject(state) || problem !== null) {
    const problems = problem === null ? [] : [problem];
    return { ...head, resources: 0, not_judged: [], after: [], before: null, places: {}, problems };
  }
  const read = readState(input.name, state);
  return {
    ...head,
    ...normaliseEstate(input, read.instances, indexConfiguration({}), declared, options, false),
    problems: readProblems(read),
  };
}

function notAState(): Problem {
  return { level: "error", message: "It is not a state: a JSON object is expected.", line: null };
}
