/** Example command lines of a command, each with what it does, for the end of its help. */
export function examples(lines: readonly (readonly [command: string, does: string])[]): string {
  const told = lines.map(([command, does]) => `  resilience-gate ${command}\n      ${does}`);
  return `\nExamples:\n${told.join("\n")}`;
}
