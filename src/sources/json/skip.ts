/** Steps over JSON in UTF-8 without building anything of it: RFC 8259, as JSON.parse reads it. */

/** Thrown where the bytes end inside a value: of a file that goes on, more of it must be read. */
export class Ended extends Error {}

/** Thrown where the bytes are no JSON, or are nested more deeply than is followed here; the slower reader says what is wrong and where. */
export class NotJson extends Error {}

const ENDED = new Ended("the bytes end inside a value");
const NOT_JSON = new NotJson("the bytes are no JSON");

/** Deepest nesting that is followed; real plans stay below a hundred. */
const DEEPEST = 1000;
/** The brackets that are open, innermost last, and their number: of the one value that is being stepped over. */
const open = new Uint8Array(DEEPEST);
let depth = 0;

/** The offset of the next byte that is no white space. */
export function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  let byte = bytes[at];
  while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
    byte = bytes[++at];
  }
  return at;
}

/** The offset behind the string whose opening quote is at `at`. */
export function skipString(bytes: Uint8Array, at: number): number {
  let next = at + 1;
  for (;;) {
    const byte = bytes[next++];
    if (byte === 0x22) {
      return next;
    }
    if (byte === 0x5c) {
      next = skipEscape(bytes, next);
    } else if (byte === undefined) {
      throw ENDED;
    } else if (byte < 0x20) {
      throw NOT_JSON;
    }
  }
}

/** Behind an escape sequence whose backslash is before `at`. */
function skipEscape(bytes: Uint8Array, at: number): number {
  const letter = bytes[at];
  if (letter === undefined) {
    throw ENDED;
  }
  if (letter !== 0x75) {
    // One of "\/bfnrt.
    return isOneOf(letter, ESCAPES) ? at + 1 : broken();
  }
  for (let digit = at + 1; digit <= at + 4; digit++) {
    const byte = bytes[digit];
    if (byte === undefined) {
      throw ENDED;
    }
    if (
      !((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66))
    ) {
      throw NOT_JSON;
    }
  }
  return at + 5;
}

const ESCAPES = Buffer.from('"\\/bfnrt');

function isOneOf(byte: number, bytes: Uint8Array): boolean {
  return bytes.includes(byte);
}

function broken(): never {
  throw NOT_JSON;
}

/** The offset of the value of a member whose key's opening quote is expected at `at`. */
export function skipKey(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0x22) {
    throw bytes[at] === undefined ? ENDED : NOT_JSON;
  }
  return skipColon(bytes, skipString(bytes, at));
}

/** The offset of the value behind a key that ends at `at`. */
export function skipColon(bytes: Uint8Array, at: number): number {
  const colon = bytes[at] === 0x3a ? at : skipSpace(bytes, at);
  if (bytes[colon] !== 0x3a) {
    throw bytes[colon] === undefined ? ENDED : NOT_JSON;
  }
  return skipSpace(bytes, colon + 1);
}

/** The offset behind the value that begins at `from`. */
export function skipValue(bytes: Uint8Array, from: number): number {
  let at = from;
  depth = 0;
  for (;;) {
    const byte = bytes[at];
    const outer = depth;
    if (byte === 0x22) {
      at = skipString(bytes, at);
    } else if (byte === 0x7b || byte === 0x5b) {
      at = enter(bytes, at, byte);
    } else {
      at = skipWord(bytes, at);
    }
    if (depth === outer) {
      at = leave(bytes, at);
      if (depth === 0) {
        return at;
      }
    }
  }
}

/** The offset of the first value inside the object or list at `at`; the offset behind it where it is empty. */
function enter(bytes: Uint8Array, at: number, bracket: 0x7b | 0x5b): number {
  const inner = skipSpace(bytes, at + 1);
  if (bytes[inner] === bracket + 2) {
    return inner + 1;
  }
  if (depth === DEEPEST) {
    throw NOT_JSON;
  }
  open[depth++] = bracket;
  return bracket === 0x7b ? skipKey(bytes, inner) : inner;
}

/** Closes what is closed behind a value, and gives the offset of the next value; behind the last bracket where nothing is open any more. */
function leave(bytes: Uint8Array, from: number): number {
  let at = from;
  while (depth > 0) {
    const bracket = open[depth - 1] ?? 0;
    const end = skipSpace(bytes, at);
    const sign = bytes[end];
    if (sign === 0x2c) {
      const next = skipSpace(bytes, end + 1);
      return bracket === 0x7b ? skipKey(bytes, next) : next;
    }
    if (sign !== bracket + 2) {
      throw sign === undefined ? ENDED : NOT_JSON;
    }
    depth--;
    at = end + 1;
  }
  return at;
}

/** Behind a number, or `true`, `false`, `null`. */
function skipWord(bytes: Uint8Array, at: number): number {
  switch (bytes[at]) {
    case 0x74:
      return skipLetters(bytes, at, TRUE);
    case 0x66:
      return skipLetters(bytes, at, FALSE);
    case 0x6e:
      return skipLetters(bytes, at, NULL);
    default:
      return skipNumber(bytes, at);
  }
}

const TRUE = Buffer.from("true");
const FALSE = Buffer.from("false");
const NULL = Buffer.from("null");

function skipLetters(bytes: Uint8Array, at: number, letters: Uint8Array): number {
  for (let i = 1; i < letters.length; i++) {
    if (bytes[at + i] !== letters[i]) {
      throw bytes[at + i] === undefined ? ENDED : NOT_JSON;
    }
  }
  return at + letters.length;
}

/** `-`, digits without a leading zero, a fraction, an exponent. At the very end of the bytes it might go on: something must follow. */
function skipNumber(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === 0x2d ? from + 1 : from;
  at = bytes[at] === 0x30 ? at + 1 : skipDigits(bytes, at);
  if (bytes[at] === 0x2e) {
    at = skipDigits(bytes, at + 1);
  }
  if (bytes[at] === 0x65 || bytes[at] === 0x45) {
    const sign = bytes[at + 1];
    at = skipDigits(bytes, sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
  }
  if (bytes[at] === undefined) {
    throw ENDED;
  }
  return at;
}

/** Behind one digit or more. */
function skipDigits(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let byte = bytes[at]; byte !== undefined && byte >= 0x30 && byte <= 0x39; byte = bytes[++at]) {
    // Each is stepped over.
  }
  if (at === from) {
    throw bytes[at] === undefined ? ENDED : NOT_JSON;
  }
  return at;
}
