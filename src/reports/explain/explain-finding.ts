import type { Finding, Report } from "../../model/report.ts";
import { placeOf } from "../phrases.ts";
import { plain } from "../plain.ts";
import { remediationParts } from "../remediation.ts";
import { evidenceLines, termLines } from "../terminal/evidence.ts";
import { indented, type Page } from "../terminal/page.ts";

/** Everything that a report says of one finding: each value with where it comes from, what it rests on, what it explains, what to do. */
export function explainFinding(finding: Finding, report: Report, page: Page): string[] {
  const { bold, dim } = page.colours;
  return [
    ...indented(plain(finding.message, 2000), 0, page).map((line) => bold(line)),
    dim(`${finding.fingerprint} · ${plain(finding.rule, 100)} · ${standing(finding)}`),
    ...fact("What", finding.resource, page),
    ...fact("Attribute", finding.attribute, page),
    ...fact("Where", placeOf(finding.location), page),
    ...fact("By way of", finding.location?.via.join(" > ") || null, page),
    ...fact("Together with", finding.related.join(", ") || null, page),
    ...fact("Part of", finding.services.join(", ") || null, page),
    ...fact("Waived", waived(finding), page),
    ...spaced(evidenceLines("What it rests on", finding.evidence, page)),
    ...objectives(finding, report, page).flatMap(spaced),
    ...causes(finding, report, page),
    "",
    bold("What to do"),
    ...remediationParts(finding.remediation).flatMap((part) =>
      part.kind === "text"
        ? indented(plain(part.text, 2000), 2, page)
        : part.lines.map((line) => `    ${plain(line, 300)}`),
    ),
  ];
}

function standing({ severity, outcome, status, blocks, lost_judgement }: Finding): string {
  const lost = lost_judgement ? ["judged no more"] : [];
  const since = status === "unknown" ? [] : [status];
  return [severity, outcome, ...since, ...lost, blocks ? "blocks" : "does not block"].join(", ");
}

function fact(name: string, value: string | null, page: Page): string[] {
  return value === null ? [] : indented(`${name}: ${plain(value, 2000)}`, 2, page, "  ");
}

function waived({ waiver }: Finding): string | null {
  return waiver === null ? null : `by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`;
}

function spaced(lines: string[]): string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}

/** What the recovery of the finding's services was worked out from. */
function objectives({ services }: Finding, report: Report, page: Page): string[][] {
  return report.objectives
    .filter(({ service }) => services.includes(service))
    .map((objective) => termLines(objective, page));
}

function causes(finding: Finding, { findings }: Report, page: Page): string[] {
  const cause = findings.find(({ fingerprint }) => fingerprint === finding.caused_by);
  const told = (title: string, others: readonly Finding[]): string[] =>
    others.length === 0
      ? []
      : [
          "",
          page.colours.bold(title),
          ...others.flatMap(({ fingerprint, rule, message }) =>
            indented(`${fingerprint} ${plain(rule, 100)}: ${plain(message, 300)}`, 4, page, "  ·"),
          ),
        ];
  return [
    ...told("Explained by", cause === undefined ? [] : [cause]),
    ...told("Explains", findings.filter(({ caused_by }) => caused_by === finding.fingerprint).slice(0, 50)),
  ];
}
