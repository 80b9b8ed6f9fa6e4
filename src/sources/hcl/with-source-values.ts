import type { NormalisedInput } from "../../model/input.ts";
import type { SourceSearch } from "./source-search.ts";
import { sourceValuesOf } from "./source-values-of.ts";

/**
 * Reads the plans once more whose expressions name local values, or whose resources have dynamic blocks, with what their sources say of these: a
 * plan shows none. Nothing is done where no sources are found.
 */
export async function withSourceValues(
  inputs: readonly NormalisedInput[],
  search: SourceSearch,
): Promise<NormalisedInput[]> {
  const completed: NormalisedInput[] = [];
  for (const input of inputs) {
    completed.push(await withOwn(input, search));
  }
  return completed;
}

const NONE: ReadonlySet<string> = new Set();

async function withOwn(input: NormalisedInput, search: SourceSearch): Promise<NormalisedInput> {
  const { sources } = input;
  if (sources === undefined || sources.unseen === null) {
    return input;
  }
  const { outline, unseen } = sources;
  const found = await search.of(input);
  const wanted = found === null ? NONE : unseen.wanted();
  const values =
    found === null || wanted.size === 0
      ? null
      : await sourceValuesOf(found.everything, outline, wanted, search.finder);
  // What could read it once more holds the plan, which is not needed any longer.
  const read = { ...input, sources: { ...sources, unseen: null } };
  if (values === null || values.locals.size + values.blocks.size + values.expressions.size === 0) {
    return read;
  }
  const { resources, not_judged, after, before, places } = unseen.read(values);
  return { ...read, resources, not_judged, after, before, places };
}
