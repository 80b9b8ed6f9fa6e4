import type { Report } from "../../model/report.ts";
import { delta } from "../delta.ts";
import { code, prose } from "../escape.ts";
import { addressOf } from "../phrases.ts";
import { type Section, titled } from "./section.ts";

/** What the change makes worse, then better, then merely different. */
export function changeSection(report: Report): Section {
  return {
    ...titled("What this change does"),
    entries: delta(report).map(
      ({ word, sentence }) =>
        () =>
          `- **${word}:** ${prose(sentence, 400)}\n`,
    ),
    noun: ["change", "changes"],
    share: 0.3,
  };
}

/** The findings that the change mends; they follow the changes, under their title where there are any. */
export function mendedSection(report: Report): Section {
  const title = report.changes.length > 0 ? { open: () => "", close: "" } : titled("What this change does");
  return {
    ...title,
    entries: report.fixed.map(
      (fixed) => () =>
        `- **Mended:** ${prose(fixed.message, 400)} ${code(addressOf(fixed.resource), 100)} · ${code(fixed.rule)}\n`,
    ),
    noun: ["mended finding", "mended findings"],
    share: 0.2,
  };
}
