import type { Finding } from "../../model/report.ts";
import { type Cause, type Consequence, consequencesOf, isAlike, isToMend, leftOut } from "../causes.ts";
import { code, fenced, link, prose, text } from "../escape.ts";
import type { Linker } from "../link.ts";
import { addressOf, counted, evidenceText, placeOf, untoldEvidence } from "../phrases.ts";
import { remediationParts } from "../remediation.ts";

/** Most consequences that are told under one cause, and most numbers of its evidence. */
const CONSEQUENCES = 5;
const EVIDENCE = 8;

function place(finding: Finding, linker: Linker): string[] {
  const shown = placeOf(finding.location);
  if (finding.location === null || shown === null) return [];
  const near = finding.location.exact ? "" : "near ";
  return [near + link(code(shown), linker(finding.location.path, finding.location.line))];
}

function standing(finding: Finding): string[] {
  const words: string[] = finding.outcome === "fail" ? [finding.severity] : [];
  if (finding.lost_judgement) words.push("no longer judged after this change");
  else if (finding.status !== "unknown") words.push(finding.status);
  return words;
}

/** Where it is and what it is. */
function where(finding: Finding, linker: Linker): string[] {
  const attribute = finding.attribute === null ? "" : ` ${code(finding.attribute, 80)}`;
  return [...place(finding, linker), code(addressOf(finding.resource)) + attribute];
}

/** Which rule says so, how grave it is, whether it was there before. */
function facts(finding: Finding): string[] {
  return [code(finding.rule), ...standing(finding)];
}

/** The address of what a consequence is about, but not where its message names it. */
function addressUnlessSaid({ resource, message }: Consequence): string {
  const address = addressOf(resource);
  const name = address.replace(/^(?:service|cluster):/u, "");
  return message.includes(name) ? "" : `${code(address, 100)} · `;
}

/** Most rules that one consequence names. */
const RULES = 8;

function rulesOf({ rules }: Consequence): string {
  const left = rules.length - RULES;
  const shown = rules.slice(0, RULES).map((rule) => code(rule));
  return `${shown.join(", ")}${left > 0 ? ` and ${left} more` : ""}`;
}

function consequences(cause: Cause): string[] {
  const all = consequencesOf(cause);
  const told = all.slice(0, CONSEQUENCES).map((one) => {
    const blocks = one.blocks ? "**blocks** · " : "";
    return one.isSame
      ? `The same by ${rulesOf(one)}${one.blocks ? " · **blocks**" : ""}`
      : `Hence: ${prose(one.message, 400)} ${blocks}${addressUnlessSaid(one)}${rulesOf(one)}`;
  });
  const left = leftOut(all, CONSEQUENCES);
  return left > 0 ? [...told, `and ${counted(left, "more consequence")}`] : told;
}

function waiver(finding: Finding): string[] {
  if (finding.waiver === null) return [];
  const { reason, owner, expires } = finding.waiver;
  return [`Waived by ${text(owner, 80)} until ${text(expires, 20)}: ${text(reason)}`];
}

/** What to do: sentences as an item, lines to copy as a block under it. */
function remedy(cause: Cause): string {
  if (!isToMend(cause)) return "";
  return remediationParts(cause.finding.remediation)
    .map((part, at) => {
      if (part.kind === "code") return `\n${fenced(part.lines, 160).replace(/^(?=.)/gmu, "  ")}\n`;
      return at === 0 ? `  - **To do:** ${prose(part.text, 800)}\n` : `  ${prose(part.text, 800)}\n\n`;
    })
    .join("");
}

/**
 * One cause as an item of a list: what is wrong, where, what it rests on, what to do, and what follows from it. `folded`
 * leaves out the evidence and all but the number of consequences. `before` is the cause before it in the list: where both are mended
 * alike, what to do is said once and this one is told more shortly.
 */
export function causeEntry(
  cause: Cause,
  before: Cause | null,
  linker: Linker,
  level: "full" | "folded",
): string {
  const { finding } = cause;
  const told = level === "full" ? evidence(finding) : [];
  const title = `- **${prose(finding.message || finding.rule, 600)}**\n`;
  if (isAlike(cause, before)) {
    const more = [...where(finding, linker), ...told, ...counts(cause), "the rest as above"];
    return `${title}  - ${more.join(" · ")}\n`;
  }
  const lines = [
    [...where(finding, linker), ...facts(finding)].join(" · "),
    ...(told.length === 0 ? [] : [`Evidence: ${told.join(" · ")}`]),
    ...waiver(finding),
  ];
  const after = level === "full" ? consequences(cause) : counts(cause);
  const items = (texts: readonly string[]): string => texts.map((one) => `  - ${one}\n`).join("");
  return `${title}${items(lines)}${remedy(cause)}${items(after)}`;
}

function evidence(finding: Finding): string[] {
  return untoldEvidence(finding)
    .slice(0, EVIDENCE)
    .map((item) => text(evidenceText(item, finding), 120));
}

/** How much follows from a cause, and whether that blocks while the cause itself does not. */
function counts({ finding, consequences: all }: Cause): string[] {
  if (all.length === 0) return [];
  const blocks = !finding.blocks && all.some((one) => one.blocks) ? ", which **blocks**" : "";
  return [`and ${counted(all.length, "consequence")}${blocks}`];
}
