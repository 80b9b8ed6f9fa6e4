import type { NormalisedInput } from "../model/input.ts";
import type { BreakGlass, Finding, Report, RunProblem } from "../model/report.ts";
import type { Settings } from "../model/settings.ts";

/** What could not be judged although it was asked for: the message, and the input it belongs to, if any. */
export interface Unjudged {
  message: string;
  input: string | null;
}

/** Every error of an input or of the run. */
export function unjudged(inputs: readonly NormalisedInput[], problems: readonly RunProblem[]): Unjudged[] {
  const ofRun = problems
    .filter(({ level }) => level === "error")
    .map(({ message }) => ({ message, input: null }));
  const ofInputs = inputs.flatMap((input) =>
    input.problems
      .filter(({ level }) => level === "error")
      .map(({ message }) => ({ message, input: input.name })),
  );
  return [...ofRun, ...ofInputs];
}

/**
 * An error wins over a failure, since what was not judged may be worse; in observe mode nothing fails, nor where somebody who may decided so.
 */
export function verdictOf(
  findings: readonly Finding[],
  errors: readonly Unjudged[],
  { mode, breakGlass }: { mode: Settings["mode"]; breakGlass: BreakGlass | null },
): Report["verdict"] {
  if (errors.length > 0) {
    return "error";
  }
  const isEnforced = mode === "enforce" && breakGlass?.counts !== true;
  return isEnforced && findings.some(({ blocks }) => blocks) ? "fail" : "pass";
}
