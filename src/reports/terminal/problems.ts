import type { Report } from "../../model/report.ts";
import { placeOf } from "../phrases.ts";
import { plain } from "../plain.ts";
import { shownProblemsOf, type Trouble } from "../problems.ts";
import { indented, type Page } from "./page.ts";

const MOST = 40;

/** Problems of the run and its inputs, each with its file and line. */
export function problemLines(
  report: Report,
  levels: readonly Trouble["level"][],
  title: string,
  page: Page,
): string[] {
  const all = shownProblemsOf(report, levels);
  const lines = all.slice(0, MOST).flatMap(({ path, line, level, message }) => {
    const place = path === null ? null : placeOf({ path, line, end_line: null, exact: true, via: [] });
    const at = place === null ? "" : `${plain(place, 200)}: `;
    return indented(`${levels.length > 1 ? `${level}: ` : ""}${at}${plain(message, 600)}`, 4, page, "  ·");
  });
  const more = all.length > MOST ? [`  · and ${all.length - MOST} more`] : [];
  return lines.length === 0 ? [] : [page.colours.bold(title), ...lines, ...more];
}
