import { isUtf8 } from "node:buffer";
import { skipSpace } from "./skip.ts";
import type { Steps, Window } from "./window.ts";

/** Why bytes that come in pieces could not be read as JSON, as a clause for a message. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** What is said of bytes that are no text, or of another encoding. */
const NOT_UTF8 = "it is not valid UTF-8 text, and too large to be read in another encoding: save it as UTF-8";

/** Bytes that are read at once; what does not end in them is read again with as many more. */
const WINDOW_BYTES = 16 * 1024 ** 2;

/** Bounds on bytes that come in pieces. */
export interface PieceLimits {
  /** Most bytes altogether. */
  bytes: number;
  /** Most bytes of one part that is read at once. */
  partBytes: number;
}

/**
 * Runs steps on bytes that come piece by piece, of which only what the steps are in the middle of is held.
 * @throws Unreadable where they are no UTF-8, or beyond a limit. What the steps throw is thrown on.
 */
export async function drive(
  begin: (window: Window) => Steps,
  pieces: AsyncIterable<Uint8Array>,
  limits: PieceLimits,
): Promise<void> {
  const feed = new Feed(pieces, limits.bytes);
  const least = Math.min(WINDOW_BYTES, limits.partBytes);
  const window: Window = { bytes: Buffer.alloc(0), at: 0, final: false };
  try {
    await feed.addTo(window, least);
    window.at = skipSpace(window.bytes, 0);
    const steps = begin(window);
    while (steps.next().done !== true) {
      const left = window.bytes.length - window.at;
      if (left >= limits.partBytes) {
        throw new Unreadable(
          `a part of it is larger than ${sizeText(limits.partBytes)}, the most that is read at once: split the plan, or raise limits.part`,
        );
      }
      await feed.addTo(window, Math.max(left, least));
    }
    await endsIn(window, feed);
  } finally {
    await feed.close();
  }
}

/** Behind the value there may be nothing but white space. */
async function endsIn(window: Window, feed: Feed): Promise<void> {
  for (;;) {
    window.at = skipSpace(window.bytes, window.at);
    if (window.at < window.bytes.length) {
      throw new Unreadable("something follows its JSON: write the file again, with nothing else in it");
    }
    if (window.final) {
      return;
    }
    await feed.addTo(window, WINDOW_BYTES);
  }
}

/** Takes pieces as they are needed, and checks that together they are UTF-8 and not too many. */
class Feed {
  readonly #pieces: AsyncIterator<Uint8Array>;
  readonly #mostBytes: number;
  #bytes = 0;
  /** What was taken and not added yet. */
  #rest: Buffer = Buffer.alloc(0);
  /** The beginning of a character whose rest comes with the next piece. */
  #begun: Buffer = Buffer.alloc(0);

  constructor(pieces: AsyncIterable<Uint8Array>, mostBytes: number) {
    this.#pieces = pieces[Symbol.asyncIterator]();
    this.#mostBytes = mostBytes;
  }

  /** Drops what lies before the cursor and adds at least so many bytes, as far as there are so many. */
  async addTo(window: Window, bytes: number): Promise<void> {
    const parts: Buffer[] = [window.bytes.subarray(window.at)];
    for (let added = 0; added < bytes && !window.final; ) {
      const piece = this.#rest.length > 0 ? this.#rest : await this.#next();
      if (piece === null) {
        window.final = true;
      } else {
        const part = piece.subarray(0, bytes - added);
        this.#rest = piece.subarray(part.length);
        parts.push(part);
        added += part.length;
      }
    }
    window.bytes = Buffer.concat(parts);
    window.at = 0;
  }

  /** Lets go of where the pieces come from. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  async #next(): Promise<Buffer | null> {
    const { done, value } = await this.#pieces.next();
    const piece =
      done === true ? Buffer.alloc(0) : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    this.#check(piece, done === true);
    return done === true ? null : piece;
  }

  #check(piece: Buffer, isLast: boolean): void {
    this.#bytes += piece.length;
    if (this.#bytes > this.#mostBytes) {
      throw new Unreadable(
        `it is larger than ${sizeText(this.#mostBytes)}, the most that one file may have: split the plan, or raise limits.file`,
      );
    }
    const text = this.#begun.length === 0 ? piece : Buffer.concat([this.#begun, piece]);
    const whole = isLast ? text.length : text.length - begunAtEnd(text);
    if (!isUtf8(text.subarray(0, whole))) {
      throw new Unreadable(NOT_UTF8);
    }
    this.#begun = Buffer.from(text.subarray(whole));
  }
}

/** How many bytes at the end begin a character of UTF-8 that is not complete. */
function begunAtEnd(text: Buffer): number {
  for (let back = 1; back <= 3 && back <= text.length; back++) {
    const byte = text[text.length - back] ?? 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? back : 0;
    }
    if (byte < 0x80) {
      return 0;
    }
  }
  return 0;
}

function sizeText(bytes: number): string {
  return bytes >= 1024 ** 2 ? `${Math.floor(bytes / 1024 ** 2)} MiB` : `${bytes} bytes`;
}
