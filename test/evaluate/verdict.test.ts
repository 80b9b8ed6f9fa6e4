import { describe, expect, it } from "vitest";
import { unjudged, verdictOf } from "../../src/evaluate/verdict.ts";
import type { BreakGlass } from "../../src/model/report.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { anEntry, anEvaluation, aRule, judged } from "./an-evaluation.ts";

const instance = terraform("plan.json", "aws_instance.a");

/** One finding that blocks, and one that does not. */
const { findings } = judged({
  rules: [aRule("ha/a"), aRule("ha/b", { severity: "warning" })],
  inputs: [anInput("plan.json", [instance])],
  after: anEvaluation({
    "ha/a": { violations: [anEntry(instance.resource.id)] },
    "ha/b": { violations: [anEntry(instance.resource.id)] },
  }),
});
const letThrough = (counts: boolean): BreakGlass => ({
  label: "break-glass",
  by: "ann",
  at: null,
  counts,
  why: null,
});
const ERROR = { message: "It is empty.", input: "a.json" };

describe("verdictOf", () => {
  const harmless = findings.filter(({ blocks }) => !blocks);

  it.each([
    ["nothing", [], [], "enforce", null, "pass"],
    ["what does not block", harmless, [], "enforce", null, "pass"],
    ["what blocks", findings, [], "enforce", null, "fail"],
    ["what blocks, in observe mode", findings, [], "observe", null, "pass"],
    ["what somebody lets through", findings, [], "enforce", letThrough(true), "pass"],
    ["what somebody may not let through", findings, [], "enforce", letThrough(false), "fail"],
    ["an error", [], [ERROR], "enforce", null, "error"],
    ["an error and what blocks", findings, [ERROR], "observe", letThrough(true), "error"],
  ] as const)("of %s", (_, found, errors, mode, breakGlass, verdict) => {
    expect(verdictOf(found, errors, { mode, breakGlass })).toBe(verdict);
  });
});

describe("unjudged", () => {
  it("is every error, of the run and of the inputs", () => {
    const inputs = ["a.json", "b.json"].map((name) =>
      anInput(name, [], {
        problems: [
          { level: "warning", message: "It is old.", line: null },
          { level: "error", message: "It is empty.", line: 1 },
        ],
      }),
    );
    const problems = (["error", "warning", "notice"] as const).map((level) => ({
      level,
      message: `The ${level}.`,
      path: "a.json",
      line: null,
    }));
    expect(unjudged(inputs, problems)).toEqual([
      { message: "The error.", input: null },
      { message: "It is empty.", input: "a.json" },
      { message: "It is empty.", input: "b.json" },
    ]);
  });
});
