import { Ended, NotJson, skipColon, skipSpace, skipString, skipValue } from "./skip.ts";

/** Bytes of JSON in valid UTF-8, and how far they are read. */
export interface Cursor {
  bytes: Buffer;
  at: number;
}

/** Reads one value at the cursor, and leaves the cursor behind it; `owner` is the object that it is a member of, as far as that is read. */
export type ReadValue = (cursor: Cursor, owner: Readonly<Record<string, unknown>>) => unknown;

/** What to do with a member of an object: read its value so, or step over it (null). */
export type MembersRead = (key: string) => ReadValue | null;

/** Reads a value whole. */
export function readWhole(cursor: Cursor): unknown {
  const { bytes, at } = cursor;
  const end = skipValue(bytes, at);
  cursor.at = end;
  switch (bytes[at]) {
    case 0x22:
      return textBetween(bytes, at, end);
    case 0x74:
      return true;
    case 0x66:
      return false;
    case 0x6e:
      return null;
    default:
      return JSON.parse(bytes.toString("utf8", at, end));
  }
}

/** A string with its quotes, as a text. */
function textBetween(bytes: Buffer, from: number, end: number): string {
  const written = bytes.toString("utf8", from + 1, end - 1);
  return written.includes("\\") ? JSON.parse(`"${written}"`) : written;
}

/** Stands for a value that was stepped over, to be read once more is known of what it is. */
export class Unread {
  readonly at: number;

  constructor(cursor: Cursor) {
    this.at = cursor.at;
    cursor.at = skipValue(cursor.bytes, cursor.at);
  }
}

/** Reads what was stepped over, and leaves the cursor where it is. */
export function readLater({ at }: Unread, cursor: Cursor, read: (cursor: Cursor) => unknown): unknown {
  return read({ bytes: cursor.bytes, at });
}

/** Reads a text; the one that was read there before is given again where it is the same, as types and modes are. */
export function repeatedText(): ReadValue {
  let last = "";
  let written: Uint8Array = Buffer.from('""');
  return (cursor) => {
    const { bytes, at } = cursor;
    if (isWritten(bytes, at, written)) {
      cursor.at = at + written.length;
      return last;
    }
    const value = readWhole(cursor);
    if (typeof value === "string") {
      last = value;
      written = Uint8Array.prototype.slice.call(bytes, at, cursor.at);
    }
    return value;
  };
}

/** A key as it stands in the bytes, and what to do with its value. */
interface KnownKey {
  key: string;
  written: Uint8Array;
  read: ReadValue | null;
  /** The key that stood behind this one in the object before: most objects of one kind have the same keys in the same order. */
  next: KnownKey | null;
}

/**
 * Reads objects of one kind, keeping of each only what `members` asks for. Keys are told by their bytes, in the order of the object read
 * before, so that a key costs a comparison and no text is made of it.
 */
export class ObjectReader {
  readonly #members: MembersRead;
  readonly #known = new Map<string, KnownKey>();
  #first: KnownKey | null = null;

  constructor(members: MembersRead) {
    this.#members = members;
  }

  /** Reads one such object; a value of another kind is read whole. */
  read(cursor: Cursor): unknown {
    const { bytes } = cursor;
    if (bytes[cursor.at] !== 0x7b) {
      return readWhole(cursor);
    }
    const found: Record<string, unknown> = {};
    let at = skipSpace(bytes, cursor.at + 1);
    if (bytes[at] === 0x7d) {
      cursor.at = at + 1;
      return found;
    }
    for (let before: KnownKey | null = null; ; ) {
      const expected: KnownKey | null = before === null ? this.#first : before.next;
      const known: KnownKey =
        expected !== null && isWritten(bytes, at, expected.written)
          ? expected
          : this.#look(bytes, at, before);
      at = skipColon(bytes, at + known.written.length);
      if (known.read === null) {
        at = skipValue(bytes, at);
      } else {
        cursor.at = at;
        found[known.key] = known.read(cursor, found);
        at = cursor.at;
      }
      before = known;
      at = skipSpace(bytes, at);
      if (bytes[at] === 0x7d) {
        cursor.at = at + 1;
        return found;
      }
      at = behindComma(bytes, at);
    }
  }

  /** The key at `at`, which is not the expected one. */
  #look(bytes: Buffer, at: number, before: KnownKey | null): KnownKey {
    if (bytes[at] !== 0x22) {
      throw bytes[at] === undefined ? new Ended() : new NotJson();
    }
    const end = skipString(bytes, at);
    const written = bytes.toString("utf8", at, end);
    const known = this.#known.get(written) ?? this.#add(bytes, at, end, written);
    if (before === null) {
      this.#first = known;
    } else {
      before.next = known;
    }
    return known;
  }

  #add(bytes: Buffer, at: number, end: number, written: string): KnownKey {
    const key = textBetween(bytes, at, end);
    // A key of any other name makes a property; this one would change what the object is.
    const read = key === "__proto__" ? null : this.#members(key);
    const known = { key, written: Buffer.from(written), read, next: null };
    if (this.#known.size < MOST_KEYS) {
      this.#known.set(written, known);
    }
    return known;
  }
}

/** Most keys that are remembered; a kind of object has some hundred, a hostile one any number. */
const MOST_KEYS = 10_000;

function isWritten(bytes: Buffer, at: number, written: Uint8Array): boolean {
  for (let i = 0; i < written.length; i++) {
    if (bytes[at + i] !== written[i]) {
      return false;
    }
  }
  return true;
}

/** The offset of what stands behind the comma at `at`. */
function behindComma(bytes: Buffer, at: number): number {
  if (bytes[at] !== 0x2c) {
    throw bytes[at] === undefined ? new Ended() : new NotJson();
  }
  return skipSpace(bytes, at + 1);
}
