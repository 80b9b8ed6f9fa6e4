import type { Report } from "../model/report.ts";
import {
  CONTROL_STATUSES,
  type ControlsReport,
  type JudgedControl,
  type Standard,
} from "../model/standard.ts";
import { judgedControls } from "./controls/judged-controls.ts";
import { code, text } from "./escape.ts";
import { renderValue } from "./json.ts";
import { counted } from "./phrases.ts";

/** Most findings of one control that are written out; the rest is counted, and stands in the JSON. */
const MOST_FINDINGS = 50;

type Status = JudgedControl["status"];
const WORDS: Readonly<Record<Status, string>> = {
  failed: "failed",
  undetermined: "undetermined",
  "not-judged": "not judged",
  passed: "passed",
  "not-applicable": "not applicable",
};

/** The report by the controls of standards, as JSON; its schema is published as schemas/controls.json. */
export function renderControlsJson(report: Report, standards: readonly Standard[]): string {
  return renderValue(judgedControls(report, standards));
}

/** The report by the controls of standards, as Markdown. */
export function renderControls(report: Report, standards: readonly Standard[]): string {
  const judged = judgedControls(report, standards);
  return judged.standards.map((standard) => standardText(standard, judged)).join("\n");
}

function standardText(
  standard: ControlsReport["standards"][number],
  { sentence, tool }: ControlsReport,
): string {
  const { title, edition, controls } = standard;
  const counts = CONTROL_STATUSES.map((status) => {
    const count = controls.filter((control) => control.status === status).length;
    return `${count} ${WORDS[status]}`;
  });
  const found = (["failed", "undetermined"] as const).flatMap((status) =>
    controls.filter((control) => control.status === status).map(findingsText),
  );
  return [
    `# ${text(title)} (${text(edition)})\n`,
    `> ${text(sentence, 600)}\n`,
    `${counted(controls.length, "control")}: ${counts.join(", ")}. A control has passed where no rule that carries it out found anything wrong; what no file shows of it is to be shown by hand.\n`,
    "| Control | | Status | Rules: passed of judged | Besides, by hand |\n| --- | --- | --- | --- | --- |",
    `${controls.filter(hasRules).map(row).join("\n")}\n`,
    ...found,
    ...byHandText(controls.filter((control) => !hasRules(control))),
    `resilience-gate ${text(tool.version, 40)}, policies ${text(tool.policies, 40)}\n`,
  ].join("\n");
}

function row({ id, title, status, why, rules, by_hand }: JudgedControl): string {
  const shown = why === null ? WORDS[status] : `${WORDS[status]}: ${text(why, 400)}`;
  const judging = rules
    .filter(({ subjects }) => subjects > 0)
    .map(({ id: rule, passed, subjects }) => `${text(rule, 120)} ${passed} of ${subjects}`);
  return `| ${text(id, 60)} | ${text(title)} | ${shown} | ${judging.join("<br>")} | ${text(by_hand, 400)} |`;
}

function hasRules({ rules }: JudgedControl): boolean {
  return rules.length > 0;
}

/** The controls that no file shows, so that none is taken for one that holds. */
function byHandText(controls: readonly JudgedControl[]): string[] {
  const lines = controls.map(
    ({ id, title, by_hand }) => `- ${text(id, 60)} ${text(title)}: ${text(by_hand, 400)}`,
  );
  return lines.length === 0
    ? []
    : [`## Not judged, since no file shows it: to be shown by hand\n\n${lines.join("\n")}\n`];
}

function findingsText({ id, title, status, findings }: JudgedControl): string {
  const lines = findings
    .slice(0, MOST_FINDINGS)
    .map(({ outcome, severity, message, resource, place, rule, waived }) => {
      const kind = outcome === "undetermined" ? "undetermined" : severity;
      const at = place === null ? "" : ` at ${code(place)}`;
      const until =
        waived === null
          ? ""
          : `; waived by ${text(waived.owner, 80)} until ${text(waived.expires, 20)}: ${text(waived.reason)}`;
      return `- ${kind}: ${text(message, 600)} ${code(resource)}${at} (${text(rule, 120)}${until})`;
    });
  const more = findings.length - lines.length;
  if (more > 0) {
    lines.push(`- and ${more} more`);
  }
  return `## ${text(id, 60)}, ${WORDS[status]}: ${text(title)}\n\n${lines.join("\n")}\n`;
}
