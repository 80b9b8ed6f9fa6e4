import { describe, expect, it } from "vitest";
import {
  declarationProblems,
  emptinessProblems,
  packProblems,
  sortedProblems,
} from "../../src/evaluate/run-problems.ts";
import type { NormalisedInput } from "../../src/model/input.ts";
import type { RunProblem } from "../../src/model/report.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { aRule } from "./an-evaluation.ts";

describe("sortedProblems", () => {
  const problem = (
    level: RunProblem["level"],
    path: string | null,
    line: number | null,
    message: string,
  ): RunProblem => ({ level, path, line, message });

  it("has the gravest first, then by path, line and message", () => {
    const sorted = [
      problem("error", null, null, "z"),
      problem("error", "a", null, "y"),
      problem("error", "a", 1, "x"),
      problem("error", "a", 9, "c"),
      problem("error", "a", 10, "a"),
      problem("error", "a", 10, "b"),
      problem("error", "b", 1, "a"),
      problem("warning", null, null, "a"),
      problem("notice", null, null, "a"),
    ];
    expect(sortedProblems(sorted.toReversed())).toEqual(sorted);
    expect(sortedProblems(sorted)).toEqual(sorted);
  });
});

describe("packProblems", () => {
  const DAMAGED = "it is damaged. Install it again or rebuild it.";
  const answer = {
    violations: [],
    undetermined: [],
    outcomes: new Map(),
    keys: { fail: new Set<string>(), undetermined: new Set<string>() },
  };
  const told = (listed: string[], answered: string[]) =>
    packProblems(
      listed.map((id) => aRule(id)),
      new Map(answered.map((id) => [id, answer])),
    );

  it("name what did not answer and what is not listed, sorted", () => {
    expect(told(["ha/c", "ha/b", "ha/a"], ["ha/z", "ha/y", "ha/c"])).toEqual([
      {
        level: "error",
        message: `The policy pack did not answer for ha/a, ha/b: ${DAMAGED}`,
        path: null,
        line: null,
      },
      {
        level: "error",
        message: `The policy pack answered for rules that its list lacks: ha/y, ha/z: ${DAMAGED}`,
        path: null,
        line: null,
      },
    ]);
    expect(told(["ha/a"], ["ha/a"])).toEqual([]);
  });
});

const judged = terraform("plan.json", "aws_instance.a");
const UNREAD = anInput("notes.json", [], { kind: "unrecognised" });
const BROKEN: NormalisedInput = {
  ...UNREAD,
  problems: [{ level: "error", message: "It is empty.", line: null }],
};
const DECLARED = anInput("resilience.yml", [], { kind: "declared" });
const PLAN = anInput("plan.json", [judged]);

describe("emptinessProblems", () => {
  const NOTHING = [
    {
      level: "error",
      message:
        "Nothing to judge was found: no Terraform plan or state as JSON and no Kubernetes manifest. Name the files, make a plan (terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json), or allow it with if-nothing-found: pass.",
      path: null,
      line: null,
    },
  ];

  it.each<[string, NormalisedInput[], unknown]>([
    ["no input", [], NOTHING],
    ["what is no input", [UNREAD], NOTHING],
    ["what is declared", [DECLARED], NOTHING],
    ["both", [UNREAD, DECLARED], NOTHING],
    ["what is broken and says so", [UNREAD, BROKEN], []],
    ["a plan", [UNREAD, PLAN], []],
    ["an empty plan", [anInput("plan.json", [])], []],
  ])("of %s", (_, inputs, problems) => {
    expect(emptinessProblems(inputs, "error")).toEqual(problems);
    expect(emptinessProblems(inputs, "pass")).toEqual([]);
  });
});

describe("declarationProblems", () => {
  const notice = (blocks: string, path: string, told: string | null = path) => [
    {
      level: "notice",
      message: `No objective is declared, so ${blocks}. Declare what the system must survive in ${path}, for example objectives: {tolerate: data-centre, rto: 4h, rpo: 8h}.`,
      path: told,
      line: null,
    },
  ];
  const NONE = { path: "resilience.yml", file: { version: 1 as const } };
  const GONE = anInput("plan.json", [], { before: [judged] });

  it.each<[string, NormalisedInput[], unknown]>([
    ["a plan", [PLAN], notice("nothing blocks", "resilience.yml")],
    ["a plan beside what is not read", [UNREAD, PLAN], notice("nothing blocks", "resilience.yml")],
    ["a plan that takes all away", [GONE], notice("nothing blocks", "resilience.yml")],
    ["no input", [], notice("nothing blocks", "resilience.yml")],
    ["only what is not read", [UNREAD, BROKEN], []],
    ["a plan that was and is empty", [anInput("plan.json", [], { before: [] })], []],
  ])("of %s", (_, inputs, problems) => {
    expect(declarationProblems(inputs, NONE)).toEqual(problems);
  });

  it("name the file where it would be, and what blocks in any case", () => {
    const { file } = NONE;
    expect(declarationProblems([PLAN], { path: null, file })).toEqual(
      notice("nothing blocks", ".github/resilience.yml", null),
    );
    expect(declarationProblems([PLAN], { ...NONE, file: { ...file, connectivity: [] } })).toEqual(
      notice("nothing blocks but closed ports", "resilience.yml"),
    );
    expect(declarationProblems([PLAN], { ...NONE, file: { ...file, objectives: { rto: "1h" } } })).toEqual(
      [],
    );
  });
});
