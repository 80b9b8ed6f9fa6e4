import type { Place } from "../../model/input.ts";
import type { BlockFinder } from "./block-finder.ts";
import { locateResource, type Wanted } from "./locate-resource.ts";
import type { PossibleRoots } from "./source-search.ts";

/** The place of a resource in what its plan may be made of; null where it is in none, or root modules that fit equally well have it elsewhere. */
export async function locateInRoots(
  wanted: Wanted,
  { roots, exact }: PossibleRoots,
  finder: BlockFinder,
): Promise<Place | null> {
  const place = agreed(await Promise.all(roots.map((root) => locateResource(wanted, root, finder))));
  return place === null || exact ? place : { ...place, exact };
}

/** The place that all of them are, through whichever calls: what several root modules share stands in one file for all. */
function agreed([first = null, ...others]: readonly (Place | null)[]): Place | null {
  if (first === null || others.some((other) => other?.path !== first.path || other.line !== first.line)) {
    return null;
  }
  return others.length === 0 ? first : { ...first, via: [] };
}
