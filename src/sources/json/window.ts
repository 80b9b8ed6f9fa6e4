import { type Cursor, readWhole } from "./pick.ts";
import { Ended, NotJson, skipKey, skipSpace, skipValue } from "./skip.ts";

/** Bytes of JSON as far as they are there: all of them, or a piece that goes on where `final` is false. */
export interface Window extends Cursor {
  final: boolean;
}

/**
 * Steps through JSON that may not all be there yet. Where the bytes end inside something it yields, and whoever drives it appends to the
 * window (dropping what lies before its cursor) and goes on; what was begun is read again from its beginning.
 */
export type Steps<Result = void> = Generator<void, Result, void>;

/** Runs steps whose bytes are all there. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  const step = steps.next();
  if (step.done !== true) {
    throw new Ended();
  }
  return step.value;
}

/** Reads something, and again once there is more where the bytes end inside it. A reader that throws must leave the cursor where it can begin again. */
export function* retried<Result>(window: Window, read: (window: Window) => Result): Steps<Result> {
  for (;;) {
    try {
      return read(window);
    } catch (error) {
      if (!(error instanceof Ended) || window.final) {
        throw error;
      }
    }
    yield;
  }
}

/** Steps over a value. */
export function passOver(cursor: Cursor): void {
  cursor.at = skipValue(cursor.bytes, cursor.at);
}

/** Takes the steps of one member; the cursor is at its value, and must be left behind it. */
export type MemberSteps = (key: string, window: Window) => Steps;

/** Goes through the members of the object at the cursor, and leaves the cursor behind it. */
export function* eachMember(window: Window, member: MemberSteps): Steps {
  for (let isFirst = true; ; isFirst = false) {
    const key: string | null = yield* retried(window, () => nextKey(window, isFirst));
    if (key === null) {
      return;
    }
    yield* member(key, window);
  }
}

/** Steps over a brace or comma and a key, to the beginning of its value; null at the end of the object. */
function nextKey(window: Window, isFirst: boolean): string | null {
  const { bytes } = window;
  const at = nextItem(bytes, window.at, isFirst, 0x7b);
  if (at < 0) {
    window.at = -at;
    return null;
  }
  const value = skipKey(bytes, at);
  if (bytes[value] === undefined) {
    throw new Ended();
  }
  const key = readWhole({ bytes, at });
  window.at = value;
  return String(key);
}

/** Goes through the items of the list at the cursor, each in steps of its own, and leaves the cursor behind it. */
export function* eachItem(window: Window, item: (window: Window) => Steps): Steps {
  for (let isFirst = true; ; isFirst = false) {
    const isThere: boolean = yield* retried(window, () => toNextItem(window, isFirst));
    if (!isThere) {
      return;
    }
    yield* item(window);
  }
}

function toNextItem(window: Window, isFirst: boolean): boolean {
  const at = nextItem(window.bytes, window.at, isFirst, 0x5b);
  if (at >= 0 && window.bytes[at] === undefined) {
    throw new Ended();
  }
  window.at = Math.abs(at);
  return at >= 0;
}

/** Goes through the elements of the list at the cursor, each read at once by `read`, and leaves the cursor behind it. */
export function* eachElement(window: Window, read: (window: Window) => void): Steps {
  let isFirst = true;
  yield* retried(window, () => {
    for (;;) {
      const at = nextItem(window.bytes, window.at, isFirst, 0x5b);
      if (at < 0) {
        window.at = -at;
        return;
      }
      const before = window.at;
      window.at = at;
      try {
        read(window);
      } catch (error) {
        window.at = before;
        throw error;
      }
      isFirst = false;
    }
  });
}

/**
 * The offset of the next item behind an opening bracket or a comma; at the closing bracket, the offset behind that, negated. `opening` is the
 * bracket, whose counterpart is two code points on.
 */
function nextItem(bytes: Buffer, from: number, isFirst: boolean, opening: number): number {
  let at = skipSpace(bytes, from);
  if (!isFirst && bytes[at] === opening + 2) {
    return -(at + 1);
  }
  if (bytes[at] !== (isFirst ? opening : 0x2c)) {
    throw bytes[at] === undefined ? new Ended() : new NotJson();
  }
  at = skipSpace(bytes, at + 1);
  if (isFirst && bytes[at] === opening + 2) {
    return -(at + 1);
  }
  return at;
}
