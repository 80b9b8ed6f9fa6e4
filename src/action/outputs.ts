import type { Report } from "../model/report.ts";

/** The action's outputs, by the names of action.yml; `file` is where the JSON report was written, null for nowhere. */
export function outputsOf(
  report: Pick<Report, "verdict" | "findings">,
  file: string | null,
): Record<string, string> {
  const open = report.findings.filter((finding) => finding.waiver === null);
  return {
    verdict: report.verdict,
    blocking: String(open.filter((finding) => finding.blocks).length),
    findings: String(open.filter((finding) => finding.outcome === "fail").length),
    undetermined: String(open.filter((finding) => finding.outcome === "undetermined").length),
    report: file ?? "",
  };
}
