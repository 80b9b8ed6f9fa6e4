import type { Finding, Report } from "../../model/report.ts";
import { type Cause, type CauseKind, consequencesOf, isAlike, isToMend, leftOut } from "../causes.ts";
import { rulePageOf } from "../home.ts";
import type { Linker } from "../link.ts";
import { addressOf, counted, evidenceText, hasBefore, placeOf } from "../phrases.ts";
import { plain } from "../plain.ts";
import { remediationParts } from "../remediation.ts";
import { anchor, code, codeLine, html, type Markup, NOTHING, prose } from "./markup.ts";
import { fold, left, MOST, type Page, section } from "./section.ts";

const CONSEQUENCES = 50;

function facts(finding: Finding, link: Linker): Markup {
  const { location, attribute } = finding;
  const shown = placeOf(location);
  const near = location?.exact === false ? "near " : "";
  const place =
    location === null || shown === null
      ? NOTHING
      : html`<dt>Where</dt><dd>${near}${anchor(code(shown, 300), link(location.path, location.line))}${location.via.map((step) => html`<br>by ${code(step)}`)}</dd>`;
  const standing = finding.lost_judgement ? "no longer judged after this change" : finding.status;
  const grave = finding.outcome === "fail" ? finding.severity : "undetermined";
  return html`<dl>${place}<dt>What</dt><dd>${code(addressOf(finding.resource), 300)}${attribute === null ? NOTHING : html` ${code(attribute)}`}</dd><dt>Rule</dt><dd>${ruleLink(finding.rule)}, ${grave}${standing === "unknown" ? "" : `, ${standing}`}</dd>${evidence(finding)}${waiver(finding)}</dl>`;
}

/** A rule of the pack has a page; what a report says of another is shown and leads nowhere. */
function ruleLink(rule: string): Markup {
  return anchor(code(rule), /^[a-z0-9-]+\/[a-z0-9-]+$/u.test(rule) ? rulePageOf(rule) : null);
}

function evidence(finding: Finding): Markup {
  if (finding.evidence.length === 0) return NOTHING;
  const items = finding.evidence
    .slice(0, 20)
    .map((item) => html`<li>${plain(evidenceText(item, finding), 200)}</li>`);
  return html`<dt>Evidence</dt><dd><ul>${items}</ul></dd>`;
}

function waiver({ waiver }: Finding): Markup {
  return waiver === null
    ? NOTHING
    : html`<dt>Waived</dt><dd>by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}</dd>`;
}

function remedy(cause: Cause): Markup {
  const { finding } = cause;
  if (!isToMend(cause) || finding.remediation === "") return NOTHING;
  const parts = remediationParts(finding.remediation).map((part, at) =>
    part.kind === "text"
      ? html`<p>${at === 0 ? html`<strong>To do:</strong> ` : NOTHING}${prose(part.text)}</p>`
      : html`<pre>${part.lines.map((line) => codeLine(line))}</pre>`,
  );
  return html`${parts}`;
}

function consequences(cause: Cause): Markup {
  const all = consequencesOf(cause);
  if (all.length === 0) return NOTHING;
  const items = all.slice(0, CONSEQUENCES).map((one) => {
    const said = one.isSame ? html`the same` : html`${prose(one.message, 400)}`;
    const rules = one.rules.map((rule) => html` ${code(rule)}`);
    return html`<li>${said} ${one.blocks ? html`<strong>blocks</strong> ` : NOTHING}${code(addressOf(one.resource), 200)}${rules}</li>`;
  });
  const left = leftOut(all, CONSEQUENCES);
  const more = left > 0 ? html`<li>and ${left} more</li>` : NOTHING;
  return html`<p>Hence:</p><ul>${items}${more}</ul>`;
}

function entry(cause: Cause, before: Cause | null, link: Linker): Markup {
  const { finding } = cause;
  return html`<li><article data-severity="${finding.severity}"><h3>${prose(finding.message || finding.rule, 600)}</h3>${facts(finding, link)}${isAlike(cause, before) ? html`<p><strong>To do:</strong> as above</p>` : remedy(cause)}${consequences(cause)}</article></li>
`;
}

function list(causes: readonly Cause[], link: Linker): Markup {
  if (causes.length === 0) return NOTHING;
  return html`<ol class="causes">${causes.slice(0, MOST).map((cause, at) => entry(cause, causes[at - 1] ?? null, link))}</ol>${left(causes.length)}`;
}

/** Findings by cause: what blocks and what is worth a look are open, the rest is folded. */
export function causes({ report, link }: Page, found: Readonly<Record<CauseKind, Cause[]>>): Markup {
  const blocking = report.mode === "observe" ? "What would block the merge" : "What blocks the merge";
  const folds = html`${fold(`${counted(found.undetermined.length, "answer")} undetermined: something that decides is not known`, list(found.undetermined, link))}${fold(`${counted(found.noticed.length, "notice")}: what could be better`, list(found.noticed, link))}${fold(existingTitle(report, found.existing.length), list(found.existing, link))}${fold(`${counted(found.waived.length, "finding")} waived`, list(found.waived, link))}`;
  return html`${section("blocking", blocking, list(found.blocking, link))}${section("open", "Worth a look", list(found.open, link))}${section("other", "Other findings", folds)}`;
}

function existingTitle(report: Report, count: number): string {
  const there = hasBefore(report)
    ? ` that ${count === 1 ? "was" : "were"} there before this change`
    : " that existed before";
  return `${counted(count, "finding")}${there}`;
}
