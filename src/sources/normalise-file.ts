import type { DeclaredTypes } from "../model/declared-types.ts";
import type { NormalisedInput } from "../model/input.ts";
import type { SourceValues } from "../model/source-values.ts";
import { decodeBytes } from "./decode-text.ts";
import type { FileToRead, NormaliseSettings, Outcome } from "./file-to-read.ts";
import { planSources } from "./hcl/plan-sources.ts";
import { Unreadable } from "./json/drive.ts";
import { normaliseManifests } from "./kubernetes/normalise.ts";
import { largeText, type Pieces } from "./large-text.ts";
import { spoilt } from "./powershell.ts";
import type { RawInput } from "./raw-input.ts";
import { readBinaryPlan } from "./read-binary-plan.ts";
import { EMPTY, recogniseBytes } from "./recognise.ts";
import { judgedOrRefused, refused, told, unrecognised } from "./refusal.ts";
import { readSlimPieces } from "./terraform/bytes/read-slim.ts";
import type { Source } from "./terraform/normalise-estate.ts";
import { normalisePlan } from "./terraform/normalise-plan.ts";
import { normaliseState } from "./terraform/normalise-state.ts";
import { recogniseTerraform } from "./terraform/recognise.ts";

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
    return {
      binary: readBinaryPlan(file, decoded.bytes, (shown) => normaliseFile(shown, declared, settings)),
    };
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
