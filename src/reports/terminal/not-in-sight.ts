import type { Report } from "../../model/report.ts";
import { kindsNotInSight, linesToDeclare, TO_SHOW } from "../not-in-sight.ts";
import { plain } from "../plain.ts";
import { indented, type Page } from "./page.ts";

const MOST_LINES = 12;
const LONGEST_LINE = 160;

/** What is referred to and stands in no input, with the lines to add; those are not wrapped, to be copied. */
export function notInSightLines(report: Report, page: Page): string[] {
  if (report.not_in_sight.length === 0) {
    return [];
  }
  const kinds = kindsNotInSight(report, (what) => plain(what, 60));
  const lines = linesToDeclare(report, MOST_LINES).map((line) => {
    const indent = /^ */.exec(line)?.[0] ?? "";
    return `    ${indent}${plain(line, LONGEST_LINE)}`;
  });
  return [page.colours.bold("Not in sight"), ...indented(`${kinds}. ${TO_SHOW}`, 2, page), ...lines];
}
