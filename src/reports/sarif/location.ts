import type { Location } from "sarif";
import type { Finding, Report } from "../../model/report.ts";
import { plain } from "../plain.ts";

/** A path of the workspace as a relative reference (RFC 3986) that can lead nowhere else. */
function uriOf(path: string): string {
  const segments = plain(path, 1000)
    .split("/")
    .filter((segment) => !/^\.*$/u.test(segment));
  return segments.map(encodeURIComponent).join("/") || "unknown";
}

/** A place in a file; a line that is not known is left out, never guessed. */
export function locationOf(path: string, line: number | null, endLine: number | null): Location {
  const region =
    line === null
      ? {}
      : { region: { startLine: line, ...(endLine === null ? {} : { endLine: Math.max(line, endLine) }) } };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: "%SRCROOT%" }, ...region },
  };
}

/** Where findings are: in their own place, else in the input that their resource is of. Every result must have a file. */
export class Locations {
  readonly #paths: ReadonlyMap<string, string>;
  readonly #other: string;

  constructor({ inputs }: Pick<Report, "inputs">) {
    this.#paths = new Map(inputs.map(({ name, path }) => [name, path]));
    const declared = inputs.find(({ kind }) => kind === "declared") ?? inputs[0];
    this.#other = declared?.path ?? "resilience.yml";
  }

  of({ location, resource }: Finding): Location {
    const [input = ""] = resource.split("#", 1);
    const place =
      location === null
        ? locationOf(this.#paths.get(input) ?? this.#other, null, null)
        : locationOf(location.path, location.line, location.end_line);
    return { ...place, logicalLocations: [{ fullyQualifiedName: plain(resource, 500), kind: "resource" }] };
  }
}
