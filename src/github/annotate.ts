import { type Annotation, toCommand } from "../reports/annotations.ts";

/** Prints a line to the log of the step, where the runner obeys commands. */
export type Print = (line: string) => void;

/** Prints annotations as commands. */
export function annotate(annotations: readonly Annotation[], print: Print): void {
  for (const annotation of annotations) print(toCommand(annotation));
}

/** A warning about the delivery itself. */
export function warning(message: string): Annotation {
  return { level: "warning", path: null, line: null, title: "resilience-gate", message };
}
