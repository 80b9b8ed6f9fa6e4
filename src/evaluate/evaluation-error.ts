import { UserError } from "../model/user-error.ts";

/** What went wrong: the deadline passed, memory ran out, the input was too large or too deep, or the policy pack itself is broken. */
export type EvaluationFault = "deadline" | "memory" | "input" | "policy";

/** The policies could not judge the input. The message names the policy pack and the size of the input, and says what to do. */
export class EvaluationError extends UserError {
  readonly fault: EvaluationFault;

  constructor(fault: EvaluationFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** What a message tells of a run. */
export interface EvaluationSize {
  /** The policy pack: its path, or how else the user knows it. */
  pack: string;
  bytes: number;
  resources: number;
  deadlineMs: number;
  memoryBytes: number;
}

/** The error of a run that took longer than it may. */
export function deadlineError(size: EvaluationSize): EvaluationError {
  return new EvaluationError(
    "deadline",
    `${judging(size)} took longer than ${size.deadlineMs / 1000} s and was stopped. Judge fewer files at once, or raise limits.evaluation; if they are few, report it with the policy pack's version.`,
  );
}

/**
 * The error that tells what the SDK or the WASM engine threw. Known texts become what they mean; of unknown ones a short beginning is
 * shown, since only the policy pack's maker can use it.
 */
export function thrownError(step: "load" | "evaluate", text: string, size: EvaluationSize): EvaluationError {
  if (
    /opa_malloc|out.of.memory|memory size exceeded|could not allocate|Cannot allocate|Array buffer allocation/i.test(
      text,
    )
  ) {
    return new EvaluationError(
      "memory",
      `${judging(size)} needs more memory than the ${megabytes(size.memoryBytes)} that it may take. Judge fewer files at once, or raise limits.memory (4Gi at most).`,
    );
  }
  if (/Maximum call stack|stack overflow/i.test(text)) {
    return new EvaluationError(
      "input",
      `${judging(size)} was stopped: a value is nested too deeply to be judged. Leave out the file that holds it.`,
    );
  }
  if (step === "load") {
    return new EvaluationError(
      "policy",
      `The policy pack ${size.pack} could not be loaded (${beginning(text)}). It is damaged or of another version: install it again or rebuild it.`,
    );
  }
  return new EvaluationError(
    "policy",
    `${judging(size)} failed inside a policy (${beginning(text)}). Report it with the policy pack's version; if you added policies of your own, take them out to see which one it is.`,
  );
}

/** The error of an answer that is not an evaluation; `where` is the first place that is wrong. */
export function answerError(where: string, size: EvaluationSize): EvaluationError {
  return new EvaluationError(
    "policy",
    `${judging(size)} gave an answer that is not an evaluation (${beginning(where)}). The policy pack is damaged or of another version: install it again or rebuild it.`,
  );
}

/** The error of an input that cannot be written down for the policies. */
export function tooLargeError(size: Omit<EvaluationSize, "bytes">): EvaluationError {
  return new EvaluationError(
    "input",
    `The input is too large or nested too deeply to be judged with ${size.pack} (${counted(size.resources)}). Judge fewer files at once.`,
  );
}

function judging({ pack, bytes, resources }: EvaluationSize): string {
  return `Judging ${megabytes(bytes)} of input (${counted(resources)}) with ${pack}`;
}

function counted(resources: number): string {
  return resources === 1 ? "1 resource" : `${resources} resources`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}

/** One line without control characters; long texts, which could hold parts of the input, are cut. */
function beginning(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, " ").trim();
  return line.length > 120 ? `${line.slice(0, 120)}...` : line;
}
