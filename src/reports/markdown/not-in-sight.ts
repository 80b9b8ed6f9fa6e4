import type { Report } from "../../model/report.ts";
import { fenced, text } from "../escape.ts";
import { kindsNotInSight, linesToDeclare, TO_SHOW } from "../not-in-sight.ts";
import { fold, type Section } from "./section.ts";

/** What is referred to and stands in no input, with the lines to add. */
export function notInSightSection(report: Report): Section {
  const kinds = kindsNotInSight(report, (what) => text(what, 60));
  return {
    ...fold(() => `Not in sight: ${kinds}`),
    entries:
      report.not_in_sight.length === 0
        ? []
        : [() => `${TO_SHOW}\n\n${fenced(linesToDeclare(report, MOST_LINES))}`],
    noun: ["list of what is not in sight", "lists of what is not in sight"],
    share: 0.3,
  };
}

const MOST_LINES = 30;
