import type { NormalisedInput } from "../model/input.ts";
import type { RunProblem } from "../model/report.ts";
import type { RuleInfo } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";
import { declaredObjectives } from "./asked.ts";
import { byText } from "./order.ts";
import type { RuleOutcomes } from "./rule-results.ts";

const LEVELS = ["error", "warning", "notice"] as const;

/** The gravest first; the order they were found in says nothing. */
export function sortedProblems(problems: readonly RunProblem[]): RunProblem[] {
  return [...problems].sort(
    (a, b) =>
      LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
      byText(a.path ?? "", b.path ?? "") ||
      (a.line ?? 0) - (b.line ?? 0) ||
      byText(a.message, b.message),
  );
}

/** A policy pack whose answer and list of rules differ was not built as one: a rule could be missing without a word. */
export function packProblems(
  rules: readonly RuleInfo[],
  answers: ReadonlyMap<string, RuleOutcomes>,
): RunProblem[] {
  const known = new Set(rules.map(({ id }) => id));
  const missing = rules.filter(({ id }) => !answers.has(id)).map(({ id }) => id);
  const unknown = [...answers.keys()].filter((id) => !known.has(id));
  const told = (ids: string[], what: string): RunProblem[] =>
    ids.length === 0
      ? []
      : [
          runProblem(
            "error",
            `The policy pack ${what} ${ids.sort().join(", ")}: it is damaged. Install it again or rebuild it.`,
          ),
        ];
  return [
    ...told(missing, "did not answer for"),
    ...told(unknown, "answered for rules that its list lacks:"),
  ];
}

/** Nothing was found at all: an error unless the settings allow it. A file that was named and is broken tells its own problem. */
export function emptinessProblems(
  inputs: readonly NormalisedInput[],
  ifNothingFound: Settings["ifNothingFound"],
): RunProblem[] {
  if (
    ifNothingFound === "pass" ||
    inputs.some(
      ({ kind, problems }) => (kind !== "unrecognised" && kind !== "declared") || problems.length > 0,
    )
  ) {
    return [];
  }
  return [
    runProblem(
      "error",
      "Nothing to judge was found: no Terraform plan or state as JSON and no Kubernetes manifest. Name the files, make a plan (terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json), or allow it with if-nothing-found: pass.",
    ),
  ];
}

/**
 * What to declare, where nothing is: without an objective nothing can block. Whoever named nothing that can be read has another problem
 * first.
 */
export function declarationProblems(
  inputs: readonly NormalisedInput[],
  { path, file }: Settings["resilience"],
): RunProblem[] {
  const isNoneRead =
    inputs.length > 0 &&
    inputs.every(({ after, before }) => after.length === 0 && (before ?? []).length === 0);
  return isNoneRead || declaredObjectives(file).length > 0
    ? []
    : [
        {
          ...runProblem(
            "notice",
            `No objective is declared, so ${file.connectivity === undefined ? "nothing blocks" : "nothing blocks but closed ports"}. Declare what the system must survive in ${path ?? ".github/resilience.yml"}, for example objectives: {tolerate: data-centre, rto: 4h, rpo: 8h}.`,
          ),
          path,
        },
      ];
}

function runProblem(level: RunProblem["level"], message: string): RunProblem {
  return { level, message, path: null, line: null };
}
