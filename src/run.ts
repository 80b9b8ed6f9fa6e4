import { Policies } from "./evaluate/evaluate.ts";
import { judge } from "./evaluate/judge.ts";
import { type Linked, link } from "./link/link.ts";
import { withMovedObjects } from "./link/moved-objects.ts";
import type { Evaluation } from "./model/evaluation.ts";
import type { NormalisedInput } from "./model/input.ts";
import type { Report } from "./model/report.ts";
import type { Settings } from "./model/settings.ts";
import type { Pack } from "./settings/pack.ts";
import { toolVersion } from "./settings/version.ts";
import type { EarlierVersions } from "./sources/base/earlier-versions.ts";
import { collect } from "./sources/collect.ts";
import { normaliseDeclared } from "./sources/declared/normalise-declared.ts";
import { withSourceLines } from "./sources/hcl/source-lines.ts";
import { WorkspaceReader } from "./sources/hcl/workspace-reader.ts";
import { normaliseAll } from "./sources/normalise-all.ts";

/** What a run works with besides its settings. */
export interface RunContext {
  pack: Pack;
  standardInput: AsyncIterable<Uint8Array | string>;
  /** What manifests are compared with; null where nothing is. A plan shows what was before by itself. */
  versions: EarlierVersions | null;
}

/** The first half of the way: collect, normalise, link. */
export async function readEstate(
  settings: Settings,
  { pack, standardInput, versions }: RunContext,
): Promise<{ inputs: NormalisedInput[]; linked: Linked }> {
  const files = collect(settings, standardInput, versions);
  const types = await pack.declaredTypes();
  const declared = normaliseDeclared(settings.resilience, types);
  const read = await normaliseAll(files, types, settings);
  const moved = withMovedObjects(read, settings.resilience.file.clusters);
  const inputs = declared === null ? moved : [...moved, declared];
  return { inputs, linked: link(inputs, settings, types) };
}

/**
 * The whole way, from settings to report: collect, normalise, link, evaluate, judge, find the lines.
 * @throws UserError where the settings, or the policies' time or memory, do not allow a report at all.
 */
export async function run(settings: Settings, context: RunContext): Promise<Report> {
  const { wasm, worker, name } = context.pack;
  const policies = new Policies({ wasm, worker, pack: name });
  try {
    return await runWith(policies, settings, context);
  } finally {
    await policies.end();
  }
}

async function runWith(policies: Policies, settings: Settings, context: RunContext): Promise<Report> {
  const { inputs, linked } = await readEstate(settings, context);
  const [after, before = null] = await evaluateBoth(linked, settings, policies);
  const report = judge({
    settings,
    inputs,
    withoutBefore: linked.withoutBefore,
    problems: linked.problems,
    after,
    before,
    rules: await context.pack.rules(),
    tool: { version: await toolVersion(), policies: await context.pack.version() },
  });
  return withSourceLines(report, inputs, {
    settings,
    reader: new WorkspaceReader(settings.workspace),
    grammar: () => context.pack.grammar(),
  });
}

async function evaluateBoth(
  linked: Linked,
  settings: Settings,
  policies: Policies,
): Promise<[Evaluation, Evaluation?]> {
  const { evaluationMs: deadlineMs, memoryBytes } = settings.limits;
  const documents = linked.before === null ? [linked.after] : [linked.after, linked.before];
  const [after, before] = await policies.evaluate(documents, { deadlineMs, memoryBytes });
  if (after === undefined) {
    throw new Error("the policies gave no answer");
  }
  return before === undefined ? [after] : [after, before];
}
