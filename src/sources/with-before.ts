import type { NormalisedInput, Problem, TypedResource } from "../model/input.ts";
import type { EarlierVersion } from "./base/earlier-versions.ts";
import type { FileToRead, Outcome } from "./file-to-read.ts";
import { TEMPLATE } from "./kubernetes/recognise.ts";
import type { RawInput } from "./raw-input.ts";

/** A file after the change, and what it was before. */
interface Versions {
  file: Omit<RawInput, "content" | "earlier">;
  /** Null where the change takes it away. */
  outcome: Outcome | null;
  earlier: EarlierVersion;
}

/**
 * Gives an input its `before`: the resources that the same file held at the base commit. A plan shows its own. A file that was judged and
 * is judged no more stays in sight as an input without resources. `read` normalises an earlier content under the file's own name.
 */
export async function withBefore(
  { file, outcome, earlier }: Versions,
  limitBytes: number,
  read: (content: FileToRead["content"]) => Outcome,
): Promise<Outcome | null> {
  if (outcome !== null && ("binary" in outcome || showsItself(outcome))) {
    return outcome;
  }
  const input = outcome !== null && "input" in outcome && isJudged(outcome.input) ? outcome.input : null;
  if (earlier.is === "same") {
    return input === null ? outcome : { input: { ...input, before: input.after } };
  }
  if (earlier.is === "absent") {
    return input === null ? outcome : { input: { ...input, before: [] } };
  }
  const was = resourcesOf(read(await earlier.read(limitBytes)));
  if (input !== null) {
    return { input: "problem" in was ? withoutBefore(input, was.problem) : changed(input, was.resources) };
  }
  return "problem" in was || was.resources.length === 0
    ? outcome
    : { input: notJudgedAnyMore(file, reasonOf(outcome), was.resources, problemsOf(outcome)) };
}

function showsItself(outcome: Outcome): boolean {
  return "input" in outcome && outcome.input.kind === "terraform-plan";
}

function isJudged({ kind }: NormalisedInput): boolean {
  return kind === "kubernetes" || kind === "terraform-state";
}

/** What an earlier version held; one that cannot be read in full does not tell what is new. */
function resourcesOf(outcome: Outcome): { resources: TypedResource[] } | { problem: string } {
  if (!("input" in outcome)) {
    return { resources: [] };
  }
  const { kind, after, problems } = outcome.input;
  const error = problems.find(({ level }) => level === "error");
  if (error !== undefined) {
    return { problem: error.message };
  }
  return { resources: kind === "kubernetes" || kind === "terraform-state" ? after : [] };
}

function withoutBefore(input: NormalisedInput, why: string): NormalisedInput {
  const message = `What it held at the base commit is not known, so that its findings count as new: ${why}`;
  const problem: Problem = { level: "warning", message, line: null };
  return { ...input, problems: [...input.problems, problem] };
}

function changed(input: NormalisedInput, before: TypedResource[]): NormalisedInput {
  const isUnread =
    input.problems.some(({ level }) => level === "error") ||
    input.not_judged.some(({ what }) => what === TEMPLATE.what);
  return isUnread ? { ...input, before, unseen: "unread" } : { ...input, before };
}

/** Null where the change takes the file away. */
function reasonOf(outcome: Versions["outcome"]): string | null {
  if (outcome === null) {
    return null;
  }
  return "passedOver" in outcome ? outcome.passedOver : "it cannot be read any more";
}

function problemsOf(outcome: Versions["outcome"]): Problem[] {
  return outcome !== null && "input" in outcome ? outcome.input.problems : [];
}

/** An input without resources for a file that was judged; `reason` says why it is no more, null where the change takes it away. */
export function notJudgedAnyMore(
  { name, path }: { name: string; path: string },
  reason: string | null,
  before: TypedResource[],
  problems: Problem[],
): NormalisedInput {
  const told = reason ?? "the change takes this file away";
  return {
    name,
    path,
    kind: "kubernetes",
    resources: 0,
    not_judged: [{ what: "what it held before", reason: told, count: before.length }],
    problems,
    after: [],
    before,
    unseen: reason === null ? "gone" : "unread",
    places: {},
  };
}
