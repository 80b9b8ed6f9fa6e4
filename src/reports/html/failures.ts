import { failing, kindOf } from "../../model/failure-domain.ts";
import { consequence, type Loss, losses, reasonOf, survived, whatFails } from "../losses.ts";
import { cellText, type MatrixCell, matrixOf, placeOf, wasText } from "../matrix.ts";
import { alike, counted } from "../phrases.ts";
import { plain } from "../plain.ts";
import { code, html, type Markup, NOTHING } from "./markup.ts";
import { outcomeMark } from "./outcome.ts";
import { fold, left, MOST, type Page, section, table } from "./section.ts";

function names(services: readonly string[]): Markup {
  const shown = services.slice(0, 6).map((service, at) => html`${at === 0 ? "" : ", "}${code(service, 80)}`);
  const more = services.length - shown.length;
  return html`${shown}${more > 0 ? ` and ${more} more` : ""}`;
}

function where(found: MatrixCell, kind: string): Markup {
  if (found.domains.length === found.of) return NOTHING;
  const place = placeOf(found, kind);
  if (typeof place === "string") return html` ${place}`;
  return html` ${place.map((domain) => html`${code(domain, 80)} `)}`;
}

function cell(found: MatrixCell | null, kind: string): Markup {
  if (found === null) return outcomeMark("unaffected");
  const { effect } = found;
  const after = effect.outcome === "reduced" ? "" : consequence(effect);
  const notes = [after, wasText(effect)].filter((note) => note !== "");
  return html`${outcomeMark(effect.outcome, cellText(found))}${where(found, kind)}${notes.map((note) => html`<br>${note}`)}`;
}

function lossRow(loss: Loss): Markup[] {
  const { effect, services } = loss;
  const was = wasText(effect);
  const then = [consequence(effect), reasonOf(loss, (text) => plain(text, 300))]
    .filter((part) => part !== "")
    .join(": ");
  return [
    html`${whatFails(loss, 6, (domain) => plain(domain, 80))}`,
    names(services),
    html`${outcomeMark(effect.outcome)}${was === "" ? "" : `, ${was}`}`,
    html`${then}`,
  ];
}

/** What happens to each service in the worst failure of each kind, then failure by failure with the reasons. */
export function failures({ report }: Page): Markup {
  const matrix = matrixOf(report);
  const all = losses(report);
  const kept = survived(report);
  const head = ["Service", ...matrix.kinds.map((kind) => `Losing a ${kindOf({ kind })}`)];
  const rows = matrix.rows.map(({ services, cells }) => [
    names(services),
    ...cells.map((found, at) => cell(found, matrix.kinds[at] ?? "")),
  ]);
  const others =
    matrix.unaffected > 0 && rows.length > 0
      ? html`<p>${counted(matrix.unaffected, "other service is", "other services are")} unaffected by any of these.</p>`
      : NOTHING;
  const lossTable = table(
    "Each failure and why",
    ["What fails", "Service", "Then it is", "What is left, and why"],
    all.map(lossRow),
  );
  const unaffected = kept
    .slice(0, MOST)
    .map((failure) => html`<li>${failing(failure)} ${code(failure.domain, 80)}${alike(failure)}</li>`);
  return section(
    "failures",
    "When something fails",
    html`${table("What happens to each service", head, rows)}${others}${fold(`Why: ${counted(all.length, "failure")} one by one`, lossTable)}${
      kept.length === 0
        ? NOTHING
        : fold(
            `${counted(kept.length, "failure")} that ${kept.length === 1 ? "changes" : "change"} nothing`,
            html`<ul>${unaffected}</ul>${left(kept.length)}`,
          )
    }`,
  );
}
