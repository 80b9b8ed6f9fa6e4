import type { RuleInfo } from "../model/rule.ts";
import { builtPack } from "../settings/pack.ts";
import type { Terminal } from "./terminal.ts";

/** `rules`: one line a rule. */
export async function rules(terminal: Terminal): Promise<number> {
  terminal.out(rulesTable(await builtPack().rules()));
  return 0;
}

/** Id, severity, what it protects and title, in columns as wide as their longest word. */
export function rulesTable(list: readonly RuleInfo[]): string {
  const rows = [
    ["rule", "severity", "protects", "title"],
    ...list.map((rule) => [rule.id, rule.severity, rule.protects, rule.title]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}\n`)
    .join("");
}
