import type { Report } from "../../model/report.ts";
import { delta } from "../delta.ts";
import { askedObjectives, estimateText, NO_LOSS, NO_WAIT, type Objective } from "../objectives.ts";
import { addressOf, counted, duration, isUnchanged } from "../phrases.ts";
import { plain } from "../plain.ts";
import { indented, type Page } from "./page.ts";

const ROWS = 40;
const OBJECTIVES = 15;

/** What the change makes worse and better, and what it mends; that it does neither, where there was a before. */
export function changeLines(report: Report, page: Page): string[] {
  const { bold, cyan, green, red, yellow } = page.colours;
  const paints = { worse: red, better: green, other: yellow, new: cyan };
  const all = delta(report);
  const told = all.slice(0, ROWS).flatMap(({ way, word, sentence }) => {
    const [first = "", ...rest] = indented(`${word}: ${plain(sentence, 400)}`, 2, page);
    return [first.replace(`${word}:`, paints[way](`${word}:`)), ...rest];
  });
  if (all.length > ROWS) told.push(`  and ${counted(all.length - ROWS, "more change")}`);
  const mended = report.fixed
    .slice(0, ROWS)
    .flatMap((fixed) =>
      indented(
        `Mended: ${plain(fixed.message, 400)} (${plain(addressOf(fixed.resource), 200)}, ${plain(fixed.rule, 100)})`,
        2,
        page,
      ),
    );
  if (report.fixed.length > ROWS) mended.push(`  and ${report.fixed.length - ROWS} more mended`);
  if (told.length + mended.length > 0) return [bold("What this change does"), ...told, ...mended];
  return isUnchanged(report) ? ["This change makes nothing worse and nothing better."] : [];
}

function objective(name: string, { objective_s, estimate_s, met }: Objective["rpo"], none: string): string[] {
  if (objective_s === null) return [];
  const answer = met === null ? "unknown" : met ? "met" : "not met";
  const estimate = estimateText({ estimate_s }, none);
  return [`${name} ${duration(objective_s)} ${answer}${estimate === "" ? "" : `, ${estimate}`}`];
}

/** What is asked for and what is estimated, one line a service, what is missed first. */
export function objectiveLines(report: Report, page: Page): string[] {
  const all = askedObjectives(report);
  const lines = all.slice(0, OBJECTIVES).flatMap((item) => {
    const parts = [
      ...(item.tolerate === null
        ? []
        : [`must survive the loss of a ${plain(item.tolerate, 40).replaceAll("-", " ")}`]),
      ...objective("RPO", item.rpo, NO_LOSS),
      ...objective("RTO", item.rto, NO_WAIT),
    ];
    return parts.length === 0 ? [] : indented(`${plain(item.service, 60)}: ${parts.join("; ")}`, 2, page);
  });
  const more = all.length > OBJECTIVES ? [`  and ${counted(all.length - OBJECTIVES, "more service")}`] : [];
  return lines.length === 0 ? [] : [page.colours.bold("Objectives"), ...lines, ...more];
}

/** What each cluster and service is, why, and its next step. */
export function architectureLines(report: Report, page: Page): string[] {
  const all = report.architectures;
  const lines = all.slice(0, ROWS).flatMap((architecture) => {
    const { of, subject, next_step } = architecture;
    const recovery = architecture.dr === "" ? "" : `, recovery: ${plain(architecture.dr, 80)}`;
    const why = architecture.explanation === "" ? "" : ` – ${plain(architecture.explanation, 400)}`;
    const next = next_step === null ? [] : indented(`Next step: ${plain(next_step, 300)}`, 4, page);
    return [
      ...indented(`${of} ${plain(subject, 100)}: ${plain(architecture.class, 80)}${recovery}${why}`, 2, page),
      ...next,
    ];
  });
  if (lines.length === 0) return [];
  const more = all.length > ROWS ? [`  and ${all.length - ROWS} more`] : [];
  return [page.colours.bold("What this is"), ...lines, ...more];
}
