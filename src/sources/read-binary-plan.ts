import type { NormalisedInput, Problem } from "../model/input.ts";
import type { FileToRead, Outcome } from "./file-to-read.ts";
import type { BinaryPlan } from "./hcl/pair-binary-plans.ts";
import { readPlanArchive } from "./hcl/read-plan-archive.ts";
import { refused, unrecognised } from "./refusal.ts";
import { shellWord } from "./shell-word.ts";

/**
 * A binary plan stands by itself where a tool could show it, which `normalise` then reads; else it waits for the JSON that was written of it.
 */
export function readBinaryPlan(
  file: FileToRead,
  bytes: Buffer,
  normalise: (shown: FileToRead) => Outcome,
): BinaryPlan {
  const { name, path } = file;
  const read = readPlanArchive(bytes);
  return {
    name,
    path,
    archive: "archive" in read ? read.archive : null,
    alone() {
      const { shown, ...rest } = file;
      const command = shellWord(path);
      const outcome =
        shown === undefined
          ? refused(file, { reason: binaryPlan(command), general: binaryPlan("PLAN") })
          : normalise({ ...rest, content: shown });
      if ("binary" in outcome) {
        return { input: unrecognised(file, binaryPlan(command), null) };
      }
      return "problem" in read ? withoutLines(outcome, read.problem) : outcome;
    },
  };
}

/** What was judged is judged, whether its sources can be read or not. */
function withoutLines<One extends { input: NormalisedInput } | { passedOver: string }>(
  outcome: One,
  why: string,
): One | { input: NormalisedInput } {
  if (!("input" in outcome) || outcome.input.kind === "unrecognised") {
    return outcome;
  }
  const message = `Its sources are not read, so that its findings may lack lines: ${why}`;
  const problems: Problem[] = [...outcome.input.problems, { level: "warning", message, line: null }];
  return { input: { ...outcome.input, problems } };
}

function binaryPlan(path: string): string {
  return `it is a binary plan: run terraform show -json ${path} > ${path}.json and name that file`;
}
