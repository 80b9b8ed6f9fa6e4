import type { RuleInfo } from "../../model/rule.ts";
import { table } from "./markdown.ts";
import { protectedAgainst } from "./rule-page.ts";

function section(group: string, rules: RuleInfo[]): string {
  const rows = rules.map((rule) => [
    `[${rule.id}](../policies/rules/${rule.id}/README.md)`,
    rule.title,
    rule.severity,
    protectedAgainst(rule),
  ]);
  return `## ${group}\n\n${table(["Rule", "Title", "Severity", "Protects against"], rows)}`;
}

/** docs/rules.md: all rules, by group. */
export function rulesTable(rules: RuleInfo[]): string {
  const groups = [...new Set(rules.map(({ id }) => id.split("/")[0] ?? ""))];
  const sections = groups.map((group) =>
    section(
      group,
      rules.filter(({ id }) => id.startsWith(`${group}/`)),
    ),
  );
  return `# Rules\n\nThis page is generated from the rules.\n\n${sections.join("\n\n")}\n`;
}
