import type { NormalisedInput } from "../../model/input.ts";
import { notJudgedAnyMore } from "../with-before.ts";
import type { Parts } from "./parts.ts";

/** A file that is read, or the reason for which it is passed over. */
type Outcome = { input: NormalisedInput } | { passedOver: string };

/**
 * What becomes of a file's content where the file is a part of something, after the change or before it: it is passed over, or, where it was
 * judged by itself before, no more than that is left of it.
 */
export function asPart(path: string, outcome: Outcome, parts: { after: Parts; before: Parts }): Outcome {
  const reason = parts.after.reasonOf(path);
  if ("passedOver" in outcome) {
    return { passedOver: reason ?? outcome.passedOver };
  }
  const { input } = outcome;
  if (input.kind !== "kubernetes") {
    return outcome;
  }
  const wasPart = parts.before.reasonOf(path) !== null;
  const before = input.before !== null && wasPart ? [] : input.before;
  if (reason === null) {
    return { input: { ...input, before } };
  }
  return before === null || before.length === 0
    ? { passedOver: reason }
    : { input: notJudgedAnyMore(input, reason, before, []) };
}
