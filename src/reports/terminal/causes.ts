import type { Finding } from "../../model/report.ts";
import { type Cause, consequencesOf, isAlike, leftOut } from "../causes.ts";
import { addressOf, counted, evidenceText, placeOf, untoldEvidence } from "../phrases.ts";
import { plain } from "../plain.ts";
import { remediationParts } from "../remediation.ts";
import { indented, type Page } from "./page.ts";

/** Most consequences that are told under one cause. */
const CONSEQUENCES = 5;
/** Most causes of a kind that are told in full: a wall of text is not read. */
const TOLD = 30;
/** Most entries of a short list. */
const LISTED = 20;

/** Where it is and what it is. */
function where(finding: Finding): string[] {
  const place = placeOf(finding.location);
  const near = finding.location?.exact === false ? "near " : "";
  return [
    ...(place === null ? [] : [near + plain(place, 200)]),
    plain(addressOf(finding.resource), 200),
    ...(finding.attribute === null ? [] : [plain(finding.attribute, 80)]),
  ];
}

/** Which rule says so, how grave it is, whether it was there before. */
function facts(finding: Finding): string[] {
  const standing = finding.lost_judgement
    ? ["no longer judged after this change"]
    : finding.status === "unknown"
      ? []
      : [finding.status];
  return [plain(finding.rule, 100), ...(finding.outcome === "fail" ? [finding.severity] : []), ...standing];
}

function consequences(cause: Cause, page: Page): string[] {
  const all = consequencesOf(cause);
  const told = all.slice(0, CONSEQUENCES).flatMap((one) => {
    const rules = plain(one.rules.join(", "), 300);
    const blocks = one.blocks ? ", blocks" : "";
    const line = one.isSame
      ? `The same by ${rules}${blocks}`
      : `Hence: ${plain(one.message, 400)} (${rules}${blocks})`;
    return indented(line, 6, page, "    └");
  });
  const left = leftOut(all, CONSEQUENCES);
  return left > 0 ? [...told, `    └ and ${counted(left, "more consequence")}`] : told;
}

/** What to do; lines to copy are not wrapped. */
function remedy(finding: Finding, page: Page): string[] {
  return remediationParts(finding.remediation).flatMap((part, at) =>
    part.kind === "text"
      ? indented(`${at === 0 ? "To do: " : ""}${plain(part.text, 800)}`, 4, page)
      : part.lines.map((line) => `      ${/^ {0,8}/u.exec(line)?.[0] ?? ""}${plain(line, 160)}`),
  );
}

/** One cause; of one that is like the cause before it only what is its own. */
function cause(entry: Cause, before: Cause | null, page: Page): string[] {
  const { finding } = entry;
  const { bold, dim, red, yellow } = page.colours;
  const mark = finding.blocks || finding.severity === "error" ? "✗" : "!";
  const paint = mark === "✗" ? red : yellow;
  const [first = "", ...rest] = indented(plain(finding.message || finding.rule, 600), 4, page);
  const evidence = untoldEvidence(finding)
    .slice(0, 8)
    .map((item) => plain(evidenceText(item, finding), 120));
  const title = [`  ${paint(mark)} ${bold(first.trimStart())}`, ...rest.map((line) => bold(line))];
  const faint = (parts: string[]): string[] => indented(parts.join(" · "), 4, page).map((line) => dim(line));
  if (isAlike(entry, before)) {
    return [
      ...title,
      ...faint([...where(finding), ...evidence, "the rest as above"]),
      ...consequences(entry, page),
    ];
  }
  return [
    ...title,
    ...faint([...where(finding), ...facts(finding)]),
    ...(evidence.length === 0 ? [] : indented(`Evidence: ${evidence.join(" · ")}`, 4, page)),
    ...remedy(finding, page),
    ...consequences(entry, page),
  ];
}

/** Causes with all that is known of them: message, place, evidence, what to do, what follows; the first of them where they are many. */
export function toldCauses(causes: Cause[], title: string, page: Page): string[] {
  if (causes.length === 0) return [];
  const entries = causes
    .slice(0, TOLD)
    .map((entry, at) => cause(entry, causes[at - 1] ?? null, page).join("\n"));
  const left = causes.length - TOLD;
  const more = left > 0 ? [`  and ${left} more; --format json lists them all`] : [];
  return [page.colours.bold(title), [...entries, ...more].join("\n\n")];
}

/** Causes as a short list: message and place. */
export function listedCauses(causes: Cause[], title: string, page: Page): string[] {
  if (causes.length === 0) return [];
  const lines = causes.slice(0, LISTED).flatMap(({ finding }) => {
    const at = placeOf(finding.location) ?? addressOf(finding.resource);
    const by =
      finding.waiver === null
        ? ""
        : `, waived by ${plain(finding.waiver.owner, 80)} until ${plain(finding.waiver.expires, 20)}`;
    return indented(
      `${plain(finding.message || finding.rule, 300)} (${plain(at, 200)}, ${plain(finding.rule, 100)}${by})`,
      4,
      page,
      "  ·",
    );
  });
  const left = causes.length - LISTED;
  const more = left > 0 ? [`  · and ${left} more`] : [];
  return [page.colours.bold(`${title} (${causes.length})`), ...lines, ...more];
}
