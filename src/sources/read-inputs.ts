import type { DeclaredTypes } from "../model/declared-types.ts";
import type { NormalisedInput } from "../model/input.ts";
import type { Settings } from "../model/settings.ts";
import { NO_PROFILE, type Profile } from "../profile/profile.ts";
import type { EarlierVersions } from "./base/earlier-versions.ts";
import { collect } from "./collect.ts";
import { normaliseDeclared } from "./declared/normalise-declared.ts";
import type { SourceSearch } from "./hcl/source-search.ts";
import { withBackends } from "./hcl/with-backends.ts";
import { withSourceValues } from "./hcl/with-source-values.ts";
import { asInputs, normaliseFiles, type ReadFiles } from "./normalise-all.ts";
import type { RawInput } from "./raw-input.ts";

/** What inputs are read with besides the settings. */
interface Reading {
  declared: DeclaredTypes;
  search: SourceSearch;
  standardInput: AsyncIterable<Uint8Array | string>;
  /** What manifests are compared with; null where nothing is. */
  versions: EarlierVersions | null;
  profile?: Profile;
  /** Is told how far reading is; absent where nobody listens. */
  tell?: ((what: string) => void) | undefined;
}

/** The files that the settings name, each normalised, with where the state of each plan is kept. */
export async function readFiles(
  settings: Settings,
  { declared, search, standardInput, versions, tell, profile = NO_PROFILE }: Reading,
): Promise<ReadFiles> {
  const files = counted(timed(collect(settings, standardInput, versions), profile), tell);
  const { inputs, passedOver } = await profile.stage("normalise", () =>
    normaliseFiles(files, declared, settings),
  );
  const located = await profile.stage("read sources", async () =>
    withBackends(await withSourceValues(inputs, search), declared, search),
  );
  return { inputs: located, passedOver };
}

/** Everything that is judged together: the files, and what resilience.yml declares. */
export async function readInputs(settings: Settings, reading: Reading): Promise<NormalisedInput[]> {
  return withDeclared(asInputs(await readFiles(settings, reading)), settings, reading.declared);
}

/** Inputs, and what resilience.yml declares of what no other shows. */
export function withDeclared(
  inputs: NormalisedInput[],
  settings: Pick<Settings, "resilience">,
  declared: DeclaredTypes,
): NormalisedInput[] {
  const written = normaliseDeclared(settings.resilience, declared);
  return written === null ? inputs : [...inputs, written];
}

/** Files come while those before them are normalised: what reading each takes is counted apart. */
async function* timed(files: AsyncGenerator<RawInput>, profile: Profile): AsyncGenerator<RawInput> {
  for (;;) {
    const { done, value } = await profile.stage("collect", () => files.next());
    if (done === true) {
      return;
    }
    yield value;
  }
}

/** The files as they come, and how many there were so far. */
async function* counted<T>(files: AsyncIterable<T>, tell: Reading["tell"]): AsyncGenerator<T> {
  let count = 0;
  for await (const file of files) {
    count += 1;
    tell?.(`reading, ${count} ${count === 1 ? "file" : "files"} so far`);
    yield file;
  }
}
