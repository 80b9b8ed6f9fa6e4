import type { Report } from "../../model/report.ts";
import { plain } from "../plain.ts";
import { kindsOf, unjudged } from "../unjudged.ts";
import { indented, type Page } from "./page.ts";

/** What no policy judged, by the reason. */
export function notJudgedLines(report: Report, page: Page): string[] {
  const lines = unjudged(report).flatMap((reason) => {
    const kinds = kindsOf(reason, 6, (what) => plain(what, 60));
    return indented(`${reason.count}, ${plain(reason.reason)}: ${kinds}`, 2, page);
  });
  return lines.length === 0 ? [] : [page.colours.bold("Not judged"), ...lines.slice(0, 20)];
}
