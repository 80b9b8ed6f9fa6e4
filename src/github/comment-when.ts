import type { Report } from "../model/report.ts";
import type { ActionInputs } from "../settings/action-inputs.ts";

/** When a pull request gets the comment; the action's input `comment`. */
export type CommentWhen = ActionInputs["comment"];

function fails(report: Report): boolean {
  return report.verdict !== "pass" || report.findings.some((finding) => finding.blocks);
}

function changes(report: Report): boolean {
  return (
    report.changes.length > 0 ||
    report.fixed.length > 0 ||
    report.break_glass !== null ||
    report.waivers.some(({ change }) => change !== null) ||
    report.findings.some((finding) => finding.status === "new" || finding.lost_judgement)
  );
}

/**
 * True where a pull request without a comment gets one. A comment that is already there is updated in any case but `never`, so
 * that it turns green when all is mended.
 */
export function createsComment(report: Report, when: CommentWhen): boolean {
  switch (when) {
    case "always":
      return true;
    case "on-failure":
      return fails(report);
    case "on-change":
      return fails(report) || changes(report);
    case "never":
      return false;
  }
}
