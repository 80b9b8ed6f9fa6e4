import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";

/** The bytes of a file, or why there are none. The problem names neither the file nor its content. */
export type FileContent = { bytes: Buffer } | { problem: string };

/** O_NONBLOCK: opening a FIFO returns at once; O_NOFOLLOW: a link put there after the check is not followed. Windows has neither. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
/** What is said of a path where nothing is. */
export const DOES_NOT_EXIST =
  "it does not exist: check the spelling, and that the step which writes it has run";
/** What is said of a link that is not followed. */
export const LEADS_OUT =
  "it is reached by a link that leads out of the workspace, which is not followed: copy the file into the workspace";
const NOT_A_FILE =
  "it is not a regular file: write what it gives to a file, or pass it on standard input with -";
const CHUNK_BYTES = 1024 * 1024;

/** True if `path` is `folder` or lies below it; both absolute and free of links. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/**
 * Reads a regular file of at most `limitBytes`. A link is followed only where its end lies in `root`;
 * FIFOs, sockets and devices are refused, since they may block for ever or never end.
 */
export async function readFileWithin(path: string, root: string, limitBytes: number): Promise<FileContent> {
  let handle: FileHandle | undefined;
  try {
    const real = await realpath(path);
    if (!isInside(await realpath(root), real)) {
      return {
        problem: LEADS_OUT,
      };
    }
    handle = await open(real, OPEN_FLAGS);
    const status = await handle.stat();
    if (!status.isFile()) {
      return { problem: NOT_A_FILE };
    }
    if (status.size > limitBytes) {
      return { problem: tooLarge(limitBytes) };
    }
    return await readSized(handle, status.size, limitBytes);
  } catch (error) {
    return { problem: reasonOf(error) };
  } finally {
    await handle?.close();
  }
}

/** Reads a file into one piece of the size that it says it has; one that turns out to be larger goes on as a stream. */
async function readSized(handle: FileHandle, size: number, limitBytes: number): Promise<FileContent> {
  // One byte more tells that it ends where it should.
  const bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  while (length < bytes.length) {
    const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) {
      return { bytes: bytes.subarray(0, length) };
    }
    length += bytesRead;
  }
  const stream = handle.createReadStream({ autoClose: false, start: 0, highWaterMark: CHUNK_BYTES });
  return readBounded(stream, limitBytes);
}

/** Reads a stream to its end, or stops with a problem after `limitBytes`. */
export async function readBounded(
  stream: AsyncIterable<Uint8Array | string>,
  limitBytes: number,
): Promise<FileContent> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes =
      typeof chunk === "string"
        ? Buffer.from(chunk)
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    length += bytes.length;
    if (length > limitBytes) {
      return { problem: tooLarge(limitBytes) };
    }
    chunks.push(bytes);
  }
  return { bytes: Buffer.concat(chunks, length) };
}

/** What is said of a file beyond the limit. */
export function tooLarge(limitBytes: number): string {
  const limit =
    limitBytes >= 1024 * 1024 ? `${Math.floor(limitBytes / (1024 * 1024))} MiB` : `${limitBytes} bytes`;
  return `it is larger than ${limit}, the most that one file may have: split the plan or the manifests`;
}

const REASONS: Record<string, string> = {
  ENOENT: DOES_NOT_EXIST,
  ENOTDIR: DOES_NOT_EXIST,
  EACCES: "it cannot be read: permission denied",
  EPERM: "it cannot be read: permission denied",
  EISDIR: "it is a folder where a file is needed",
  ELOOP: "it is a link that leads to itself, or became one while it was read",
  ENAMETOOLONG: "its path is too long",
  ENXIO: NOT_A_FILE,
};

/** Why a file could not be read, from the error of the file system. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  return REASONS[code] ?? `it cannot be read${code === "" ? "" : ` (${code})`}`;
}
