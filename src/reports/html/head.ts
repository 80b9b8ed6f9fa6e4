import type { Report } from "../../model/report.ts";
import type { Cause, CauseKind } from "../causes.ts";
import { countsOf } from "../counts.ts";
import { isUnchanged, judgedText } from "../phrases.ts";
import { type Standing, standingOf } from "../standing.ts";
import { html, type Markup, NOTHING, prose } from "./markup.ts";

const VERDICTS: Readonly<Record<Standing, string>> = {
  pass: "Pass",
  open: "Pass",
  nothing: "Nothing judged",
  fail: "Fail",
  error: "Could not be judged",
};

/** The verdict, the sentence, the counts. */
export function head(report: Report, causes: Readonly<Record<CauseKind, Cause[]>>): Markup {
  const standing = standingOf(report);
  const counts = [
    ...(report.mode === "observe" ? ["observing only, nothing is blocked"] : []),
    ...countsOf(report, causes),
  ];
  const still = isUnchanged(report)
    ? html`<p>This change makes nothing worse and nothing better.</p>`
    : NOTHING;
  return html`<header data-standing="${standing}">
<p class="verdict">${VERDICTS[standing]}</p>
<h1>${prose(report.sentence, 500)}</h1>
<p class="counts">${counts.join(" · ")}</p>
${still}</header>
`;
}

/** How much was judged, by which version. */
export function foot(report: Report): Markup {
  const { name, version, policies } = report.tool;
  return html`<footer><p>${judgedText(report)} · ${name} ${version} · policies ${policies}</p></footer>
`;
}
