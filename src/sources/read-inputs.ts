import type { DeclaredTypes } from "../model/declared-types.ts";
import type { NormalisedInput } from "../model/input.ts";
import type { Settings } from "../model/settings.ts";
import type { EarlierVersions } from "./base/earlier-versions.ts";
import { collect } from "./collect.ts";
import { normaliseDeclared } from "./declared/normalise-declared.ts";
import type { SourceSearch } from "./hcl/source-search.ts";
import { withBackends } from "./hcl/with-backends.ts";
import { normaliseAll } from "./normalise-all.ts";

/** What inputs are read with besides the settings. */
interface Reading {
  declared: DeclaredTypes;
  search: SourceSearch;
  standardInput: AsyncIterable<Uint8Array | string>;
  /** What manifests are compared with; null where nothing is. */
  versions: EarlierVersions | null;
}

/** Everything that is judged together: the files that the settings name, each normalised, and what resilience.yml declares. */
export async function readInputs(
  settings: Settings,
  { declared, search, standardInput, versions }: Reading,
): Promise<NormalisedInput[]> {
  const read = await normaliseAll(collect(settings, standardInput, versions), declared, settings);
  const inputs = await withBackends(read, declared, search);
  const written = normaliseDeclared(settings.resilience, declared);
  return written === null ? inputs : [...inputs, written];
}
