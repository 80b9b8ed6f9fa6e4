/** A block of code whose fence is longer than any run of backticks inside it. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** A text as the cell of a table. */
export function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll(/\s*\n\s*/g, " ");
}

/** A table with a heading. */
export function table(heading: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A list, or a sentence where it would be empty. */
export function list(items: string[], otherwise: string): string {
  return items.length === 0 ? otherwise : items.map((item) => `- ${item}`).join("\n");
}
