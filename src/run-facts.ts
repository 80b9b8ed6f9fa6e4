import type { Report } from "./model/report.ts";
import type { Settings } from "./model/settings.ts";
import { type RunContext, readFiles, run } from "./run.ts";
import { toolOf } from "./settings/version.ts";
import { factsText } from "./sources/facts/facts-text.ts";
import { fromFacts } from "./sources/facts/from-facts.ts";
import { readFacts } from "./sources/facts/read-facts.ts";
import { toFacts } from "./sources/facts/to-facts.ts";

/** The first half of a run, as text: a shard of what is judged elsewhere, where it is told too what could not be read. */
export async function collectFacts(settings: Settings, context: RunContext): Promise<string> {
  const read = await readFiles(settings, context);
  return factsText(toFacts(read, await toolOf(context.pack)));
}

/**
 * The second half: judges the shards that the settings' paths name, as if one run had read all of it. `shards` is how many there must be,
 * null for any number.
 * @throws UserError where a shard is missing, cannot be read, or was collected by another version.
 */
export async function judgeFacts(
  settings: Settings,
  context: RunContext,
  shards: number | null,
): Promise<Report> {
  const found = await readFacts(settings, { shards, tool: await toolOf(context.pack) });
  return run(settings, { ...context, inputs: fromFacts(found) });
}
