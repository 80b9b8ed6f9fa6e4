import { constants } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { Unreadable } from "./json/drive.ts";
import type { Pieces } from "./large-text.ts";

/** The bytes of a file, or why there are none. The problem names neither the file nor its content. */
export type FileContent = { bytes: Buffer } | { problem: string };

/** The same, where a file may be too large to be held: then it comes in pieces, to be taken once. */
export type LargeContent = FileContent | { pieces: Pieces; size: number };

/** O_NONBLOCK: opening a FIFO returns at once; O_NOFOLLOW: a link put there after the check is not followed. Windows has neither. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
/** What is said of a path where nothing is. */
export const DOES_NOT_EXIST =
  "it does not exist: check the spelling, and that the step which writes it has run";
/** What is said of a link that is not followed. */
export const LEADS_OUT =
  "it is reached by a link that leads out of the workspace, which is not followed: copy the file into the workspace";
/** What is said of a FIFO, a socket or a device. */
export const NOT_A_FILE =
  "it is not a regular file: write what it gives to a file, or pass it on standard input with -";
const CHUNK_BYTES = 1024 * 1024;
const PIECE_BYTES = 4 * 1024 * 1024;

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
  const content = await readLargeFileWithin(path, root, { wholeBytes: limitBytes, fileBytes: limitBytes });
  return "pieces" in content ? { problem: tooLarge(limitBytes) } : content;
}

/** As `readFileWithin`; a file of more than `wholeBytes` comes in pieces, up to `fileBytes`. It is opened again when they are taken. */
export async function readLargeFileWithin(
  path: string,
  root: string,
  { wholeBytes, fileBytes }: { wholeBytes: number; fileBytes: number },
): Promise<LargeContent> {
  let handle: FileHandle | undefined;
  try {
    const opened = await openWithin(path, root);
    if ("problem" in opened) {
      return opened;
    }
    ({ handle } = opened);
    const { size } = opened;
    if (size > fileBytes) {
      return { problem: tooLarge(fileBytes) };
    }
    return size > wholeBytes
      ? { pieces: piecesOf(path, root), size }
      : await readSized(handle, size, wholeBytes);
  } catch (error) {
    return { problem: reasonOf(error) };
  } finally {
    await handle?.close();
  }
}

async function openWithin(
  path: string,
  root: string,
): Promise<{ handle: FileHandle; size: number } | { problem: string }> {
  const real = await realpath(path);
  if (!isInside(await realpath(root), real)) {
    return { problem: LEADS_OUT };
  }
  const handle = await open(real, OPEN_FLAGS);
  const status = await handle.stat();
  if (status.isFile()) {
    return { handle, size: status.size };
  }
  await handle.close();
  return { problem: NOT_A_FILE };
}

async function* piecesOf(path: string, root: string): AsyncGenerator<Uint8Array> {
  try {
    const opened = await openWithin(path, root);
    if ("problem" in opened) {
      throw new Unreadable(opened.problem);
    }
    // Closed by the stream.
    yield* opened.handle.createReadStream({ highWaterMark: PIECE_BYTES });
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(reasonOf(error));
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
  const content = await readLargeStream(stream, limitBytes);
  return "pieces" in content ? { problem: tooLarge(limitBytes) } : content;
}

/** Reads a stream to its end; one that goes on after `wholeBytes` comes in pieces. */
export async function readLargeStream(
  stream: AsyncIterable<Uint8Array | string>,
  wholeBytes: number,
): Promise<{ bytes: Buffer } | { pieces: Pieces; size: number }> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let length = 0;
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    const bytes = asBuffer(next.value);
    length += bytes.length;
    chunks.push(bytes);
    if (length > wholeBytes) {
      return { pieces: followed(chunks, iterator), size: length };
    }
  }
  return { bytes: Buffer.concat(chunks, length) };
}

async function* followed(
  chunks: Buffer[],
  iterator: AsyncIterator<Uint8Array | string>,
): AsyncGenerator<Uint8Array> {
  for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
    yield chunk;
  }
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    yield asBuffer(next.value);
  }
}

function asBuffer(chunk: Uint8Array | string): Buffer {
  return typeof chunk === "string"
    ? Buffer.from(chunk)
    : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** What is said of a file beyond the limit. */
export function tooLarge(limitBytes: number): string {
  const limit =
    limitBytes >= 1024 * 1024 ? `${Math.floor(limitBytes / (1024 * 1024))} MiB` : `${limitBytes} bytes`;
  return `it is larger than ${limit}, the most that one file may have: split it, or raise limits.file where it is a plan or manifests`;
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
