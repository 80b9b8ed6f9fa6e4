import type { Report } from "../model/report.ts";
import type { ReportFiles } from "./report-files.ts";

/** The action's outputs, by the names of action.yml. */
export function outputsOf(
  report: Pick<Report, "verdict" | "findings">,
  files: ReportFiles,
): Record<string, string> {
  const open = report.findings.filter((finding) => finding.waiver === null);
  return {
    verdict: report.verdict,
    blocking: String(open.filter((finding) => finding.blocks).length),
    findings: String(open.filter((finding) => finding.outcome === "fail").length),
    undetermined: String(open.filter((finding) => finding.outcome === "undetermined").length),
    report: files.report ?? "",
    folder: files.folder ?? "",
  };
}
