import type { Output } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import { type Asked, choose, parseOutput, parseShards } from "./asked.ts";
import { inputReader } from "./input-reader.ts";

/** When the comment of a pull request is written. */
export const COMMENT_WHEN = ["always", "on-failure", "on-change", "never"] as const;
const YES_NO = ["true", "false"] as const;
/** Whether a check run is written; `auto`: where the token may. */
const CHECK_RUN = ["auto", "true", "false"] as const;

/** The inputs of action.yml; they have the names of the command line's flags where there is one. */
export const ACTION_INPUTS = [
  "paths",
  "config",
  "trusted-config",
  "gate",
  "mode",
  "fail-on",
  "baseline",
  "preset",
  "policies",
  "opa-path",
  "comment",
  "comment-key",
  "check-run",
  "annotations",
  "job-summary",
  "format",
  "facts",
  "shards",
  "if-nothing-found",
  "default-region",
  "now",
  "github-token",
] as const;

/** What the action does: read and judge, only read (a shard), or judge what others have read. */
export type Task = "check" | "collect" | "judge";

/** What the action's inputs ask for: of the run, and of its delivery. */
export interface ActionInputs {
  task: Task;
  asked: Asked;
  /** File that `collect` writes, relative to the workspace. */
  facts: string;
  /** How many shards `judge` must find; null for any number. */
  shards: number | null;
  /** True where a pull request's settings are read at its base commit. */
  trustBase: boolean;
  comment: (typeof COMMENT_WHEN)[number];
  commentKey: string;
  checkRun: (typeof CHECK_RUN)[number];
  annotations: boolean;
  jobSummary: boolean;
  token: string | null;
}

/**
 * Reads the inputs as the runner gives them, in variables `INPUT_<NAME>`.
 * @throws UserError for an input that there is not, or a word that is not allowed.
 */
export function readActionInputs(environment: Readonly<Record<string, string | undefined>>): ActionInputs {
  const { value, word } = inputReader(environment, ACTION_INPUTS);
  const mode = value("mode");
  const task = mode === "collect" || mode === "judge" ? mode : "check";
  const shards = value("shards");
  return {
    task,
    facts: value("facts") ?? "resilience-facts.json",
    shards: shards === null ? null : parseShards(shards),
    asked: {
      paths: linesOf(value("paths")),
      config: value("config"),
      gate: value("gate"),
      mode: task === "check" ? modeOf(mode) : null,
      failOn: value("fail-on"),
      ifNothingFound: value("if-nothing-found"),
      baseline: value("baseline"),
      now: value("now"),
      defaultRegion: value("default-region"),
      outputs: linesOf(value("format")).map(outputOf),
      preset: value("preset"),
      policies: linesOf(value("policies")),
      opaPath: value("opa-path"),
    },
    trustBase: word("trusted-config", ["base", "head"]) === "base",
    comment: word("comment", COMMENT_WHEN),
    commentKey: value("comment-key") ?? "",
    checkRun: word("check-run", CHECK_RUN),
    annotations: word("annotations", YES_NO) === "true",
    jobSummary: word("job-summary", YES_NO) === "true",
    token: value("github-token"),
  };
}

function linesOf(text: string | null): string[] {
  return (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** As `--format`; a step has no standard output that could be read, so that only the terminal's report may go to the log. */
function outputOf(line: string): Output {
  const output = parseOutput(line);
  if (output.file === null && output.format !== "terminal") {
    throw new UserError(`format: ${line} needs a file, as in ${line}=report.${line}`);
  }
  return output;
}

/** `enforce` and `observe` are settings of the run; the other two say which part of it is done. */
function modeOf(mode: string | null): string | null {
  return choose("mode", mode, ["enforce", "observe", "collect", "judge"]);
}
