import { Unzip, type UnzipFile, UnzipInflate } from "fflate";

/** Bounds on an archive: how many entries it may have, and how many bytes one of them and all together may inflate to. */
export interface ZipLimits {
  entries: number;
  entryBytes: number;
  allBytes: number;
}

/** Why an archive is not read: names that lead out of it, more than the limits, or bytes that are no archive. */
export type ZipRefusal = "leads-out" | "too-large" | "damaged";

/** Compressed bytes taken at a time: deflate makes at most 1,032 times as many of them. */
const SLICE_BYTES = 16 * 1024;

class Refused extends Error {
  readonly why: ZipRefusal;

  constructor(why: ZipRefusal) {
    super(why);
    this.why = why;
  }
}

/** The entries of a ZIP archive that are needed, inflated in memory, or why it is refused. Nothing is written; sizes that it states are not believed. */
export function unzip(
  bytes: Uint8Array,
  isNeeded: (name: string) => boolean,
  limits: ZipLimits,
): { entries: Map<string, Buffer> } | { refused: ZipRefusal } {
  try {
    return { entries: entriesOf(bytes, isNeeded, limits) };
  } catch (error) {
    return { refused: error instanceof Refused ? error.why : "damaged" };
  }
}

function entriesOf(
  bytes: Uint8Array,
  isNeeded: (name: string) => boolean,
  limits: ZipLimits,
): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  let count = 0;
  let left = limits.allBytes;
  let failed: Error | null = null;
  const take = (file: UnzipFile): void => {
    count += 1;
    checkName(file.name, count, limits.entries);
    if (!isNeeded(file.name)) {
      return;
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    file.ondata = (error, chunk, final) => {
      failed ??= error;
      length += chunk?.length ?? 0;
      left -= chunk?.length ?? 0;
      if (left < 0 || length > limits.entryBytes) {
        throw new Refused("too-large");
      }
      if (chunk !== null && chunk.length > 0) {
        chunks.push(chunk);
      }
      if (final) {
        found.set(file.name, Buffer.concat(chunks));
      }
    };
    file.start();
  };
  const archive = new Unzip(take);
  archive.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    archive.push(bytes.subarray(at, at + SLICE_BYTES), at + SLICE_BYTES >= bytes.length);
  }
  if (failed !== null) {
    throw failed;
  }
  return found;
}

function checkName(name: string, count: number, most: number): void {
  if (count > most) {
    throw new Refused("too-large");
  }
  if (/^[/\\]|^[A-Za-z]:|\0|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)) {
    throw new Refused("leads-out");
  }
}
