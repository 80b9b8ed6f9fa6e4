import type { Measured } from "../goals/goals.ts";
import type { StepOutcome } from "./kept-steps.ts";
import type { Step } from "./steps.ts";

/** What came of a step. */
export interface Proved extends StepOutcome {
  step: Step;
  /** What it measured against goals; none where it measures none. */
  figures: Measured[];
}

/** The table at the end: each step, and each figure that a goal asks for. */
export function provedTable(all: readonly Proved[]): string {
  const steps = all.map(
    ({ step: { command, proves }, passed, seconds }) =>
      `${passed ? "passed" : "FAILED"}  ${command.padEnd(20)} ${`${seconds.toFixed(0)} s`.padStart(7)}  ${proves}\n`,
  );
  const goals = all.flatMap(({ figures }) => figures).map(goalRow);
  const failed = all.filter(({ passed }) => !passed).length;
  const open = all.flatMap(({ figures }) => figures).filter(({ reached, gate }) => !reached && !gate).length;
  return `\n${steps.join("")}\n${goals.join("")}\n${all.length - failed} of ${all.length} steps passed; ${open} goals are not reached yet\n`;
}

function goalRow({ name, is, asked, unit, reached, gate }: Measured): string {
  const verdict = reached ? "reached" : gate ? "FAILED" : "not reached yet";
  return `${verdict.padEnd(15)} ${name}: ${Number(is.toFixed(reached ? 2 : 3))} ${unit} (${asked})\n`;
}
