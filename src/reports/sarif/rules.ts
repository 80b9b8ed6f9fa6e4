import type { ReportingDescriptor, Result } from "sarif";
import type { Report } from "../../model/report.ts";
import type { RuleInfo } from "../../model/rule.ts";
import type { Severity } from "../../model/severity.ts";
import { rulePageOf } from "../home.ts";
import { sarifText } from "./text.ts";

/** GitHub keeps ten tags of a rule. */
const TAGS = 10;

export const LEVELS = { error: "error", warning: "warning", notice: "note" } as const satisfies Record<
  Severity,
  Result.level
>;

/** Every rule that was asked, and every other that a finding names, by its id. */
export function descriptorsOf(report: Report, known: readonly RuleInfo[]): ReportingDescriptor[] {
  const infos = new Map(known.map((info) => [info.id, info]));
  const titles = new Map(report.findings.map(({ rule }) => [rule, rule]));
  for (const { id, title } of report.rules) titles.set(id, title);
  return [...titles].map(([id, title]) => {
    const info = infos.get(id);
    return info === undefined ? entitled(id, title) : described(info);
  });
}

/** A rule that this policy pack does not know; GitHub wants all three texts of every rule. */
function entitled(id: string, title: string): ReportingDescriptor {
  const text = { text: sarifText(sentence(title), 1000) };
  return { id: sarifText(id, 200), shortDescription: text, fullDescription: text, help: text };
}

function described(rule: RuleInfo): ReportingDescriptor {
  const { id, title, description, remediation, severity, protects, standards, related_resources } = rule;
  const links = related_resources.map((url) => `- <${url}>`).join("\n");
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: sarifText(sentence(title), 1000) },
    fullDescription: { text: sarifText(description, 1000) },
    helpUri: rulePageOf(id),
    help: {
      text: sarifText(`${sentence(title)} ${description} To do: ${remediation}`, 4000),
      markdown: [
        `# ${title}`,
        description,
        "## What to do",
        remediation,
        ...(standards.length === 0 ? [] : ["## What it rests on", `${standards.join(", ")}.`]),
        ...(links === "" ? [] : [links]),
      ].join("\n\n"),
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ["resilience", id.split("/")[0] ?? "", `protects:${protects}`].slice(0, TAGS) },
  };
}

/** `ha/quorum-spread` as `HaQuorumSpread`: what viewers show is one word. */
function nameOf(id: string): string {
  return id.replace(/(?:^|[^a-z0-9])([a-z0-9])/giu, (_, letter: string) => letter.toUpperCase());
}

function sentence(title: string): string {
  return /[.!?]$/u.test(title) ? title : `${title}.`;
}
