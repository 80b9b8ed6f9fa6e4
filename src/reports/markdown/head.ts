import type { Report } from "../../model/report.ts";
import type { Cause, CauseKind } from "../causes.ts";
import { countsOf } from "../counts.ts";
import { prose, text } from "../escape.ts";
import { isUnchanged, judgedText } from "../phrases.ts";
import { type Standing, standingOf } from "../standing.ts";

const MARKS: Readonly<Record<Standing, string>> = {
  pass: "✅",
  open: "🟡",
  nothing: "⚪",
  fail: "❌",
  error: "⚠️",
};
const VERDICTS: Readonly<Record<Standing, string>> = {
  pass: "Pass",
  open: "Pass",
  nothing: "Nothing judged",
  fail: "Fail",
  error: "Could not be judged",
};

/** The sentence with its mark, the counts, and that nothing changes where that is so. */
export function head(report: Report, causes: Readonly<Record<CauseKind, Cause[]>>): string {
  const mode = report.mode === "observe" ? ["observing only, nothing is blocked"] : [];
  const standing = standingOf(report);
  const counts = [`**${VERDICTS[standing]}**`, ...mode, ...countsOf(report, causes)].join(" · ");
  const still = isUnchanged(report) ? "\nThis change makes nothing worse and nothing better.\n" : "";
  return `### ${MARKS[standing]} ${prose(report.sentence, 500)}\n\n${counts}\n${still}`;
}

/** How much was judged, by which version, and at which commit where that is told (hexadecimal; GitHub makes it a link). */
export function footer(report: Report, commit?: string): string {
  const tool = `${report.tool.name} ${text(report.tool.version, 40)}`;
  const policies = `policies ${text(report.tool.policies, 40)}`;
  const at = commit === undefined ? "" : ` · commit ${commit}`;
  return `\n<sub>${judgedText(report)} · ${tool} · ${policies}${at}</sub>\n`;
}
