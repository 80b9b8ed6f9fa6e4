import type { Report } from "../../model/report.ts";
import type { Cause, CauseKind } from "../causes.ts";
import { countsOf } from "../counts.ts";
import { prose, text } from "../escape.ts";
import { hasBefore, judgedText } from "../phrases.ts";

const MARKS: Readonly<Record<Report["verdict"], string>> = { pass: "✅", fail: "❌", error: "⚠️" };
const VERDICTS: Readonly<Record<Report["verdict"], string>> = {
  pass: "Pass",
  fail: "Fail",
  error: "Could not be judged",
};

/** The sentence with the mark of the verdict, the counts, and that nothing changes where that is so. */
export function head(report: Report, causes: Readonly<Record<CauseKind, Cause[]>>): string {
  const mode = report.mode === "observe" ? ["observing only, nothing is blocked"] : [];
  const counts = [`**${VERDICTS[report.verdict]}**`, ...mode, ...countsOf(report, causes)].join(" · ");
  const still =
    hasBefore(report) && report.changes.length + report.fixed.length === 0
      ? "\nThis change makes nothing worse and nothing better.\n"
      : "";
  return `### ${MARKS[report.verdict]} ${prose(report.sentence, 500)}\n\n${counts}\n${still}`;
}

/** How much was judged, by which version. */
export function footer(report: Report): string {
  const tool = `${report.tool.name} ${text(report.tool.version, 40)}`;
  const policies = `policies ${text(report.tool.policies, 40)}`;
  return `\n<sub>${judgedText(report)} · ${tool} · ${policies}</sub>\n`;
}
