import type { Report } from "../../model/report.ts";
import { plain } from "../plain.ts";
import { unjudged, unjudgedText } from "../unjudged.ts";
import { indented, type Page } from "./page.ts";

/** What no policy judged, by the reason. */
export function notJudgedLines(report: Report, page: Page): string[] {
  const lines = unjudged(report).flatMap((reason) => {
    const told = unjudgedText(reason, 6, { kind: (what) => plain(what, 60), reason: plain });
    return indented(told, 4, page, "  ·");
  });
  return lines.length === 0 ? [] : [page.colours.bold("Not judged"), ...lines.slice(0, 20)];
}
