import type { NormalisedInput } from "../../model/input.ts";
import { localValuesOf } from "./local-values-of.ts";
import type { SourceSearch } from "./source-search.ts";

/**
 * Reads the plans once more whose expressions name local values, with what their sources say of these: a plan shows none. Nothing is done
 * where no sources are found.
 */
export async function withLocalValues(
  inputs: readonly NormalisedInput[],
  search: SourceSearch,
): Promise<NormalisedInput[]> {
  const completed: NormalisedInput[] = [];
  for (const input of inputs) {
    completed.push(await withOwn(input, search));
  }
  return completed;
}

async function withOwn(input: NormalisedInput, search: SourceSearch): Promise<NormalisedInput> {
  const { sources } = input;
  if (sources === undefined || sources.locals === null) {
    return input;
  }
  const { outline, locals } = sources;
  const found = await search.of(input);
  const values =
    found === null ? null : await localValuesOf(found.everything, outline, locals.wanted, search.finder);
  // What could read it once more holds the plan, which is not needed any longer.
  const read = { ...input, sources: { ...sources, locals: null } };
  if (values === null || values.size === 0) {
    return read;
  }
  const { resources, not_judged, after, before, places } = locals.read(values);
  return { ...read, resources, not_judged, after, before, places };
}
