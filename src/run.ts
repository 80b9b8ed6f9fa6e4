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
import { withSourceLines } from "./sources/hcl/source-lines.ts";
import { SourceSearch } from "./sources/hcl/source-search.ts";
import { WorkspaceReader } from "./sources/hcl/workspace-reader.ts";
import { readInputs } from "./sources/read-inputs.ts";

/** What a run works with besides its settings. */
export interface RunContext {
  pack: Pack;
  standardInput: AsyncIterable<Uint8Array | string>;
  /** What manifests are compared with; null where nothing is. A plan shows what was before by itself. */
  versions: EarlierVersions | null;
}

/** The sources of the run's plans, none of them read yet. */
function sourceSearch(settings: Settings, pack: Pack): SourceSearch {
  return new SourceSearch(settings, new WorkspaceReader(settings.workspace), () => pack.grammar());
}

/** The first half of the way: collect, normalise, link. */
export async function readEstate(
  settings: Settings,
  { pack, standardInput, versions }: RunContext,
  search: SourceSearch = sourceSearch(settings, pack),
): Promise<{ inputs: NormalisedInput[]; linked: Linked }> {
  const declared = await pack.declaredTypes();
  const read = await readInputs(settings, { declared, search, standardInput, versions });
  const inputs = withMovedObjects(read, settings.resilience.file.clusters);
  return { inputs, linked: link(inputs, settings, declared) };
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
  const search = sourceSearch(settings, context.pack);
  const { inputs, linked } = await readEstate(settings, context, search);
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
  return withSourceLines(report, inputs, search);
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
