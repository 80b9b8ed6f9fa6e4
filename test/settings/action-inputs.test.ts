import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/model/user-error.ts";
import { ACTION_INPUTS, readActionInputs } from "../../src/settings/action-inputs.ts";

const action = load(readFileSync("action.yml", "utf8")) as {
  inputs: Record<string, { default: string }>;
  runs: unknown;
};

describe("action.yml", () => {
  it("declares exactly the inputs that are read, and runs on Node 24", () => {
    expect(Object.keys(action.inputs).sort()).toEqual([...ACTION_INPUTS].sort());
    expect(action.runs).toEqual({ using: "node24", main: "dist/index.js" });
  });
});

describe("readActionInputs", () => {
  it("reads the defaults of action.yml as what is said of them there", () => {
    const defaults = Object.entries(action.inputs).map(([name, input]) => [
      `INPUT_${name.toUpperCase()}`,
      input.default,
    ]);
    expect(readActionInputs({ ...Object.fromEntries(defaults), "INPUT_GITHUB-TOKEN": "t0ken" })).toEqual({
      task: "check",
      facts: "resilience-facts.json",
      shards: null,
      asked: {
        paths: [],
        config: null,
        gate: null,
        mode: null,
        failOn: null,
        ifNothingFound: null,
        baseline: null,
        now: null,
        defaultRegion: null,
        outputs: [{ format: "terminal", file: null }],
        preset: null,
        policies: [],
        opaPath: null,
      },
      trustBase: true,
      comment: "always",
      commentKey: "",
      checkRun: "auto",
      annotations: true,
      jobSummary: true,
      token: "t0ken",
    });
  });

  it("reads one path a line", () => {
    const { asked, trustBase, annotations } = readActionInputs({
      INPUT_PATHS: "plan.json\n  k8s/ with space \n\n",
      "INPUT_TRUSTED-CONFIG": "head",
      INPUT_ANNOTATIONS: "false",
    });
    expect([asked.paths, trustBase, annotations]).toEqual([["plan.json", "k8s/ with space"], false, false]);
  });

  it("reads which part of the work is to be done, besides how grave it is", () => {
    const read = (mode: string, shards = "") => {
      const { task, asked, shards: expected } = readActionInputs({ INPUT_MODE: mode, INPUT_SHARDS: shards });
      return [task, asked.mode, expected];
    };
    expect([read("collect"), read("judge", "10"), read("observe"), read("enforce")]).toEqual([
      ["collect", null, null],
      ["judge", null, 10],
      ["check", "observe", null],
      ["check", "enforce", null],
    ]);
  });

  it.each([
    [
      "a mode",
      { INPUT_MODE: "colect" },
      "mode must be one of enforce, observe, collect, judge: did you mean collect?",
    ],
    ["a number of shards", { INPUT_SHARDS: "ten" }, "shards must be a whole number from 1"],
    [
      "an unknown input",
      { INPUT_GAET: "new" },
      `there is no input gaet: did you mean gate? (inputs: ${ACTION_INPUTS.join(", ")})`,
    ],
    ["a word", { INPUT_COMMENT: "sometimes" }, "comment must be one of always, on-failure, on-change, never"],
    [
      "a format without a file",
      { INPUT_FORMAT: "sarif" },
      "format: sarif needs a file, as in sarif=report.sarif",
    ],
    ["a boolean", { INPUT_ANNOTATIONS: "yes" }, "annotations must be one of true, false"],
  ])("refuses %s", (_, environment, message) => {
    expect(() => readActionInputs(environment)).toThrow(new UserError(message));
  });
});
