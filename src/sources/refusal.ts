import type { NormalisedInput, Problem } from "../model/input.ts";
import type { FileToRead, Outcome } from "./file-to-read.ts";
import { describeOther } from "./kubernetes/recognise.ts";
import type { RawInput } from "./raw-input.ts";
import { EMPTY, isYaml } from "./recognise.ts";

/** Why a file is not judged; `general` says it without what differs from file to file, `meant` that it was to be a plan. */
export interface Refusal {
  reason: string;
  general?: string;
  line?: number | null;
  meant?: boolean;
}

/** A file that somebody named, or that was meant to be judged, has an error; another one is passed over. */
export function refused(file: FileToRead, refusal: Refusal): Outcome {
  if (file.named || refusal.meant === true) {
    return { input: unrecognised(file, refusal.reason, refusal.line ?? null) };
  }
  return { passedOver: refusal.general ?? refusal.reason };
}

/** A file of documents that are no objects (Helm values, a kustomization) is as little judged as any other. */
export function judgedOrRefused(file: FileToRead, input: NormalisedInput): Outcome {
  if (input.kind !== "unrecognised" || input.problems.length > 0) {
    return { input };
  }
  const [first] = input.not_judged;
  return refused(file, { reason: first === undefined ? EMPTY : `${first.what}: ${first.reason}` });
}

/** An input that could not be judged, and why. */
export function unrecognised(
  file: Pick<RawInput, "name" | "path">,
  message: string,
  line: number | null,
): NormalisedInput {
  const problems: Problem[] = [{ level: "error", message, line }];
  return emptyInput(file.name, file.path, problems);
}

/** An input that holds nothing that could be judged. */
function emptyInput(name: string, path: string, problems: Problem[]): NormalisedInput {
  return {
    name,
    path,
    kind: "unrecognised",
    resources: 0,
    not_judged: [],
    problems,
    after: [],
    before: null,
    places: {},
  };
}

/** Longest text that is read for the sake of saying what it is instead. */
const MOST_DESCRIBED = 1024 ** 2;

/** A refusal with what the file is, where it is YAML of another kind: who searches a folder wants to know that it was seen. */
export function told(refusal: Refusal, bytes: Buffer, { path }: FileToRead): Refusal {
  const isWorth = isYaml(path) && bytes.length <= MOST_DESCRIBED;
  const what = isWorth ? describeOther(bytes.toString("utf8"), path) : null;
  return what === null ? refusal : { ...refusal, general: what };
}
