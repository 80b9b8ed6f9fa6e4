import { describe, expect, it } from "vitest";
import {
  answerError,
  deadlineError,
  type EvaluationSize,
  thrownError,
  tooLargeError,
} from "../../src/evaluate/evaluation-error.ts";

const SIZE: EvaluationSize = {
  pack: "own.wasm",
  bytes: 2_460_000,
  resources: 1,
  deadlineMs: 1500,
  memoryBytes: 268_000_000,
};
const JUDGING = "Judging 2.5 MB of input (1 resource) with own.wasm";
const told = ({ fault, message }: { fault: string; message: string }): string[] => [fault, message];

describe("an evaluation that goes wrong", () => {
  it("names the policies, the size of the input, the bound, and what to do", () => {
    expect(told(deadlineError(SIZE))).toEqual([
      "deadline",
      `${JUDGING} took longer than 1.5 s and was stopped. Judge fewer files at once, or raise limits.evaluation; if they are few, report it with the policy pack's version.`,
    ]);
    expect(told(tooLargeError({ ...SIZE, resources: 12 }))).toEqual([
      "input",
      "The input is too large or nested too deeply to be judged with own.wasm (12 resources). Judge fewer files at once.",
    ]);
    expect(told(answerError("rules.ha.\u001b[31mx", SIZE))).toEqual([
      "policy",
      `${JUDGING} gave an answer that is not an evaluation (rules.ha. [31mx). The policy pack is damaged or of another version: install it again or rebuild it.`,
    ]);
  });

  it.each([
    "opa_malloc: failed",
    "out of memory",
    "out-of-memory",
    "could not allocate memory",
    "Cannot allocate Wasm memory for new instance",
    "RangeError: WebAssembly.Memory.grow(): Maximum memory size exceeded",
    "Array buffer allocation failed",
  ])("needs more memory where the engine says %j", (text) => {
    expect(told(thrownError("load", text, { ...SIZE, bytes: 123_456_789 }))).toEqual([
      "memory",
      "Judging 123 MB of input (1 resource) with own.wasm needs more memory than the 268 MB that it may take. Judge fewer files at once, or raise limits.memory (4Gi at most).",
    ]);
  });

  it.each(["Maximum call stack size exceeded", "wasm stack overflow"])(
    "is nested too deeply where the engine says %j",
    (text) => {
      expect(told(thrownError("evaluate", text, SIZE))).toEqual([
        "input",
        `${JUDGING} was stopped: a value is nested too deeply to be judged. Leave out the file that holds it.`,
      ]);
    },
  );

  it("shows the beginning of what nobody knows, on one line", () => {
    const text = `  unreachable\n::error::${"x".repeat(200)}`;
    const beginning = `unreachable ::error::${"x".repeat(99)}...`;
    expect(told(thrownError("load", text, SIZE))).toEqual([
      "policy",
      `The policy pack own.wasm could not be loaded (${beginning}). It is damaged or of another version: install it again or rebuild it.`,
    ]);
    expect(told(thrownError("evaluate", text, SIZE))).toEqual([
      "policy",
      `${JUDGING} failed inside a policy (${beginning}). Report it with the policy pack's version; if you added policies of your own, take them out to see which one it is.`,
    ]);
    expect(thrownError("load", "x".repeat(120), SIZE).message).toContain(`(${"x".repeat(120)})`);
  });
});
