import { failing, kindOf } from "../../model/failure-domain.ts";
import type { Report } from "../../model/report.ts";
import { consequence, type Loss, losses, reasonOf, survived, whatFails } from "../losses.ts";
import { cellText, type Matrix, type MatrixCell, matrixOf, placeOf, wasText } from "../matrix.ts";
import { alike, counted } from "../phrases.ts";
import { plain } from "../plain.ts";
import { columns } from "../wrap.ts";
import { indented, type Page } from "./page.ts";

/** Most rows of a table: what a screen or two holds. */
const ROWS = 40;
const SERVICE_ROWS = 15;
/** Most failures that are listed under a table of services. */
const LISTED = 12;

function named(services: readonly string[]): string {
  const shown = services.slice(0, 3).map((service) => plain(service, 30));
  const left = services.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join(", ");
}

function matrixCell(found: MatrixCell | null, kind: string): string {
  if (found === null) return "unaffected";
  const { effect, domains, of } = found;
  const place = placeOf(found, kind, 1);
  const where = typeof place === "string" ? place : place.map((domain) => plain(domain, 30)).join("");
  return [cellText(found), ...(domains.length === of ? [] : [where]), wasText(effect)]
    .filter((part) => part !== "")
    .join(", ");
}

/** By service, where there is more than one: the worst that the loss of one of each kind does. */
function matrixLines(matrix: Matrix, page: Page): string[] {
  const services = matrix.rows.reduce((sum, row) => sum + row.services.length, matrix.unaffected);
  if (services < 2 || matrix.rows.length === 0) return [];
  const rows = [
    ["Service", ...matrix.kinds.map((kind) => `losing a ${kindOf({ kind })}`)],
    ...matrix.rows
      .slice(0, SERVICE_ROWS)
      .map(({ services, cells }) => [
        named(services),
        ...cells.map((cell, at) => matrixCell(cell, matrix.kinds[at] ?? "")),
      ]),
  ];
  const left = matrix.rows.slice(SERVICE_ROWS).reduce((sum, row) => sum + row.services.length, 0);
  return [
    ...columns(rows, page.width, painted(page)),
    ...(left > 0 ? [`  and ${counted(left, "more service")}`] : []),
    ...(matrix.unaffected > 0
      ? [
          `  ${counted(matrix.unaffected, "other service is", "other services are")} unaffected by any of these`,
        ]
      : []),
    "",
  ];
}

/** Colours an outcome by how bad it is; the head of the table is dim. */
function painted({ colours }: Page): (cell: string, column: number, row: number) => string {
  return (cell, column, row) => {
    if (row === 0) return colours.dim(cell);
    if (column === 0) return cell;
    if (/^(lost|down)/u.test(cell)) return colours.red(cell);
    return /^(unknown|.* left)/u.test(cell) ? colours.yellow(cell) : cell;
  };
}

function lossRow(loss: Loss): string[] {
  const { services, effect } = loss;
  const was = wasText(effect);
  const then = [consequence(effect), reasonOf(loss, (text) => plain(text, 200))]
    .filter((part) => part !== "")
    .join(": ");
  return [
    whatFails(loss, 2, (domain) => plain(domain, 40)),
    named(services),
    effect.outcome + (was === "" ? "" : `, ${was}`),
    then,
  ];
}

/** Each failure as a row of its own, where there is one service. */
function lossTable(all: readonly Loss[], { colours, width }: Page): string[] {
  if (all.length === 0) return [];
  const rows = [
    ["What fails", "Service", "Then it is", "What is left, and why"],
    ...all.slice(0, ROWS).map(lossRow),
  ];
  const table = columns(rows, width, (cell, column, at) => {
    if (at === 0) return colours.dim(cell);
    if (column !== 2) return cell;
    return rows[at]?.[2]?.startsWith("reduced") === true ? colours.yellow(cell) : colours.red(cell);
  });
  return all.length > ROWS ? [...table, `  and ${all.length - ROWS} more`] : table;
}

/** The worst failures with their reasons, a paragraph each: a table of many services would be as long as it is wide. */
function lossList(all: readonly Loss[], page: Page): string[] {
  const lines = all.slice(0, LISTED).flatMap((loss) => {
    const [what = "", services = "", outcome = "", then = ""] = lossRow(loss);
    return indented(`${what}: ${services} ${outcome}${then === "" ? "" : `; ${then}`}`, 4, page, "  ·");
  });
  return all.length > LISTED ? [...lines, `  · and ${all.length - LISTED} more failures`] : lines;
}

/** What happens when something fails: by service, then failure by failure with the reasons, worst first, then what changes nothing. */
export function failureLines(report: Report, page: Page): string[] {
  const all = losses(report);
  const kept = survived(report).map(
    (failure) => `${failing(failure)} ${plain(failure.domain, 80)}${alike(failure)}`,
  );
  if (all.length + kept.length === 0) return [];
  const byService = matrixLines(matrixOf(report), page);
  const more = kept.length > 20 ? ` and ${kept.length - 20} more` : "";
  const unaffected =
    kept.length === 0
      ? []
      : indented(`Unaffected by the loss of: ${kept.slice(0, 20).join(", ")}${more}`, 2, page);
  return [
    page.colours.bold("When something fails"),
    ...byService,
    ...(byService.length > 0 ? lossList(all, page) : lossTable(all, page)),
    ...unaffected,
  ];
}
