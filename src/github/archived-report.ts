import { type Report, reportSchema } from "../model/report.ts";
import { unzip } from "../sources/unzip.ts";

/** A report of 20,000 findings takes 30 MB. */
const LIMITS = { entries: 1000, entryBytes: 64 * 1024 ** 2, allBytes: 64 * 1024 ** 2 };
const REFUSALS = {
  "leads-out": "its names lead out of it",
  "too-large": "it holds more than a report can",
  damaged: "it is no ZIP archive, or damaged",
};

/** The report in an archive, or why there is none: the only file in it whose name ends in `.json`, held against the report's schema. */
export function archivedReport(archive: Uint8Array): { report: Report } | { problem: string } {
  const unzipped = unzip(archive, (name) => name.endsWith(".json"), LIMITS);
  if ("refused" in unzipped) {
    return { problem: REFUSALS[unzipped.refused] };
  }
  const [only, another] = [...unzipped.entries.values()];
  if (only === undefined || another !== undefined) {
    return { problem: "it does not hold one report as JSON" };
  }
  const parsed = reportSchema.safeParse(parse(only));
  return parsed.success ? { report: parsed.data } : { problem: "what it holds is no report of this version" };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
