import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { Unreadable } from "./json/drive.ts";

/** The content of a file that is too large to be held, piece by piece; to be taken once. */
export type Pieces = AsyncIterable<Uint8Array>;

const GZIP = [0x1f, 0x8b];
const UTF8_MARK = [0xef, 0xbb, 0xbf];
/** Bytes of one piece of what is inflated. */
const PIECE_BYTES = 1024 ** 2;

/**
 * The text of a large file, inflated where it is compressed by gzip, without a mark.
 * @throws Unreadable, while it is taken, where the compressed data is damaged.
 */
export async function* largeText(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await atLeast(iterator, UTF8_MARK.length);
  const all = following(first, iterator);
  if (startsWith(first, GZIP)) {
    yield* withoutMark(inflated(all));
  } else {
    yield* withoutMark(all);
  }
}

async function* withoutMark(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const first = await atLeast(iterator, UTF8_MARK.length);
  yield* following(startsWith(first, UTF8_MARK) ? first.subarray(UTF8_MARK.length) : first, iterator);
}

async function* inflated(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const source = Readable.from(pieces);
  const inflating = source.pipe(createGunzip({ chunkSize: PIECE_BYTES }));
  // What breaks in reading breaks what reads from it.
  source.on("error", (error) => inflating.destroy(error));
  try {
    yield* inflating;
  } catch {
    throw new Unreadable("it is compressed with gzip and cut short or damaged: write it again");
  } finally {
    source.destroy();
    inflating.destroy();
  }
}

/** The first bytes: enough to tell what they begin with, as far as there are so many. */
async function atLeast(iterator: AsyncIterator<Uint8Array>, bytes: number): Promise<Buffer> {
  let first = Buffer.alloc(0);
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    first = Buffer.concat([first, next.value]);
    if (first.length >= bytes) {
      break;
    }
  }
  return first;
}

/** What was taken, then the rest. Whoever stops early lets go of where it comes from. */
async function* following(first: Buffer, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) {
      yield first;
    }
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * True for what gzip says is larger than that when it is inflated (RFC 1952: the last four bytes have the size). What says otherwise and is larger all the
 * same is found out while it is inflated.
 */
export function inflatesBeyond(bytes: Buffer, limitBytes: number): boolean {
  return (
    startsWith(bytes, GZIP) &&
    bytes.length >= SMALLEST_GZIP &&
    bytes.readUInt32LE(bytes.length - 4) > limitBytes
  );
}

/** Bytes of gzip's header and trailer. */
const SMALLEST_GZIP = 18;

/** Bytes that are held, as pieces. */
export async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
