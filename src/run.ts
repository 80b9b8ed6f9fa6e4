import { EVALUATION, type EvaluationLimits, Policies } from "./evaluate/evaluate.ts";
import { judge } from "./evaluate/judge.ts";
import { type Linked, link } from "./link/link.ts";
import { withMovedObjects } from "./link/moved-objects.ts";
import type { Evaluation } from "./model/evaluation.ts";
import type { NormalisedInput } from "./model/input.ts";
import type { Report } from "./model/report.ts";
import type { Settings } from "./model/settings.ts";
import type { OwnAnswers } from "./own-policies/evaluate-own.ts";
import type { LoadedOwn } from "./own-policies/load-own.ts";
import { NO_PROFILE, type Profile } from "./profile/profile.ts";
import type { Pack } from "./settings/pack.ts";
import { toolOf } from "./settings/version.ts";
import type { EarlierVersions } from "./sources/base/earlier-versions.ts";
import { withSourceLines } from "./sources/hcl/source-lines.ts";
import { SourceSearch } from "./sources/hcl/source-search.ts";
import { WorkspaceReader } from "./sources/hcl/workspace-reader.ts";
import { asInputs, type ReadFiles } from "./sources/normalise-all.ts";
import { readFiles as readAll, withDeclared } from "./sources/read-inputs.ts";

/** What a run works with besides its settings. */
export interface RunContext {
  pack: Pack;
  standardInput: AsyncIterable<Uint8Array | string>;
  /** What manifests are compared with; null where nothing is. A plan shows what was before by itself. */
  versions: EarlierVersions | null;
  /** Measures the stages; absent where nobody asks. */
  profile?: Profile;
  /** Is told what the run is about, in a few words; absent where nobody listens. */
  tell?: (what: string) => void;
  /** Policies of one's own, loaded; absent where there are none. Their types are those of `pack`. */
  own?: LoadedOwn;
  /** What was collected and normalised elsewhere; absent where the settings' paths are read. */
  inputs?: NormalisedInput[];
}

/** The sources of the run's plans, none of them read yet. */
function sourceSearch(settings: Settings, pack: Pack): SourceSearch {
  return new SourceSearch(settings, new WorkspaceReader(settings.workspace), () => pack.grammar());
}

/** Collect and normalise: what the settings' paths name. */
export async function readFiles(
  settings: Settings,
  { pack, standardInput, versions, tell, profile = NO_PROFILE }: RunContext,
  search: SourceSearch = sourceSearch(settings, pack),
): Promise<ReadFiles> {
  const declared = await pack.declaredTypes();
  return readAll(settings, { declared, search, standardInput, versions, tell, profile });
}

/** The first half of the way: collect, normalise, link. */
export async function readEstate(
  settings: Settings,
  context: RunContext,
  search: SourceSearch = sourceSearch(settings, context.pack),
  whenRead: (inputs: readonly NormalisedInput[]) => void = () => {},
): Promise<{ inputs: NormalisedInput[]; linked: Linked }> {
  const { profile = NO_PROFILE } = context;
  const declared = await context.pack.declaredTypes();
  const read = context.inputs ?? asInputs(await readFiles(settings, context, search));
  const moved = withMovedObjects(read, settings.resilience.file.clusters);
  const inputs = withDeclared(moved, settings, declared);
  whenRead(inputs);
  return { inputs, linked: profile.stage("link", () => link(inputs, settings, declared)) };
}

/**
 * The whole way, from settings to report: collect, normalise, link, evaluate, judge, find the lines.
 * @throws UserError where the settings, or the policies' time or memory, do not allow a report at all.
 */
export async function run(settings: Settings, context: RunContext): Promise<Report> {
  const { wasm, worker, name } = context.pack;
  const policies = new Policies({ wasm, worker, pack: name }, EVALUATION, context.profile);
  try {
    return await runWith(policies, settings, context);
  } finally {
    await policies.end();
  }
}

async function runWith(policies: Policies, settings: Settings, context: RunContext): Promise<Report> {
  const { pack, profile = NO_PROFILE } = context;
  const search = sourceSearch(settings, pack);
  const { inputs, linked } = await readEstate(settings, context, search, (read) =>
    policies.expect(resourceCounts(read), evaluationLimits(settings)),
  );
  const [resources = 0] = resourceCounts(inputs);
  context.tell?.(`judging ${resources} ${resources === 1 ? "resource" : "resources"}`);
  // Read while the policies judge.
  const reading = Promise.all([pack.rules(), toolOf(pack)]);
  reading.catch(() => {});
  const { after, before, own } = await evaluateBoth(linked, settings, { policies, context });
  const [packed, tool] = await reading;
  const rules = [...packed, ...own.rules];
  const { withoutBefore } = linked;
  const problems = [...linked.problems, ...(context.own?.problems ?? []), ...own.problems];
  const report = profile.stage("judge", () =>
    judge({ settings, inputs, withoutBefore, problems, after, before, rules, tool }),
  );
  if (profile.measuresRules) {
    const ids = packed.map(({ id }) => id);
    const limits = evaluationLimits(settings);
    const times = profile.stage("measure the rules", () => policies.timeRules(linked.after, ids, limits));
    profile.rules(await times);
  }
  return profile.stage("find the lines", () => withSourceLines(report, inputs, search));
}

/** Resources after the change, and before it where any input shows that. */
function resourceCounts(inputs: readonly NormalisedInput[]): number[] {
  const after = inputs.reduce((sum, input) => sum + input.after.length, 0);
  const before = inputs.reduce((sum, input) => sum + (input.before ?? input.after).length, 0);
  return inputs.some((input) => input.before !== null) ? [after, before] : [after];
}

function evaluationLimits({ limits }: Settings): EvaluationLimits {
  return { deadlineMs: limits.evaluationMs, memoryBytes: limits.memoryBytes };
}

/** What all policies say of the estate after the change, and before it. */
async function evaluateBoth(
  linked: Linked,
  settings: Settings,
  { policies, context }: { policies: Policies; context: RunContext },
): Promise<{ after: Evaluation; before: Evaluation | null; own: OwnAnswers }> {
  const documents = linked.before === null ? [linked.after] : [linked.after, linked.before];
  const limits = evaluationLimits(settings);
  const evaluations = await policies.evaluate(documents, limits);
  const own = await evaluateAsked(context, documents, limits);
  const [after, before = null] = evaluations.map((evaluation, i) => ({
    ...evaluation,
    rules: { ...evaluation.rules, ...own.results[i] },
  }));
  if (after === undefined) {
    throw new Error("the policies gave no answer");
  }
  return { after, before, own };
}

/** What policies of one's own say; where there are none, nothing that asks them is loaded. */
async function evaluateAsked(
  { own, pack }: RunContext,
  documents: Linked["after"][],
  limits: EvaluationLimits,
): Promise<OwnAnswers> {
  if (own === undefined) {
    return { rules: [], results: [], problems: [] };
  }
  const { evaluateOwn } = await import("./own-policies/evaluate-own.ts");
  return evaluateOwn(own.own, documents, limits, pack.worker);
}
