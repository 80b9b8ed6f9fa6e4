import type { Output } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import { type Asked, choose, parseOutput } from "./asked.ts";
import { nearWord } from "./near-word.ts";

/** When the comment of a pull request is written. */
const COMMENT_WHEN = ["always", "on-failure", "on-change", "never"] as const;
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
  "comment",
  "comment-key",
  "check-run",
  "annotations",
  "job-summary",
  "format",
  "if-nothing-found",
  "default-region",
  "now",
  "github-token",
] as const;

/** What the action's inputs ask for: of the run, and of its delivery. */
export interface ActionInputs {
  asked: Asked;
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
  refuseUnknown(environment);
  const value = (name: (typeof ACTION_INPUTS)[number]): string | null =>
    environment[variable(name)]?.trim() || null;
  const word = <Word extends string>(
    name: (typeof ACTION_INPUTS)[number],
    allowed: readonly [Word, ...Word[]],
  ): Word => choose(name, value(name), allowed) ?? allowed[0];
  return {
    asked: {
      paths: linesOf(value("paths")),
      config: value("config"),
      gate: value("gate"),
      mode: value("mode"),
      failOn: value("fail-on"),
      ifNothingFound: value("if-nothing-found"),
      baseline: value("baseline"),
      now: value("now"),
      defaultRegion: value("default-region"),
      outputs: linesOf(value("format")).map(outputOf),
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

function refuseUnknown(environment: Readonly<Record<string, string | undefined>>): void {
  const known = new Set(ACTION_INPUTS.map(variable));
  for (const name of Object.keys(environment)) {
    if (name.startsWith("INPUT_") && !known.has(name)) {
      const input = name.slice("INPUT_".length).toLowerCase();
      const near = nearWord(input, ACTION_INPUTS);
      throw new UserError(
        `there is no input ${input}${near === null ? "" : `: did you mean ${near}?`} (inputs: ${ACTION_INPUTS.join(", ")})`,
      );
    }
  }
}

/** How the runner names the variable of an input (spaces become underscores, hyphens stay). */
function variable(name: string): string {
  return `INPUT_${name.toUpperCase()}`;
}
