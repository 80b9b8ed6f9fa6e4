import { judge, type ToJudge } from "../../src/evaluate/judge.ts";
import type { Entry, Evaluation, Failure, RuleResult } from "../../src/model/evaluation.ts";
import type { Report } from "../../src/model/report.ts";
import type { ResilienceFile } from "../../src/model/resilience-file.ts";
import type { RuleInfo } from "../../src/model/rule.ts";

/** 2026-11-23, noon. */
const NOW_S = Date.UTC(2026, 10, 23, 12) / 1000;

/** A rule of a policy pack, with nothing said that a test does not say. */
export function aRule(id: string, more: Partial<RuleInfo> = {}): RuleInfo {
  return {
    id,
    title: `Title of ${id}`,
    description: "",
    severity: "error",
    protects: "data-centre",
    remediation: `Mend ${id}.`,
    remedies: [],
    needs: [],
    standards: [],
    equivalents: [],
    aliases: [],
    since: "0.1.0",
    related_resources: [],
    parameters: {},
    ...more,
  };
}

/** An entry of a rule about a subject, asked for by its objectives. */
export function anEntry(subject: string, more: Partial<Entry> = {}): Entry {
  return {
    subject,
    attribute: null,
    related: [],
    message: `${subject} is not as it should be.`,
    remediation: null,
    evidence: [],
    asked: "yes",
    caused_by: null,
    ...more,
  };
}

/** What policies answer: rule id to its result, subjects of entries included. */
export function anEvaluation(
  rules: Record<string, Partial<RuleResult>>,
  more: Partial<Omit<Evaluation, "rules">> = {},
): Evaluation {
  const groups: Evaluation["rules"] = {};
  for (const [id, { subjects = [], violations = [], undetermined = [] }] of Object.entries(rules)) {
    const [group = "", name = ""] = id.split("/");
    const entries = [...violations, ...undetermined].map(({ subject }) => subject);
    groups[group] = {
      ...groups[group],
      [name]: { subjects: [...new Set([...subjects, ...entries])], violations, undetermined },
    };
  }
  return {
    rules: groups,
    services: {},
    architectures: [],
    failures: [],
    objectives: [],
    not_in_sight: [],
    topology: { regions: [], elsewhere: [], links: [] },
    ...more,
  };
}

/** One failure domain, and what its loss does to services. */
export function aFailure(
  kind: Failure["kind"],
  domain: string,
  outcomes: Record<string, [Failure["services"][number]["outcome"], number | null]>,
  unaffected = 0,
): Failure {
  const services = Object.entries(outcomes).map(([service, [outcome, capacity]]) => ({
    service,
    part: null,
    outcome,
    capacity,
    rpo_s: null,
    rto_s: null,
    parts: { as_bad: 1, all: 1 },
    why: `why ${service}`,
  }));
  return { domain, kind, count: 1, services, unaffected };
}

/** What a judgement is made of where a test does not say: something is declared, everything gates, no before. */
export type Judged = Partial<Omit<ToJudge, "settings">> & {
  settings?: Partial<ToJudge["settings"]>;
  file?: Omit<ResilienceFile, "version">;
};

export function judged({ settings, file, ...more }: Judged): Report {
  return judge({
    after: anEvaluation({}),
    before: null,
    rules: [],
    inputs: [],
    withoutBefore: new Set(),
    problems: [],
    tool: { version: "1.2.3", policies: "abc" },
    ...more,
    settings: {
      resilience: {
        path: ".github/resilience.yml",
        file: { version: 1, objectives: { tolerate: "data-centre" }, ...file },
      },
      mode: "enforce",
      gate: "all",
      failOn: "error",
      baseline: null,
      nowS: NOW_S,
      ifNothingFound: "pass",
      ...settings,
    },
  });
}
