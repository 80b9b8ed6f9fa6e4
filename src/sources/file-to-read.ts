import type { NormalisedInput } from "../model/input.ts";
import type { Settings } from "../model/settings.ts";
import type { BinaryPlan } from "./hcl/pair-binary-plans.ts";
import type { RawInput } from "./raw-input.ts";
import type { FileContent } from "./read-file.ts";

/** What of the settings decides how a file is read. */
export type NormaliseSettings = Pick<Settings, "defaultRegion" | "limits"> &
  Partial<Pick<Settings, "resilience">>;

/** A file with its content, or why it could not be read. */
export type FileToRead = Omit<RawInput, "content" | "earlier"> & {
  content: FileContent | { unread: string };
};

/** What became of one file: an input, the reason for which a file that nobody named is passed over, or a binary plan to be paired. */
export type Outcome = { input: NormalisedInput } | { passedOver: string } | { binary: BinaryPlan };
