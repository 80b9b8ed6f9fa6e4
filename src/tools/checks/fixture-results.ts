import * as z from "zod/mini";
import { evaluationSchema, type RuleResult } from "../../model/evaluation.ts";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";
import { opaEval } from "../opa/run.ts";
import { type Estate, readEstates } from "../policies/estates.ts";
import type { Check } from "./check.ts";

const RESULTS =
  "[result | some document in input; result := data.resilience.main.result with input as document]";

function numbers({ subjects, violations, undetermined }: RuleResult): string {
  return `${subjects.length} subjects, ${violations.length} violations, ${undetermined.length} undetermined`;
}

/** Is this what a fixture of the name must come to? */
function isExpected(name: string, { subjects, violations, undetermined }: RuleResult): boolean {
  if (name.startsWith("fail")) return violations.length > 0;
  if (name.startsWith("undetermined")) return undetermined.length > 0 && violations.length === 0;
  return subjects.length > 0 && violations.length === 0 && undetermined.length === 0;
}

function outsideSubjects(module: string, folder: string, result: RuleResult): string[] {
  const subjects = new Set(result.subjects);
  return [...result.violations, ...result.undetermined]
    .filter(({ subject }) => !subjects.has(subject))
    .map(({ subject }) => `${module}: in ${folder}: ${subject} is judged and is not among the subjects`);
}

function problemsOf({ folder, fixture }: Estate, answer: unknown): string[] {
  const { rules } = parsedOrThrow(evaluationSchema, answer, `policies/main/main.rego: in ${folder}`);
  const outside = Object.entries(rules).flatMap(([group, inGroup]) =>
    Object.entries(inGroup).flatMap(([name, result]) =>
      outsideSubjects(`policies/rules/${group}/${name}`, folder, result),
    ),
  );
  if (fixture === null) return outside;
  const result = rules[fixture.rule.group]?.[fixture.rule.name];
  if (result === undefined) return [...outside, `${folder}: the rule is not in the answer`];
  return isExpected(fixture.name, result) ? outside : [...outside, `${folder}: comes to ${numbers(result)}`];
}

/** Every fixture comes to what its name says, the answer has its shape, and no rule judges what is not among its subjects. */
export const fixtureResults: Check = {
  name: "fixture results",
  run: async (root) => {
    const estates = await readEstates(root);
    const documents = estates.map(({ document }) => document);
    const answers = z.array(z.unknown()).parse(await opaEval(root, RESULTS, documents));
    if (answers.length !== estates.length)
      return ["policies/main/main.rego: result is undefined for a fixture or an example"];
    return estates.flatMap((estate, i) => problemsOf(estate, answers[i]));
  },
};
