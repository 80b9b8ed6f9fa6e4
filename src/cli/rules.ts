import type { RuleInfo } from "../model/rule.ts";
import { choose } from "../settings/asked.ts";
import { builtPack } from "../settings/pack.ts";
import type { Terminal } from "./terminal.ts";

/** `rules`: one line a rule, or as JSON everything that is known of each. */
export async function rules(format: string | null, terminal: Terminal): Promise<number> {
  const list = await builtPack().rules();
  const asJson = choose("--format", format, ["terminal", "json"]) === "json";
  terminal.out(asJson ? `${JSON.stringify(list, null, 2)}\n` : rulesTable(list));
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
