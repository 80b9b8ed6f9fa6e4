import type { Finding, Report } from "../../src/model/report.ts";

/** A finding with everything that a test does not speak of filled in. */
export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: "cluster/quorum-spread",
    severity: "error",
    outcome: "fail",
    status: "new",
    lost_judgement: false,
    waiver: null,
    blocks: false,
    resource: "plan.json#aws_instance.primary",
    attribute: null,
    related: [],
    services: [],
    message: "Something is wrong.",
    remediation: "Put it right.",
    evidence: [],
    caused_by: null,
    location: null,
    fingerprint: "v1:0000",
    ...parts,
  };
}

/** A report without anything in it. */
export function emptyReport(parts: Partial<Report> = {}): Report {
  return {
    version: 1,
    tool: { name: "resilience-gate", version: "0.1.0", policies: "3f9a2c1d" },
    mode: "enforce",
    verdict: "pass",
    sentence: "Everything that was asked for holds.",
    inputs: [],
    problems: [],
    not_in_sight: [],
    waivers: [],
    break_glass: null,
    findings: [],
    fixed: [],
    rules: [],
    architectures: [],
    failures: [],
    changes: [],
    objectives: [],
    topology: { regions: [], elsewhere: [], links: [] },
    ...parts,
  };
}

/** An input of which everything was judged. */
export function input(
  name: string,
  resources: number,
  kind: Report["inputs"][number]["kind"] = "kubernetes",
): Report["inputs"][number] {
  return { name, path: name, kind, resources, judged: resources, not_judged: [], problems: [] };
}

/** The counts of a rule. */
export function rule(id: string, failed: number, passed: number, undetermined = 0): Report["rules"][number] {
  return {
    id,
    title: id,
    severity: "error",
    subjects: failed + passed + undetermined,
    passed,
    failed,
    undetermined,
    not_asked: 0,
  };
}

type Effect = Report["failures"][number]["services"][number];

/** What a failure does to a service of one part, of which no more is known. */
export function effect(service: string, outcome: Effect["outcome"], more: Partial<Effect> = {}): Effect {
  return {
    service,
    part: null,
    outcome,
    before: null,
    capacity: null,
    rpo_s: null,
    rto_s: null,
    parts: { as_bad: 1, all: 1 },
    why: "why",
    ...more,
  };
}
