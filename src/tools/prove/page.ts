import { type Circumstances, measuredOn } from "../bench/circumstances.ts";
import type { Measured } from "../goals/goals.ts";
import { table } from "../pages/markdown.ts";
import type { Step } from "./steps.ts";
import type { Proved } from "./table.ts";

/** docs/proof.md: what `npm run prove` tried, when and on which commit, what came of it, and which steps it left out. */
export function provedPage(proved: readonly Proved[], left: readonly Step[], around: Circumstances): string {
  const steps = proved.map(({ step, passed, seconds, began, commit }) => [
    `\`npm run ${[step.command, ...(step.args.length === 0 ? [] : ["--", ...step.args])].join(" ")}\``,
    step.proves,
    passed ? "passed" : "**failed**",
    seconds.toFixed(0),
    `${began.slice(0, 10)} ${began.slice(11, 16)}`,
    `\`${commit}\``,
  ]);
  const figures = proved.flatMap((one) => one.figures.map((figure) => figureRow(one.step, figure)));
  const untried = left.map(({ command }) => `\`${command}\``).join(", ");
  return `# What was proved

This page is written by \`npm run prove\`, all of it in one run but for steps that were run again by themselves, which another time shows. What a figure means, the page of its command says.

${measuredOn(around)}

${table(["Command", "What it proves", "Outcome", "Seconds", "Began (UTC)", "Commit"], steps)}
${untried === "" ? "" : `\nNot tried: ${untried}.\n`}
## Figures

${table(["Figure", "Is", "Asked", "Reached", "Command"], figures)}
`;
}

/** A figure that misses its goal keeps its digits, so that it never looks as if it did not. */
function figureRow({ command }: Step, { name, is, asked, unit, reached }: Measured): string[] {
  const value = Number(is.toFixed(reached ? 2 : 3));
  return [name, `${value} ${unit}`, `${asked} ${unit}`, reached ? "yes" : "**no**", command];
}
