import { settingSeconds } from "../model/duration.ts";
import type { ResilienceFile } from "../model/resilience-file.ts";
import type { Limits } from "../model/settings.ts";
import { decode } from "../sources/formats/decode.ts";
import { LIMITS } from "./defaults.ts";

/** Largest part that can be set: a JavaScript string holds less than 512 MiB of characters. */
const LARGEST_PART_BYTES = 500 * 1024 ** 2;

/** The bounds that resilience.yml sets, and the defaults of the others; none is set beyond what the engine can hold. */
export function limitsOf(set: NonNullable<ResilienceFile["limits"]>): Limits {
  const fileBytes = sizeOf(set.file) ?? LIMITS.fileBytes;
  return {
    fileBytes,
    wholeBytes: Math.min(LIMITS.wholeBytes, fileBytes),
    partBytes: Math.min(sizeOf(set.part) ?? LIMITS.partBytes, LARGEST_PART_BYTES),
    files: set.files ?? LIMITS.files,
    folders: set.folders ?? LIMITS.folders,
    evaluationMs: (settingSeconds(set.evaluation) ?? LIMITS.evaluationMs / 1000) * 1000,
    memoryBytes: Math.min(sizeOf(set.memory) ?? LIMITS.memoryBytes, LIMITS.memoryBytes),
  };
}

/** Bytes of a size; its form was checked when the settings were read. */
function sizeOf(size: string | undefined): number | null {
  return size === undefined ? null : (decode("quantity", size).value ?? null);
}
