import type { DeclaredTypes } from "../model/declared-types.ts";
import type { NormalisedInput, Problem } from "../model/input.ts";
import type { Settings } from "../model/settings.ts";
import type { SourceValues } from "../model/source-values.ts";
import { decodeBytes } from "./decode-text.ts";
import type { BinaryPlan } from "./hcl/pair-binary-plans.ts";
import { planSources } from "./hcl/plan-sources.ts";
import { readPlanArchive } from "./hcl/read-plan-archive.ts";
import { Unreadable } from "./json/drive.ts";
import { normaliseManifests } from "./kubernetes/normalise.ts";
import { describeOther } from "./kubernetes/recognise.ts";
import { largeText, type Pieces } from "./large-text.ts";
import { spoilt } from "./powershell.ts";
import type { RawInput } from "./raw-input.ts";
import type { FileContent } from "./read-file.ts";
import { EMPTY, isYaml, recogniseBytes } from "./recognise.ts";
import { shellWord } from "./shell-word.ts";
import { readSlimPieces } from "./terraform/bytes/read-slim.ts";
import type { Source } from "./terraform/normalise-estate.ts";
import { normalisePlan } from "./terraform/normalise-plan.ts";
import { normaliseState } from "./terraform/normalise-state.ts";
import { recogniseTerraform } from "./terraform/recognise.ts";

/** What of the settings decides how a file is read. */
export type NormaliseSettings = Pick<Settings, "defaultRegion" | "limits"> &
  Partial<Pick<Settings, "resilience">>;

/** A file with its content, or why it could not be read. */
export type FileToRead = Omit<RawInput, "content" | "earlier"> & {
  content: FileContent | { unread: string };
};

/** What became of one file: an input, the reason for which a file that nobody named is passed over, or a binary plan to be paired. */
export type Outcome = { input: NormalisedInput } | { passedOver: string } | { binary: BinaryPlan };

/**
 * Recognises and normalises one file. Never throws: hostile nesting ends in a RangeError, a mistake of ours in another error, and neither
 * may take the other inputs along.
 */
export function normaliseFile(
  file: FileToRead,
  declared: DeclaredTypes,
  settings: NormaliseSettings,
): Outcome {
  try {
    return normaliseOne(file, declared, settings);
  } catch (error) {
    return { input: unrecognised(file, whyNot(error), null) };
  }
}

function whyNot(error: unknown): string {
  return error instanceof RangeError
    ? "it is too large or nested too deeply to be read: split it"
    : `internal error while it was read (${error instanceof Error ? error.constructor.name : typeof error}): please report this`;
}

const SETTINGS_FILE = /(?:^|\/)resilience\.ya?ml$/;
const OTHER_SETTINGS =
  "these settings do not count here: name them with --config, or give their folder alone";

function normaliseOne(file: FileToRead, declared: DeclaredTypes, settings: NormaliseSettings): Outcome {
  if ("problem" in file.content) {
    return { input: unrecognised(file, file.content.problem, null) };
  }
  if ("unread" in file.content) {
    return { passedOver: file.content.unread };
  }
  if (!file.named && SETTINGS_FILE.test(file.path)) {
    return { passedOver: OTHER_SETTINGS };
  }
  if (file.content.bytes.length === 0) {
    return refused(file, { reason: EMPTY });
  }
  const decoded = decodeBytes(file.content.bytes, settings.limits.wholeBytes);
  if (decoded.kind === "binary-plan") {
    return { binary: readBinary(file, decoded.bytes, declared, settings) };
  }
  if (decoded.kind === "unreadable") {
    return refused(file, { reason: decoded.reason });
  }
  const recognised = recogniseBytes(decoded.bytes, file, declared);
  switch (recognised.kind) {
    case "kubernetes":
      return judgedOrRefused(file, manifestsOf(file, recognised.text, declared));
    case "unrecognised":
      return refused(file, told(spoilt(recognised, decoded.was), decoded.bytes, file));
    default:
      return { input: terraformInput(file, recognised, declared, settings) };
  }
}

