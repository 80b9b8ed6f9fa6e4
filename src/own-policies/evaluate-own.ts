import { type EvaluationLimits, Policies } from "../evaluate/evaluate.ts";
import { EvaluationError } from "../evaluate/evaluation-error.ts";
import type { Evaluation, RuleResult } from "../model/evaluation.ts";
import type { InputDocument } from "../model/input-document.ts";
import type { RunProblem } from "../model/report.ts";
import type { RuleInfo } from "../model/rule.ts";
import { ruleInfo } from "../model/rule-metadata.ts";
import { OWN_ENTRYPOINT, type OwnAnswer, ownAnswerSchema } from "./contract.ts";
import type { OwnPolicies } from "./own-policies.ts";

/** What policies of one's own answered. */
export interface OwnAnswers {
  rules: RuleInfo[];
  /** By document, in their order; then by group and name. */
  results: Evaluation["rules"][];
  problems: RunProblem[];
}

/**
 * Asks policies of one's own about each document, each in a thread of its own with the bounds of a run. What goes wrong in one is a problem
 * of the run: the rules of all others are answered for.
 */
export async function evaluateOwn(
  own: readonly OwnPolicies[],
  documents: readonly InputDocument[],
  limits: EvaluationLimits,
  worker: URL,
): Promise<OwnAnswers> {
  const answers: OwnAnswers = { rules: [], results: documents.map(() => ({})), problems: [] };
  for (const one of own) {
    const question = { entrypoint: OWN_ENTRYPOINT, schema: ownAnswerSchema };
    const policies = new Policies({ wasm: one.wasm, pack: one.path, worker }, question);
    try {
      take(one, await policies.evaluate(documents, limits), answers);
    } catch (error) {
      if (!(error instanceof EvaluationError)) {
        throw error;
      }
      answers.problems.push(problem(error.message));
    } finally {
      await policies.end();
    }
  }
  return answers;
}

function take(own: OwnPolicies, given: readonly OwnAnswer[], into: OwnAnswers): void {
  const [first] = given;
  const strays = new Set<string>();
  const found = new Set(
    Object.entries(first?.rules ?? {}).flatMap(([group, rules]) =>
      Object.keys(rules).map((name) => `${group}/${name}`),
    ),
  );
  for (const id of found) {
    if (!own.metadata.has(id)) {
      into.problems.push(
        problem(`${own.path}: it answers for ${id}, of which its METADATA says nothing: make it again`),
      );
    }
  }
  for (const [id, metadata] of own.metadata) {
    const [group = "", name = ""] = id.split("/");
    const said = first?.rules[group]?.[name];
    if (said === undefined || said.missing.length > 0) {
      const what = said === undefined ? "is not answered for" : `lacks ${said.missing.join(", ")}`;
      into.problems.push(problem(`${own.path}: the rule ${id} ${what}`));
      continue;
    }
    for (const set of new Set(given.flatMap((answer) => answer.rules[group]?.[name]?.broken ?? []))) {
      into.problems.push(
        problem(
          `${own.path}: the rule ${id} has entries in ${set} without subject or message; they are left out`,
        ),
      );
    }
    into.rules.push(ruleInfo(id, metadata, said));
    for (const [i, answer] of given.entries()) {
      const result = answer.rules[group]?.[name]?.result ?? {
        subjects: [],
        violations: [],
        undetermined: [],
      };
      const results = into.results[i] ?? {};
      results[group] = { ...results[group], [name]: ofItsSubjects(result, () => strays.add(id)) };
      into.results[i] = results;
    }
  }
  into.problems.push(
    ...[...strays].map((id) =>
      problem(`${own.path}: the rule ${id} has entries of what is none of its subjects; they are left out`),
    ),
  );
}

/** What a rule says of others than its subjects would be counted nowhere. */
function ofItsSubjects(result: RuleResult, onStray: () => void): RuleResult {
  const subjects = new Set(result.subjects);
  const own = ({ subject }: { subject: string }): boolean => {
    if (!subjects.has(subject)) {
      onStray();
    }
    return subjects.has(subject);
  };
  return {
    subjects: result.subjects,
    violations: result.violations.filter(own),
    undetermined: result.undetermined.filter(own),
  };
}

function problem(message: string): RunProblem {
  return { level: "error", message, path: null, line: null };
}
