import type { Finding } from "../../model/report.ts";
import type { Cause } from "../causes.ts";
import { code, fenced, link, prose, text } from "../escape.ts";
import { addressOf, counted, evidenceText, placeOf } from "../phrases.ts";
import { remediationParts } from "../remediation.ts";
import type { Linker } from "./section.ts";

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

/** Where it is, what it is, which rule says so, how grave it is. */
function facts(finding: Finding, linker: Linker): string {
  const attribute = finding.attribute === null ? "" : ` ${code(finding.attribute, 80)}`;
  return [
    ...place(finding, linker),
    code(addressOf(finding.resource)) + attribute,
    code(finding.rule),
    ...standing(finding),
  ].join(" · ");
}

function consequences(cause: Cause): string[] {
  const told = cause.consequences.slice(0, CONSEQUENCES).map((finding) => {
    const blocks = finding.blocks && !cause.finding.blocks ? "**blocks** · " : "";
    return `Hence: ${prose(finding.message, 400)} ${blocks}${code(addressOf(finding.resource), 100)} · ${code(finding.rule)}`;
  });
  const left = cause.consequences.length - told.length;
  return left > 0 ? [...told, `and ${counted(left, "more consequence")}`] : told;
}

function waiver(finding: Finding): string[] {
  if (finding.waiver === null) return [];
  const { reason, owner, expires } = finding.waiver;
  return [`Waived by ${text(owner, 80)} until ${text(expires, 20)}: ${text(reason)}`];
}

/** What to do: sentences as an item, lines to copy as a block under it. */
function remedy(finding: Finding): string {
  if (finding.waiver !== null) return "";
  return remediationParts(finding.remediation)
    .map((part, at) => {
      if (part.kind === "code") return `\n${fenced(part.lines, 160).replace(/^(?=.)/gmu, "  ")}\n`;
      return at === 0 ? `  - **To do:** ${prose(part.text, 800)}\n` : `  ${prose(part.text, 800)}\n\n`;
    })
    .join("");
}

/**
 * One cause as an item of a list: what is wrong, where, what it rests on, what to do, and what follows from it. `folded`
 * leaves out the evidence and all but the number of consequences.
 */
export function causeEntry(cause: Cause, linker: Linker, level: "full" | "folded"): string {
  const { finding } = cause;
  const full = level === "full";
  const evidence = finding.evidence.slice(0, EVIDENCE).map((item) => text(evidenceText(item, finding), 120));
  const above = [
    facts(finding, linker),
    ...(full && evidence.length > 0 ? [`Evidence: ${evidence.join(" · ")}`] : []),
    ...waiver(finding),
  ];
  const below = [
    ...(full || cause.consequences.length === 0
      ? []
      : [`And ${counted(cause.consequences.length, "consequence")}.`]),
    ...(full ? consequences(cause) : []),
  ];
  const items = (lines: string[]): string => lines.map((line) => `  - ${line}\n`).join("");
  return `- **${prose(finding.message || finding.rule, 600)}**\n${items(above)}${remedy(finding)}${items(below)}`;
}
