import type { NormalisedInput } from "../../model/input.ts";
import { matchesPath } from "../../model/path-glob.ts";
import type { Settings } from "../../model/settings.ts";
import { archiveModule } from "./archive-module.ts";
import { BlockFinder } from "./block-finder.ts";
import { checkoutModule } from "./checkout-module.ts";
import { RootFinder } from "./find-root.ts";
import type { Grammar } from "./parse-hcl.ts";
import { folderOf, joinInside } from "./shown-path.ts";
import { remembered, type SourceModule } from "./source-module.ts";
import type { SourceReader } from "./source-reader.ts";

/** What the sources of one plan are. */
export interface FoundSources {
  root: SourceModule;
  /** The same with the modules that `terraform init` has fetched, which are no part of the repository: no finding points there. */
  everything: SourceModule;
  /** The folder of the root module, relative to the workspace; null where only the binary plan holds the sources. */
  folder: string | null;
  /** True where these are all the sources that were planned: those inside the binary plan. */
  complete: boolean;
}

/** The root modules that a plan may be made of. */
export interface PossibleRoots {
  /** More than one where folders fit equally well, as `envs/dev` and `envs/prod` do that call the same modules. */
  roots: SourceModule[];
  /** False where they are an earlier or later version of what was planned. */
  exact: boolean;
}

/** With more folders than this that fit equally well, none is looked into. */
const MOST_ROOTS = 16;

/** The sources of the plans of one run: each folder is read once, each text parsed once, and none before it is asked for. */
export class SourceSearch {
  readonly reader: SourceReader;
  readonly finder: BlockFinder;
  readonly #settings: Pick<Settings, "resilience">;
  readonly #roots: RootFinder;
  readonly #found = new Map<string, Promise<FoundSources | null>>();
  readonly #possible = new Map<string, Promise<PossibleRoots>>();

  /** `grammar` gives the grammar's bytes; it is asked for when the first text has to be parsed. */
  constructor(settings: Pick<Settings, "resilience">, reader: SourceReader, grammar: () => Promise<Grammar>) {
    this.#settings = settings;
    this.reader = reader;
    this.finder = new BlockFinder(grammar);
    this.#roots = new RootFinder(reader);
  }

  /** Where the sources of an input are; null where it is made of none, or they are not found. */
  of(input: Pick<NormalisedInput, "name" | "path" | "sources">): Promise<FoundSources | null> {
    const known = this.#found.get(input.name) ?? this.#search(input);
    this.#found.set(input.name, known);
    return known;
  }

  /** Where the lines of an input may be looked up: in its sources, or where these are not found, in what comes close to them. */
  rootsOf(input: Pick<NormalisedInput, "name" | "path" | "sources">): Promise<PossibleRoots> {
    const known = this.#possible.get(input.name) ?? this.#searchRoots(input);
    this.#possible.set(input.name, known);
    return known;
  }

  async #searchRoots(input: Pick<NormalisedInput, "name" | "path" | "sources">): Promise<PossibleRoots> {
    const found = await this.of(input);
    const { sources, path } = input;
    if (found !== null || sources === undefined) {
      return { roots: found === null ? [] : [found.root], exact: true };
    }
    const { outline } = sources;
    const fitting = await this.#roots.fitting(path, outline);
    const similar = fitting.length === 0 ? await this.#roots.similar(path, outline) : null;
    const folders = similar === null ? fitting : [similar];
    const roots = (folders.length > MOST_ROOTS ? [] : folders).map((folder) =>
      remembered(checkoutModule(this.reader, folder, outline, false)),
    );
    return { roots, exact: similar === null };
  }

  async #search(input: Pick<NormalisedInput, "name" | "path" | "sources">): Promise<FoundSources | null> {
    const { sources, path } = input;
    if (sources === undefined) {
      return null;
    }
    const { outline, archive } = sources;
    const declared = this.#declaredRoot(input);
    const folder = declared === null ? await this.#roots.find(path, outline) : joinInside(declared);
    if (archive !== null) {
      const at = folder ?? folderOf(path);
      const [root, everything] = [false, true].map((fetched) =>
        remembered(archiveModule({ archive, root: at, reader: this.reader, fetched })),
      ) as [SourceModule, SourceModule];
      return { root, everything, folder, complete: true };
    }
    return folder === null
      ? null
      : {
          root: remembered(checkoutModule(this.reader, folder, outline, false)),
          everything: remembered(checkoutModule(this.reader, folder, outline, true)),
          folder,
          complete: false,
        };
  }

  /** The folder that `terraform` in resilience.yml names for a plan, by the name or path of the plan; the first that fits counts. */
  #declaredRoot({ name, path }: Pick<NormalisedInput, "name" | "path">): string | null {
    for (const [plan, folder] of Object.entries(this.#settings.resilience.file.terraform ?? {})) {
      if (plan === name || matchesPath(plan, path)) {
        return folder;
      }
    }
    return null;
  }
}
