import { isDeepStrictEqual } from "node:util";
import type { Report } from "../model/report.ts";
import type { ResilienceSettings } from "../model/settings.ts";

/** The parts of resilience.yml in which two settings differ, by their keys. */
function partsThatDiffer({ file: a }: ResilienceSettings, { file: b }: ResilienceSettings): string[] {
  const all = { ...a, ...b };
  const keys = Object.keys(all) as (keyof typeof all)[];
  return keys.filter((key) => !isDeepStrictEqual(a[key], b[key])).sort();
}

/**
 * The report with a notice on the settings that the change itself proposes, which do not count before they are merged; the
 * report as it is where it proposes none.
 */
export function withProposal(
  report: Report,
  trusted: ResilienceSettings,
  proposed: ResilienceSettings | null,
): Report {
  if (proposed === null) return report;
  const parts = partsThatDiffer(trusted, proposed);
  if (parts.length === 0) return report;
  const message =
    `This change proposes other settings (${parts.join(", ")}). They count once they are merged: it was judged by ` +
    "those of the base commit.";
  return {
    ...report,
    problems: [
      { level: "notice", message, path: proposed.path ?? trusted.path, line: null },
      ...report.problems,
    ],
  };
}
