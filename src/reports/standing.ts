import type { Report } from "../model/report.ts";

/** The verdict as it is shown: a pass that judged nothing, or that leaves findings open, is no green light. */
export type Standing = Report["verdict"] | "open" | "nothing";

/** How a report stands. `open` and `nothing` pass, but must not look as if all were well; a notice leaves nothing open. */
export function standingOf(report: Report): Standing {
  if (report.verdict !== "pass") return report.verdict;
  if (report.rules.every(({ subjects, severity }) => subjects === 0 || severity === "off")) return "nothing";
  return report.findings.some(({ waiver, severity }) => waiver === null && severity !== "notice")
    ? "open"
    : "pass";
}
