import { ResourceIndex } from "../../evaluate/resource-index.ts";
import type { NormalisedInput, Place } from "../../model/input.ts";
import { matchesPath } from "../../model/path-glob.ts";
import type { Finding, Report } from "../../model/report.ts";
import type { Settings } from "../../model/settings.ts";
import { parseAddress } from "../terraform/address.ts";
import { BlockFinder } from "./block-finder.ts";
import { RootFinder } from "./find-root.ts";
import type { Grammar } from "./parse-hcl.ts";
import { PlanLocator } from "./plan-locator.ts";
import type { SourceReader } from "./source-reader.ts";

/** What looking for lines needs besides the report. */
export interface SourceSurroundings {
  settings: Pick<Settings, "resilience">;
  reader: SourceReader;
  /** The grammar's bytes; asked for when the first text has to be parsed. */
  grammar: () => Promise<Grammar>;
}

/**
 * Gives each finding about a resource of a Terraform plan the file and line where the sources have it. Only what findings name is looked
 * up, so that a run without findings reads nothing; where the sources are not found, the finding keeps the place that it has.
 */
export async function withSourceLines(
  report: Report,
  inputs: readonly NormalisedInput[],
  { settings, reader, grammar }: SourceSurroundings,
): Promise<Report> {
  const index = new ResourceIndex(inputs);
  const search = { reader, roots: new RootFinder(reader), finder: new BlockFinder(grammar) };
  const locators = new Map<NormalisedInput, PlanLocator>();
  const locatorOf = (input: NormalisedInput): PlanLocator | null => {
    const { sources } = input;
    const known = locators.get(input);
    if (known !== undefined || sources === undefined) {
      return known ?? null;
    }
    const declared = declaredRoot(settings, input);
    const made = new PlanLocator({ path: input.path, sources }, declared, search);
    locators.set(input, made);
    return made;
  };
  const findings: Finding[] = [];
  for (const finding of report.findings) {
    const location = await locationOf(finding, index, locatorOf);
    findings.push(location === null ? finding : { ...finding, location });
  }
  return { ...report, findings };
}

async function locationOf(
  { resource, attribute, related }: Finding,
  index: ResourceIndex,
  locatorOf: (input: NormalisedInput) => PlanLocator | null,
): Promise<Place | null> {
  const placed = index.placedBy(resource, related);
  const locator = placed === null ? null : locatorOf(placed.input);
  const address = placed === null ? null : parseAddress(placed.resource.address);
  if (placed === null || locator === null || address === null) {
    return null;
  }
  // A path inside a concept is none inside the resource that stands for it.
  const own = placed.resource.id === resource ? attribute : null;
  return locator.locate({ address, attribute: own, values: placed.resource.values });
}

/** The folder that `terraform` in resilience.yml names for a plan, by the name or path of the plan; the first that fits counts. */
function declaredRoot(
  { resilience }: Pick<Settings, "resilience">,
  { name, path }: NormalisedInput,
): string | null {
  for (const [plan, folder] of Object.entries(resilience.file.terraform ?? {})) {
    if (plan === name || matchesPath(plan, path)) {
      return folder;
    }
  }
  return null;
}
