import { ResourceIndex } from "../../evaluate/resource-index.ts";
import type { NormalisedInput, Place } from "../../model/input.ts";
import type { Finding, Report } from "../../model/report.ts";
import { parseAddress } from "../terraform/address.ts";
import { locateResource } from "./locate-resource.ts";
import type { SourceSearch } from "./source-search.ts";

/**
 * Gives each finding about a resource of a Terraform plan the file and line where the sources have it. Only what findings name is looked
 * up, so that a run without findings parses nothing for it; where the sources are not found, the finding keeps the place that it has.
 */
export async function withSourceLines(
  report: Report,
  inputs: readonly NormalisedInput[],
  search: SourceSearch,
): Promise<Report> {
  const index = new ResourceIndex(inputs);
  const findings: Finding[] = [];
  for (const finding of report.findings) {
    const location = await locationOf(finding, index, search);
    findings.push(location === null ? finding : { ...finding, location });
  }
  return { ...report, findings };
}

async function locationOf(
  { resource, attribute, related }: Finding,
  index: ResourceIndex,
  search: SourceSearch,
): Promise<Place | null> {
  const placed = index.placedBy(resource, related);
  const address = placed === null ? null : parseAddress(placed.resource.address);
  if (placed === null || address === null) {
    return null;
  }
  // A path inside a concept is none inside the resource that stands for it.
  const own = placed.resource.id === resource ? attribute : null;
  const wanted = { address, attribute: own, values: placed.resource.values };
  const { roots, exact } = await search.rootsOf(placed.input);
  const place = agreed(await Promise.all(roots.map((root) => locateResource(wanted, root, search.finder))));
  return place === null || exact ? place : { ...place, exact };
}

/** The place that all of them are, through whichever calls: what several root modules share stands in one file for all. */
function agreed([first = null, ...others]: readonly (Place | null)[]): Place | null {
  if (first === null || others.some((other) => other?.path !== first.path || other.line !== first.line)) {
    return null;
  }
  return others.length === 0 ? first : { ...first, via: [] };
}
