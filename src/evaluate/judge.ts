import type { Evaluation } from "../model/evaluation.ts";
import type { NormalisedInput } from "../model/input.ts";
import { matchesPath } from "../model/path-glob.ts";
import type { Report, RunProblem } from "../model/report.ts";
import type { RuleInfo } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";
import { askedOfEstate } from "./asked.ts";
import { changesOf } from "./changes.ts";
import { type DraftContext, draftsOf } from "./drafts.ts";
import { FailureMatrix, failuresOf } from "./failures.ts";
import { findingsOf, type JudgedRule, servicesByMember } from "./findings.ts";
import { fixedOf } from "./fixed.ts";
import { withLostCauses } from "./lost-causes.ts";
import { notInSight } from "./not-in-sight.ts";
import { byText } from "./order.ts";
import { ResourceIndex } from "./resource-index.ts";
import { type RuleOutcomes, ruleResults } from "./rule-results.ts";
import { ruleSettingProblems, rulesetProblems } from "./rule-setting-problems.ts";
import { declarationProblems, emptinessProblems, packProblems, sortedProblems } from "./run-problems.ts";
import { sentenceOf } from "./sentence.ts";
import { findingGravity, ruleGravity } from "./severity.ts";
import { sortedTopology } from "./topology.ts";
import { unjudged, verdictOf } from "./verdict.ts";
import { waiversOf } from "./waiver-changes.ts";
import { Waivers } from "./waivers.ts";

/** Everything that a report is made of. */
export interface ToJudge {
  after: Evaluation;
  /** Null where no input shows the estate before the change. */
  before: Evaluation | null;
  /** Every rule of the policy pack (rules.json). */
  rules: readonly RuleInfo[];
  settings: Pick<
    Settings,
    "resilience" | "mode" | "gate" | "failOn" | "baseline" | "nowS" | "ifNothingFound"
  > &
    Partial<Pick<Settings, "proposed" | "waiversBefore" | "breakGlass">>;
  inputs: readonly NormalisedInput[];
  /** Names of the inputs that show no before. */
  withoutBefore: ReadonlySet<string>;
  /** What the stages before this one have to say of the run. */
  problems: readonly RunProblem[];
  tool: { version: string; policies: string };
}

/** Makes the report of what the policies answered: pure, and the same whatever the order of inputs, rules and entries. */
export function judge(to: ToJudge): Report {
  const { after, before, settings } = to;
  const { path, file } = settings.resilience;
  const resources = new ResourceIndex(to.inputs, prunes(file));
  const answers = { after: ruleResults(after), before: before === null ? null : ruleResults(before) };
  const exists = existence(resources, answers.after);
  const rules = judgedRules(to, answers, {
    exists,
    unseen: (subject) => resources.unseen(subject),
    asked: (rule) => askedOfEstate(rule.protects, file),
  });
  const waivers = new Waivers(file.waivers ?? [], settings.nowS);
  const findings = findingsOf(rules, {
    settings,
    resources,
    withoutBefore: to.withoutBefore,
    waivers,
    servicesOf: servicesByMember(after.services),
  });
  const nothing = emptinessProblems(to.inputs, settings.ifNothingFound);
  const problems = sortedProblems([
    ...to.problems,
    ...packProblems(to.rules, answers.after),
    ...ruleSettingProblems(to.rules, settings.resilience),
    ...rulesetProblems(to.rules, settings.resilience),
    ...waivers.problems(path),
    ...(nothing.length > 0 ? nothing : declarationProblems(to.inputs, settings.resilience)),
  ]);
  const inputs = [...to.inputs].sort((a, b) => byText(a.name, b.name));
  const errors = unjudged(inputs, problems);
  const matrices = {
    after: new FailureMatrix(after),
    before: before === null ? null : new FailureMatrix(before),
  };
  const failures = failuresOf(after, matrices.before);
  const counts = countsOf(rules);
  const breakGlass = settings.breakGlass ?? null;
  return {
    version: 1,
    tool: { name: "resilience-gate", version: to.tool.version, policies: to.tool.policies },
    mode: settings.mode,
    verdict: verdictOf(findings, errors, { mode: settings.mode, breakGlass }),
    sentence: sentenceOf({
      mode: settings.mode,
      breakGlass,
      rules: to.rules,
      findings,
      failures,
      counts,
      errors,
    }),
    inputs: inputs.map(inputOf),
    problems,
    not_in_sight: notInSight(after.not_in_sight),
    waivers: waiversOf(
      {
        inForce: file.waivers ?? [],
        proposed: settings.proposed == null ? null : (settings.proposed.file.waivers ?? []),
        before: settings.waiversBefore ?? null,
      },
      { findings, rules: to.rules, resources, nowS: settings.nowS },
    ),
    break_glass: breakGlass,
    findings,
    fixed: fixedOf(rules, exists, to.withoutBefore),
    rules: counts,
    architectures: [...after.architectures].sort(
      (a, b) => byText(a.of, b.of) || byText(a.subject, b.subject),
    ),
    failures,
    changes:
      before === null || matrices.before === null
        ? []
        : changesOf(after, before, { after: matrices.after, before: matrices.before }),
    objectives: [...after.objectives].sort((a, b) => byText(a.service, b.service)),
    topology: sortedTopology(after.topology),
  };
}

