import type { Report } from "../../model/report.ts";
import type { ResilienceFile } from "../../model/resilience-file.ts";
import type { RuleInfo } from "../../model/rule.ts";
import type { Settings } from "../../model/settings.ts";
import type { Pack } from "../../settings/pack.ts";
import { type Judged, judgeAll } from "../judging/judge-all.ts";
import { toolSettings } from "../judging/tool-settings.ts";
import type { LabelledCase } from "./cases.ts";
import { isSameResource } from "./same-resource.ts";
import { parametersOf, type Treatments, whyNoCase } from "./treatments.ts";

/** What we say of the resource of a case: the gravest answer of all rules that claim the check; `not judged` where it is a subject of none. */
export type Answer = "fail" | "undetermined" | "pass" | "not judged" | "error";

/** A case whose check a rule claims, beside our answer. */
export interface Compared {
  labelled: LabelledCase;
  /** Ids of the rules that claim the check. */
  rules: string[];
  answer: Answer;
  /** Expected to fail and failing, or expected to pass and not failing. */
  agrees: boolean;
  /** Messages of what those rules found on the resource, or why nothing could be judged. */
  said: string[];
}

/** All cases of a corpus: those that a rule claims, those whose input is refused by what it is for, and those that no rule claims. */
export interface Agreement {
  compared: Compared[];
  /** Left out of all totals, with what we say all the same. */
  noCases: Compared[];
  notCovered: LabelledCase[];
}

/** Under which everyone counts: what must be survived is declared, and every rule is as grave as can be. */
const SETTINGS: ResilienceFile = {
  version: 1,
  objectives: { tolerate: "data-centre", rto: "4h", rpo: "24h" },
  rules: { "*": "error" },
};

/** Judges the inputs of all cases whose check a rule claims, and compares. */
export async function agreement(
  corpus: string,
  cases: readonly LabelledCase[],
  pack: Pack,
  treatments: Treatments,
): Promise<Agreement> {
  const rules = await pack.rules();
  const claimed = cases.map((labelled) => ({ labelled, rules: claiming(labelled, rules) }));
  const covered = claimed.filter((one) => one.rules.length > 0);
  const runs = new Map<string, Settings>();
  for (const { labelled } of covered) {
    const file = { ...SETTINGS, rules: { ...SETTINGS.rules, ...parametersOf(labelled, treatments) } };
    runs.set(runKey(labelled, treatments), toolSettings({ workspace: corpus, paths: labelled.inputs }, file));
  }
  const judged = await judgeAll([...runs.values()], pack);
  const byRun = new Map([...runs.keys()].map((key, i) => [key, judged[i]]));
  const all = covered.map((one) =>
    compare(one, byRun.get(runKey(one.labelled, treatments)) ?? { error: "not judged" }),
  );
  return {
    compared: all.filter(({ labelled }) => whyNoCase(labelled, treatments) === null),
    noCases: all.filter(({ labelled }) => whyNoCase(labelled, treatments) !== null),
    notCovered: claimed.filter((one) => one.rules.length === 0).map(({ labelled }) => labelled),
  };
}

function claiming({ check_id }: LabelledCase, rules: readonly RuleInfo[]): string[] {
  return rules.filter(({ equivalents }) => equivalents.includes(check_id)).map(({ id }) => id);
}

function runKey(labelled: LabelledCase, treatments: Treatments): string {
  return JSON.stringify([labelled.inputs, parametersOf(labelled, treatments)]);
}

/**
 * What we say of the resource of one case, by the rules that claim its check: what is found of it, and what is found of another that it is named as
 * a part of, as the versioning of a bucket is.
 */
export function compare({ labelled, rules }: Pick<Compared, "labelled" | "rules">, judged: Judged): Compared {
  if ("error" in judged) {
    return { labelled, rules, answer: "error", agrees: false, said: [judged.error] };
  }
  const found = judged.report.findings.filter(
    (finding) => rules.includes(finding.rule) && isSaidOf(labelled.resource, finding),
  );
  const answer = answerOf(found, () =>
    rules.some((rule) => subjectsOf(rule, judged).some((id) => isSameResource(labelled.resource, id))),
  );
  const agrees = (labelled.expected === "fail") === (answer === "fail");
  return { labelled, rules, answer, agrees, said: saidOf(found, answer, judged.report) };
}

/** Of the parts that Terraform keeps apart any may be the one that is labelled; what an object of Kubernetes is related to stands on its own. */
function isSaidOf(asked: string | null, { resource, related }: Report["findings"][number]): boolean {
  const parts = related.filter((id) => /#(module\.|[a-z0-9]+_)/.test(id));
  return [resource, ...parts].some((id) => isSameResource(asked, id));
}

function answerOf(found: Report["findings"], isJudged: () => boolean): Answer {
  if (found.some(({ outcome }) => outcome === "fail")) {
    return "fail";
  }
  if (found.length > 0) {
    return "undetermined";
  }
  return isJudged() ? "pass" : "not judged";
}

function subjectsOf(rule: string, { after }: Exclude<Judged, { error: string }>): string[] {
  const [group = "", name = ""] = rule.split("/");
  return after.rules[group]?.[name]?.subjects ?? [];
}

/** Where nothing was judged, what was wrong with the input says more than nothing. */
function saidOf(found: Report["findings"], answer: Answer, { inputs }: Report): string[] {
  const outcome = answer === "fail" ? "fail" : "undetermined";
  const messages = found.filter((one) => one.outcome === outcome).map(({ message }) => message);
  const problems = inputs.flatMap((input) => input.problems.map(({ message }) => message));
  return [...new Set(answer === "not judged" ? problems : messages)];
}
