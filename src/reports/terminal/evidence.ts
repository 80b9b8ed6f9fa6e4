import type { Evidence } from "../../model/evaluation.ts";
import type { Report } from "../../model/report.ts";
import { shownValue } from "../phrases.ts";
import { plain } from "../plain.ts";
import { indented, type Page } from "./page.ts";

/** Values that an answer rests on, one a line, each with where it comes from. */
export function evidenceLines(title: string, values: readonly Evidence[], page: Page): string[] {
  if (values.length === 0) {
    return [];
  }
  const lines = values.flatMap((value) =>
    indented(`${plain(value.name, 200)}: ${plain(shownValue(value), 300)}${source(value)}`, 4, page, "  ·"),
  );
  return [page.colours.bold(title), ...lines];
}

/** Where a value comes from: a resource by its id, `setting`, `default`, or how it was worked out. */
function source({ from }: Evidence): string {
  if (from === "") {
    return "";
  }
  return from === "default" ? " (a default: nothing says otherwise)" : ` (from ${plain(from, 300)})`;
}

/** What RTO and RPO of a service are made of, term by term. */
export function termLines({ service, terms }: Report["objectives"][number], page: Page): string[] {
  return evidenceLines(`How RTO and RPO of ${plain(service, 100)} are worked out`, terms, page);
}
