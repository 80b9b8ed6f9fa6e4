import type { Report } from "../../model/report.ts";
import { delta } from "../delta.ts";
import { consequence, type Loss, losses, survived, whatFails } from "../losses.ts";
import { addressOf, alike, counted, duration, isUnchanged, kindOf } from "../phrases.ts";
import { plain } from "../plain.ts";
import { columns } from "../wrap.ts";
import { indented, type Page } from "./page.ts";

const ROWS = 40;

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
  const mended = report.fixed.flatMap((fixed) =>
    indented(
      `Mended: ${plain(fixed.message, 400)} (${plain(addressOf(fixed.resource), 200)}, ${plain(fixed.rule, 100)})`,
      2,
      page,
    ),
  );
  if (told.length + mended.length > 0) return [bold("What this change does"), ...told, ...mended];
  return isUnchanged(report) ? ["This change makes nothing worse and nothing better."] : [];
}

function row(loss: Loss): string[] {
  const { services, effect } = loss;
  const shown = services.slice(0, 3).map((service) => plain(service, 30));
  const more = services.length > shown.length ? [`and ${services.length - shown.length} more`] : [];
  const was = effect.before !== null && effect.before !== effect.outcome ? `, was ${effect.before}` : "";
  const then = [consequence(effect), plain(effect.why, 200)].filter((part) => part !== "").join(": ");
  return [
    `${whatFails(loss, 2, (domain) => plain(domain, 40))}`,
    [...shown, ...more].join(", "),
    effect.outcome + was,
    then,
  ];
}

/** The failures matrix without what is unaffected, worst first. */
export function failureLines(report: Report, page: Page): string[] {
  const { bold, dim, red, yellow } = page.colours;
  const all = losses(report);
  const kept = survived(report).map(
    (failure) => `${kindOf(failure)} ${plain(failure.domain, 80)}${alike(failure)}`,
  );
  const unaffected =
    kept.length === 0
      ? []
      : indented(
          `Unaffected by the loss of: ${kept.slice(0, 20).join(", ")}${kept.length > 20 ? ` and ${kept.length - 20} more` : ""}`,
          2,
          page,
        );
  if (all.length + kept.length === 0) return [];
  const rows = [
    ["What fails", "Service", "Then it is", "What is left, and why"],
    ...all.slice(0, ROWS).map(row),
  ];
  const table = columns(rows, page.width, (cell, column, at) => {
    if (at === 0) return dim(cell);
    return column !== 2 ? cell : rows[at]?.[2]?.startsWith("reduced") === true ? yellow(cell) : red(cell);
  });
  const more = all.length > ROWS ? [`  and ${all.length - ROWS} more`] : [];
  return [bold("When something fails"), ...(all.length > 0 ? table : []), ...more, ...unaffected];
}

type Objective = Report["objectives"][number]["rpo"];

function objective(name: string, { objective_s, estimate_s, met }: Objective): string[] {
  if (objective_s === null) return [];
  const answer = met === null ? "unknown" : met ? "met" : "not met";
  const estimate = estimate_s === null ? "" : `, about ${duration(estimate_s)}`;
  return [`${name} ${duration(objective_s)} ${answer}${estimate}`];
}

/** What is asked for and what is estimated, one line a service. */
export function objectiveLines(report: Report, page: Page): string[] {
  const lines = report.objectives.flatMap((item) => {
    const parts = [
      ...(item.tolerate === null
        ? []
        : [`must survive the loss of a ${plain(item.tolerate, 40).replaceAll("-", " ")}`]),
      ...objective("RPO", item.rpo),
      ...objective("RTO", item.rto),
    ];
    return parts.length === 0 ? [] : indented(`${plain(item.service, 60)}: ${parts.join("; ")}`, 2, page);
  });
  return lines.length === 0 ? [] : [page.colours.bold("Objectives"), ...lines];
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
