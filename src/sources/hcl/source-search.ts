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

/** The sources of the plans of one run: each folder is read once, each text parsed once, and none before it is asked for. */
export class SourceSearch {
  readonly reader: SourceReader;
  readonly finder: BlockFinder;
  readonly #settings: Pick<Settings, "resilience">;
  readonly #roots: RootFinder;
  readonly #found = new Map<string, Promise<FoundSources | null>>();

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