/** Longest text that is read for the sake of saying what it is instead. */
const MOST_DESCRIBED = 1024 ** 2;

/** A refusal with what the file is, where it is YAML of another kind: who searches a folder wants to know that it was seen. */
function told(refusal: Refusal, bytes: Buffer, { path }: FileToRead): Refusal {
  const isWorth = isYaml(path) && bytes.length <= MOST_DESCRIBED;
  const what = isWorth ? describeOther(bytes.toString("utf8"), path) : null;
  return what === null ? refusal : { ...refusal, general: what };
}

function manifestsOf(file: FileToRead, text: string, declared: DeclaredTypes): NormalisedInput {
  const { rendered } = file;
  const input = normaliseManifests(sourceOf(file), text, declared, rendered ?? null);
  const cluster = rendered?.cluster ?? null;
  return cluster === null ? input : { ...input, cluster };
}

function sourceOf({ name, path }: Pick<RawInput, "name" | "path">): Source {
  return { name, path };
}

/** A plan or state, whose JSON holds at least what is read of it. */
function terraformInput(
  file: Pick<RawInput, "name" | "path">,
  { kind, json }: { kind: "terraform-plan" | "terraform-state"; json: unknown },
  declared: DeclaredTypes,
  { defaultRegion }: NormaliseSettings,
): NormalisedInput {
  if (kind === "terraform-state") {
    return normaliseState(sourceOf(file), json, declared, { defaultRegion });
  }
  const read = (sources?: SourceValues): NormalisedInput =>
    normalisePlan(sourceOf(file), json, declared, {
      defaultRegion,
      ...(sources === undefined ? {} : { sources }),
    });
  const input = read();
  return { ...input, sources: planSources(json, input, read) };
}

/** Normalises a file that is too large to be held: a plan or state in JSON, and nothing else. Never throws. */
export async function normaliseLarge(
  file: Omit<FileToRead, "content">,
  pieces: Pieces,
  declared: DeclaredTypes,
  settings: NormaliseSettings,
): Promise<Outcome> {
  const { fileBytes: bytes, partBytes } = settings.limits;
  try {
    const json = await readSlimPieces(largeText(pieces), declared, { bytes, partBytes });
    const kind = recogniseTerraform(json);
    return kind === null
      ? { input: unrecognised(file, TOO_LARGE_FOR_OTHERS, null) }
      : { input: terraformInput(file, { kind, json }, declared, settings) };
  } catch (error) {
    return { input: unrecognised(file, error instanceof Unreadable ? error.message : whyNot(error), null) };
  }
}

const TOO_LARGE_FOR_OTHERS =
  "it is too large for anything but a plan or state in JSON (terraform show -json), and is neither";

/** A binary plan stands by itself where a tool could show it; else it waits for the JSON that was written of it. */
function readBinary(
  file: FileToRead,
  bytes: Buffer,
  declared: DeclaredTypes,
  settings: NormaliseSettings,
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
          : normaliseFile({ ...rest, content: shown }, declared, settings);
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

/** Why a file is not judged; `general` says it without what differs from file to file, `meant` that it was to be a plan. */
interface Refusal {
  reason: string;
  general?: string;
  line?: number | null;
  meant?: boolean;
}

function refused(file: FileToRead, refusal: Refusal): Outcome {
  if (file.named || refusal.meant === true) {
    return { input: unrecognised(file, refusal.reason, refusal.line ?? null) };
  }
  return { passedOver: refusal.general ?? refusal.reason };
}

/** A file of documents that are no objects (Helm values, a kustomization) is as little judged as any other. */
function judgedOrRefused(file: FileToRead, input: NormalisedInput): Outcome {
  if (input.kind !== "unrecognised" || input.problems.length > 0) {
    return { input };
  }
  const [first] = input.not_judged;
  return refused(file, { reason: first === undefined ? EMPTY : `${first.what}: ${first.reason}` });
}

function binaryPlan(path: string): string {
  return `it is a binary plan: run terraform show -json ${path} > ${path}.json and name that file`;
}

function unrecognised(
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
