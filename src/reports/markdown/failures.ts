import type { Outcome } from "../../model/evaluation.ts";
import { failing, isTold, kindOf } from "../../model/failure-domain.ts";
import type { Report } from "../../model/report.ts";
import { cell, text } from "../escape.ts";
import { consequence, type Loss, losses, reasonOf, survived, whatFails } from "../losses.ts";
import {
  cellText,
  type Matrix,
  type MatrixCell,
  type MatrixRow,
  matrixOf,
  placeOf,
  wasText,
} from "../matrix.ts";
import { alike, counted } from "../phrases.ts";
import { namedCells } from "./named.ts";
import { fold, folded, type Section, titled } from "./section.ts";

/** What an outcome looks like at a glance; the word stands beside it, for those who do not see colours. */
const MARKS: Readonly<Record<Outcome, string>> = {
  lost: "⛔",
  down: "🔴",
  unknown: "❔",
  reduced: "🟡",
  unaffected: "🟢",
};

function mark(outcome: string): string {
  const known: Readonly<Record<string, string>> = MARKS;
  return known[outcome] ?? MARKS.unknown;
}

/** A failure domain, in a table or out of it: a name as code, words (`of the assumed cluster`) as they are. */
function domainCell(domain: string): string {
  return isTold(domain) ? text(domain, 80) : cell(domain, 80);
}

/** Where it happens, unless it happens wherever the kind of failure does: one or two by name, more by number. */
function where(found: MatrixCell, kind: string): string {
  if (found.domains.length === found.of) return "";
  const place = placeOf(found, kind);
  return `<br>${typeof place === "string" ? place : place.map(domainCell).join(", ")}`;
}

function matrixCell(found: MatrixCell | null, kind: string): string {
  if (found === null) return MARKS.unaffected;
  const { effect } = found;
  const strong = effect.outcome === "lost" || effect.outcome === "down";
  const word = strong ? `**${text(effect.outcome, 20)}**` : text(cellText(found), 40);
  const after = effect.outcome === "reduced" ? "" : consequence(effect);
  const was = wasText(effect);
  return [
    `${mark(effect.outcome)} ${word}${where(found, kind)}`,
    ...(after === "" ? [] : [after]),
    ...(was === "" ? [] : [text(was, 40)]),
  ].join("<br>");
}

function matrixRow({ services, cells }: MatrixRow, kinds: readonly string[]): string {
  const shown = cells.map((found, at) => matrixCell(found, kinds[at] ?? ""));
  return `| ${[namedCells(services), ...shown].join(" | ")} |\n`;
}

function matrixHead({ kinds }: Matrix): string {
  const titles = ["Service", ...kinds.map((kind) => `Losing a ${kindOf({ kind })}`)];
  return `| ${titles.join(" | ")} |\n${"| :-- ".repeat(titles.length)}|\n`;
}

/** The worst that the loss of one domain of each kind does to each service, worst first. */
function matrixSections(matrix: Matrix): Section[] {
  const table = matrixHead(matrix);
  const { unaffected } = matrix;
  const others = `\n${counted(unaffected, "other service is", "other services are")} unaffected by any of these.\n`;
  const section: Section = {
    ...titled("When something fails", table),
    entries: matrix.rows.map((row) => () => matrixRow(row, matrix.kinds)),
    close: unaffected === 0 ? "" : others,
    noun: ["row of services", "rows of services"],
    share: 0.4,
  };
  return folded(section, 10, table);
}

function lossRow(loss: Loss, level: "full" | "folded"): string {
  const { effect } = loss;
  const word = effect.outcome === "reduced" ? effect.outcome : `**${text(effect.outcome, 20)}**`;
  const was = wasText(effect);
  const why = reasonOf(loss, (reason) => text(reason, level === "full" ? 300 : 120));
  const then = [consequence(effect), why].filter((part) => part !== "").join(": ");
  return `| ${whatFails(loss, 4, domainCell)} | ${namedCells(loss.services)} | ${word}${was === "" ? "" : `, ${text(was, 40)}`} | ${then} |\n`;
}

const LOSSES = "| What fails | Service | Then it is | What is left, and why |\n| :-- | :-- | :-- | :-- |\n";
/** Most rows that are open at once. */
const OPEN = 3;

/** Each failure with its reason; folded where they are many. */
function lossSection(all: Loss[]): Section {
  const title =
    all.length > OPEN ? fold((count) => `Why: ${counted(count, "failure")} one by one`, LOSSES) : null;
  return {
    ...(title ?? { open: () => `\n${LOSSES}`, close: "" }),
    entries: all.map((loss) => (level) => lossRow(loss, level)),
    noun: ["failure", "failures"],
    share: 0.4,
  };
}

/** The failures that change nothing, in one paragraph. */
function survivedSection(report: Report, title: string): Section {
  return {
    open: () => `${title}\nUnaffected by the loss of: `,
    entries: survived(report).map(
      (failure, at) => () =>
        `${at === 0 ? "" : ", "}${failing(failure)} ${domainCell(failure.domain)}${alike(failure)}`,
    ),
    close: "\n",
    noun: ["failure that changes nothing", "failures that change nothing"],
    share: 0.1,
  };
}

/** What happens when something fails: by service, then failure by failure with the reasons, then what changes nothing. */
export function failureSections(report: Report): Section[] {
  const all = losses(report);
  const matrix = matrixOf(report);
  return [
    ...(matrix.rows.length === 0 ? [] : matrixSections(matrix)),
    lossSection(all),
    survivedSection(report, all.length > 0 ? "" : "\n#### When something fails\n"),
  ];
}
