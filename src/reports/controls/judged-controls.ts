import type { Finding, Report } from "../../model/report.ts";
import type { ControlsReport, JudgedControl, Standard } from "../../model/standard.ts";
import { counted, placeOf } from "../phrases.ts";

type Rule = Report["rules"][number];

/** What a report says by the controls of standards. A control that no rule can judge is never passed. */
export function judgedControls(report: Report, standards: readonly Standard[]): ControlsReport {
  const { tool, verdict, sentence } = report;
  return {
    version: 1,
    tool,
    verdict,
    sentence,
    standards: standards.map(({ prefix, controls, ...standard }) => ({
      ...standard,
      controls: controls.map(({ id, title, by_hand }) => {
        const rules = report.rules.filter((rule) => rule.standards?.includes(`${prefix} ${id}`) === true);
        const ids = new Set(rules.map((rule) => rule.id));
        const findings = report.findings.filter(({ rule }) => ids.has(rule));
        return {
          id,
          title,
          ...statusOf(rules, findings, verdict === "error"),
          by_hand,
          rules: rules.map(({ title: _, standards: __, ...counts }) => counts),
          findings: findings.map(foundOf),
        };
      }),
    })),
  };
}

/** What was found comes first; what is fine counts only where everything that was asked for was judged. */
function statusOf(
  rules: readonly Rule[],
  findings: readonly Finding[],
  unread: boolean,
): Pick<JudgedControl, "status" | "why"> {
  const judging = rules.filter(({ severity }) => severity !== "off");
  const off = rules.filter(({ severity }) => severity === "off").map(({ id }) => id);
  const offText = off.length === 0 ? null : `Switched off in the settings: ${off.join(", ")}.`;
  const count = (of: "subjects" | "not_asked"): number => judging.reduce((sum, rule) => sum + rule[of], 0);
  if (findings.some(({ outcome }) => outcome === "fail")) {
    const isWaived = findings.every(({ outcome, waiver }) => outcome !== "fail" || waiver !== null);
    return { status: "failed", why: isWaived ? "All that fails is waived." : offText };
  }
  if (findings.length > 0) {
    return { status: "undetermined", why: offText };
  }
  if (rules.length === 0) {
    return { status: "not-judged", why: "No file shows it." };
  }
  if (judging.length === 0) {
    return { status: "not-judged", why: offText };
  }
  if (count("not_asked") > 0) {
    const what = counted(
      count("not_asked"),
      "subject falls short or can't be told",
      "subjects fall short or can't be told",
    );
    return { status: "not-judged", why: `${what}, and no objective that is declared asks for it.` };
  }
  if (unread) {
    return { status: "not-judged", why: "What was asked for could not be judged as a whole." };
  }
  if (count("subjects") === 0) {
    return {
      status: "not-applicable",
      why: offText ?? "No rule that carries it out has anything to judge here.",
    };
  }
  return { status: "passed", why: offText };
}

function foundOf(finding: Finding): JudgedControl["findings"][number] {
  const { rule, outcome, severity, resource, message, location, waiver, fingerprint } = finding;
  const waived =
    waiver === null ? null : { owner: waiver.owner, reason: waiver.reason, expires: waiver.expires };
  return { rule, outcome, severity, resource, message, place: placeOf(location), waived, fingerprint };
}
