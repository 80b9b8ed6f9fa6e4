import type { Settings } from "../model/settings.ts";
import type { EarlierVersions } from "./base/earlier-versions.ts";
import { isPlanArchive } from "./decode-text.ts";
import { findFiles } from "./find-files.ts";
import { showPlan } from "./hcl/show-plan.ts";
import type { FoundFile, RawInput } from "./raw-input.ts";
import {
  type FileContent,
  type LargeContent,
  readBounded,
  readLargeFileWithin,
  readLargeStream,
} from "./read-file.ts";
import { renderedInputs } from "./render/collect-rendered.ts";

/** Most bytes that all files of a run may have together. */
const TOTAL_BYTES = 4 * 1024 ** 3;

/**
 * Reads everything that the settings' paths name, one file at a time so that only one is held in memory, with what each was at the
 * base commit where `versions` are given, and renders what the settings say is to be rendered. A file that cannot be read is given with its
 * problem and does not stop the others.
 * @throws UserError where two inputs have the same name, or there are too many.
 */
export async function* collect(
  settings: Settings,
  standardInput: AsyncIterable<Uint8Array | string>,
  versions: EarlierVersions | null = null,
): AsyncGenerator<RawInput> {
  let left = TOTAL_BYTES;
  const files = await findFiles(settings);
  for (const file of files) {
    const { name, path, named, unread } = file;
    if (unread !== undefined) {
      yield { name, path, named, content: { unread } };
      continue;
    }
    const { fileBytes, wholeBytes } = settings.limits;
    const most = Math.min(fileBytes, left);
    const limits = { fileBytes: most, wholeBytes: Math.min(wholeBytes, most) };
    const content = left > 0 ? await contentOf(file, limits, standardInput) : { problem: TOO_MUCH };
    left -= sizeOf(content);
    const shown = settings.allowTools ? await shownPlan(file, content, limits.wholeBytes) : null;
    left -= shown === null ? 0 : sizeOf(shown);
    const raw = { name, path, named, content };
    const earlier = versions === null ? {} : { earlier: await versions.of(file, content) };
    yield shown === null ? { ...raw, ...earlier } : { ...raw, ...earlier, shown };
  }
  yield* goneFiles(versions, files);
  yield* renderedInputs(settings, versions, Math.min(settings.limits.wholeBytes, Math.max(left, 0)));
}

/** What the change takes away, as far as nothing else stands in its place. */
async function* goneFiles(
  versions: EarlierVersions | null,
  found: readonly FoundFile[],
): AsyncGenerator<RawInput> {
  const names = new Set(found.map(({ name }) => name));
  for (const { file, earlier } of (await versions?.gone()) ?? []) {
    if (!names.has(file.name)) {
      yield { name: file.name, path: file.path, named: false, content: { gone: true }, earlier };
    }
  }
}

function sizeOf(content: LargeContent): number {
  return "bytes" in content ? content.bytes.length : "pieces" in content ? content.size : 0;
}

async function shownPlan(file: FoundFile, content: LargeContent, limit: number): Promise<FileContent | null> {
  const isBinary = file.absolute !== null && "bytes" in content && isPlanArchive(content.bytes);
  return isBinary && file.absolute !== null ? showPlan(file.absolute, file.path, limit) : null;
}

const TOO_MUCH =
  "it was not read, since the files of this run together are larger than 4 GiB: judge them in several runs";

async function contentOf(
  file: FoundFile,
  limits: Pick<Settings["limits"], "fileBytes" | "wholeBytes">,
  standardInput: AsyncIterable<Uint8Array | string>,
): Promise<LargeContent> {
  if (file.problem !== null) {
    return { problem: file.problem };
  }
  if (file.absolute !== null) {
    return readLargeFileWithin(file.absolute, file.root, limits);
  }
  return limits.fileBytes > limits.wholeBytes
    ? readLargeStream(standardInput, limits.wholeBytes)
    : readBounded(standardInput, limits.fileBytes);
}
