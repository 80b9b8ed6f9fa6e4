import type { Report } from "../../model/report.ts";
import { decisionsOf } from "../decisions.ts";
import { plain } from "../plain.ts";
import { indented, type Page } from "./page.ts";

/** What people decided, or ask to be decided by merging. */
export function decisionLines(report: Report, page: Page): string[] {
  const lines = decisionsOf(report).flatMap(({ what, parts, effect }) => {
    const said = parts.map(({ before, value }) => before + plain(value, 300)).join("");
    return indented(`${what}${said}${effect}`, 4, page, "  ·");
  });
  return lines.length === 0 ? [] : [page.colours.bold("Decided by people"), ...lines];
}
