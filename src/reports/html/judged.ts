import { rulePageOf } from "../home.ts";
import { kindsNotInSight, linesToDeclare, TO_SHOW } from "../not-in-sight.ts";
import { counted, placeOf } from "../phrases.ts";
import { plain } from "../plain.ts";
import { shownProblemsOf, type Trouble } from "../problems.ts";
import { unjudged, unjudgedText } from "../unjudged.ts";
import { anchor, code, codeLine, html, type Markup, NOTHING, prose } from "./markup.ts";
import { fold, left, MOST, type Page, section, table } from "./section.ts";

function problemList({ report, link }: Page, levels: readonly Trouble["level"][]): Markup {
  const all = shownProblemsOf(report, levels);
  if (all.length === 0) return NOTHING;
  const items = all.slice(0, MOST).map(({ path, line, level, message }) => {
    const place = path === null ? null : placeOf({ path, line, end_line: null, exact: true, via: [] });
    const at =
      path === null || place === null ? NOTHING : html`${anchor(code(place, 300), link(path, line))}: `;
    return html`<li>${levels.length > 1 ? `${level}: ` : ""}${at}${prose(message)}</li>
`;
  });
  return html`<ul>${items}</ul>${left(all.length)}`;
}

/** What was asked for and could not be judged. */
export function errors(page: Page): Markup {
  return section("errors", "What could not be judged", problemList(page, ["error"]));
}

function notInSight({ report }: Page): Markup {
  if (report.not_in_sight.length === 0) return NOTHING;
  const lines = linesToDeclare(report, 200).map((line) => codeLine(line));
  return html`<p>${TO_SHOW}</p><pre>${lines}</pre>`;
}

/** What was not judged and why, what no input shows, and notes on the settings. */
export function judged(page: Page): Markup {
  const { report } = page;
  const reasons = unjudged(report);
  const count = reasons.reduce((sum, reason) => sum + reason.count, 0);
  const items = reasons.map(
    (
      reason,
    ) => html`<li>${unjudgedText(reason, 100, { kind: (what) => plain(what, 100), reason: plain })}</li>
`,
  );
  const rows = report.rules.map((rule) => [
    html`${anchor(code(rule.id), rulePageOf(rule.id))}<br>${rule.title}`,
    html`${rule.severity}`,
    html`${rule.subjects}`,
    html`${rule.passed}`,
    html`${rule.failed}`,
    html`${rule.undetermined}`,
    html`${rule.not_asked ?? "–"}`,
  ]);
  const head = ["Rule", "Severity", "Judged", "Passed", "Failed", "Undetermined", "Not asked for"];
  const inSight = fold(
    `Not in sight: ${kindsNotInSight(report, (what) => plain(what, 60))}`,
    notInSight(page),
  );
  const not = fold(
    `${counted(count, "resource")} not judged`,
    items.length === 0 ? NOTHING : html`<ul>${items}</ul>`,
  );
  const notes = fold("Notes on the settings and inputs", problemList(page, ["warning", "notice"]));
  const rules = fold(counted(report.rules.length, "rule"), table("Rules", head, rows));
  return section("judged", "What was judged", html`${not}${inSight}${notes}${rules}`);
}
