import { describe, expect, it } from "vitest";
import { isLaterVersion } from "../../src/model/version.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { anEntry, anEvaluation, aRule, judged } from "./an-evaluation.ts";

const machine = terraform("plan.json", "aws_instance.a");
const ID = machine.resource.id;

function found(file: NonNullable<Parameters<typeof judged>[0]["file"]>) {
  const { findings, verdict, problems, rules } = judged({
    rules: [aRule("ha/old", { since: "0.1.0" }), aRule("ha/later", { since: "0.2.0" })],
    inputs: [anInput("plan.json", [machine])],
    after: anEvaluation({ "ha/old": { violations: [] }, "ha/later": { violations: [anEntry(ID)] } }),
    file,
  });
  return {
    findings: findings.map(({ rule, severity, blocks }) => [rule, severity, blocks]),
    verdict,
    problems: problems.map(({ message }) => message),
    severities: rules.map(({ severity }) => severity),
  };
}

describe("ruleset", () => {
  it("holds a rule back that was added later, and says so", () => {
    expect(found({ ruleset: "0.1" })).toEqual({
      findings: [["ha/later", "notice", false]],
      verdict: "pass",
      problems: [
        "Added after ruleset 0.1, and so a notice at most: ha/later. Set ruleset: 0.2.0 to let them count.",
      ],
      severities: ["notice", "error"],
    });
  });

  it.each([undefined, "0.2", "0.2.0", "1.0.0"])("lets it count with %s", (ruleset) => {
    expect(found(ruleset === undefined ? {} : { ruleset })).toMatchObject({
      findings: [["ha/later", "error", true]],
      verdict: "fail",
      problems: [],
    });
  });

  it("does not hold back what the settings give a severity", () => {
    expect(found({ ruleset: "0.1", rules: { "ha/later": "error" } }).findings).toEqual([
      ["ha/later", "error", true],
    ]);
  });

  it("compares versions by their parts", () => {
    const later = [
      ["0.10.0", "0.9.9"],
      ["1.0", "0.99"],
      ["0.1.1", "0.1"],
    ] as const;
    const notLater = [
      ["0.1", "0.1.0"],
      ["0.9.9", "0.10.0"],
      ["0.1.0", "0.1.1"],
    ] as const;
    expect(later.map(([a, b]) => isLaterVersion(a, b))).toEqual([true, true, true]);
    expect(notLater.map(([a, b]) => isLaterVersion(a, b))).toEqual([false, false, false]);
  });
});