/** Does taking away the file at a path delete what it declares? As the settings say. */
function prunes({ declared }: Settings["resilience"]["file"]): (path: string) => boolean {
  const globs = declared?.pruned ?? [];
  return (path) => globs.some((glob) => matchesPath(glob, path));
}

const NO_ANSWER: RuleOutcomes = {
  violations: [],
  undetermined: [],
  outcomes: new Map(),
  keys: { fail: new Set(), undetermined: new Set() },
};

/** The rules of the pack in order of their ids. One that did not answer has found nothing; it is a problem of its own. */
function judgedRules(
  { rules, settings }: ToJudge,
  answers: { after: Map<string, RuleOutcomes>; before: Map<string, RuleOutcomes> | null },
  context: DraftContext,
): JudgedRule[] {
  const judged = [...rules]
    .sort((a, b) => byText(a.id, b.id))
    .map((rule) => {
      const after = answers.after.get(rule.id);
      const sides = {
        rule,
        after: after ?? NO_ANSWER,
        before: after === undefined ? null : (answers.before?.get(rule.id) ?? null),
      };
      const gravity = ruleGravity(rule, settings.resilience.file);
      return { ...sides, gravity, drafts: draftsOf(sides, context) };
    });
  return withLostCauses(judged, context.unseen);
}

/** A resource is there if an input says so, whatever is judged of its end; anything else (`cluster:cd4pe`) if any rule still judges it. */
function existence(
  resources: ResourceIndex,
  after: ReadonlyMap<string, RuleOutcomes>,
): (subject: string) => boolean {
  const judged = new Set([...after.values()].flatMap(({ outcomes }) => [...outcomes.keys()]));
  return (subject) => (resources.isResource(subject) ? resources.exists(subject) : judged.has(subject));
}

function countsOf(rules: readonly JudgedRule[]): Report["rules"] {
  return rules.map(({ rule, gravity, after, drafts }) => {
    const outcomes = [...after.outcomes.values()];
    const count = (wanted: string): number => outcomes.filter((outcome) => outcome === wanted).length;
    return {
      id: rule.id,
      title: rule.title,
      ...(rule.standards.length > 0 && { standards: rule.standards }),
      severity: gravity.severity,
      subjects: outcomes.length,
      passed: count("passed"),
      failed: count("failed"),
      undetermined: count("undetermined"),
      not_asked:
        gravity.severity === "off"
          ? 0
          : drafts.filter(
              ({ entry }) =>
                after.outcomes.has(entry.subject) && findingGravity(gravity, entry.asked) === null,
            ).length,
    };
  });
}

function inputOf({
  name,
  path,
  kind,
  resources,
  after,
  not_judged,
  problems,
}: NormalisedInput): Report["inputs"][number] {
  const judged = after.filter(({ unread }) => unread !== true).length;
  const unjudgedParts = [...not_judged].sort((a, b) => byText(a.what, b.what) || byText(a.reason, b.reason));
  return { name, path, kind, resources, judged, not_judged: unjudgedParts, problems };
}
