import type { NormalisedInput, Place, PlanSources } from "../../model/input.ts";
import { archiveModule } from "./archive-module.ts";
import type { BlockFinder } from "./block-finder.ts";
import { checkoutModule } from "./checkout-module.ts";
import type { RootFinder } from "./find-root.ts";
import { locateResource, type Wanted } from "./locate-resource.ts";
import { folderOf, joinInside } from "./shown-path.ts";
import { remembered, type SourceModule } from "./source-module.ts";
import type { SourceReader } from "./source-reader.ts";

/** What all plans of a run share. */
export interface Search {
  reader: SourceReader;
  roots: RootFinder;
  finder: BlockFinder;
}

/** Finds the places of one plan's resources in its sources. */
export class PlanLocator {
  readonly #root: Promise<SourceModule | null>;
  readonly #finder: BlockFinder;

  /** `declaredRoot` is the folder that the settings name for the plan's root module; null where they name none. */
  constructor(
    { path, sources }: { path: NormalisedInput["path"]; sources: PlanSources },
    declaredRoot: string | null,
    { reader, roots, finder }: Search,
  ) {
    this.#finder = finder;
    this.#root = rootModule(path, sources, declaredRoot, { reader, roots });
  }

  /** Null where the sources are not found, or do not have it. */
  async locate(wanted: Wanted): Promise<Place | null> {
    const root = await this.#root;
    return root === null ? null : locateResource(wanted, root, this.#finder);
  }
}

async function rootModule(
  planPath: string,
  { outline, archive }: PlanSources,
  declaredRoot: string | null,
  { reader, roots }: Pick<Search, "reader" | "roots">,
): Promise<SourceModule | null> {
  const folder = declaredRoot === null ? await roots.find(planPath, outline) : joinInside(declaredRoot);
  if (archive !== null) {
    return remembered(archiveModule(archive, folder ?? folderOf(planPath), reader));
  }
  return folder === null ? null : remembered(checkoutModule(reader, folder, outline));
}
