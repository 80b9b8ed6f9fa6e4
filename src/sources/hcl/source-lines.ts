import { ResourceIndex } from "../../evaluate/resource-index.ts";
import type { NormalisedInput, Place } from "../../model/input.ts";
import type { Finding, Report } from "../../model/report.ts";
import { parseAddress } from "../terraform/address.ts";
import { locateInRoots } from "./locate-in-roots.ts";
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
  return locateInRoots(wanted, await search.rootsOf(placed.input), search.finder);
}
