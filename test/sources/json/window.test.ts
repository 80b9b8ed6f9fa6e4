import fc from "fast-check";
import { expect, it } from "vitest";
import { readWhole } from "../../../src/sources/json/pick.ts";
import { Ended, NotJson } from "../../../src/sources/json/skip.ts";
import {
  atOnce,
  eachElement,
  eachItem,
  eachMember,
  passOver,
  retried,
  type Steps,
  type Window,
} from "../../../src/sources/json/window.ts";

/** Reads everything in steps: objects and lists member by member, lists of the top object element by element. */
function* steps(window: Window, into: unknown[], depth = 0): Steps {
  if (window.bytes[window.at] === 0x7b) {
    yield* eachMember(window, function* (key) {
      into.push(key);
      yield* steps(window, into, depth + 1);
    });
  } else if (window.bytes[window.at] === 0x5b && depth % 2 === 0) {
    yield* eachElement(window, (cursor) => into.push(readWhole(cursor)));
  } else if (window.bytes[window.at] === 0x5b) {
    yield* eachItem(window, () => steps(window, into, depth + 1));
  } else {
    into.push(yield* retried(window, readWhole));
  }
}

/** Drives steps with pieces of the bytes, a few at a time. */
function inPieces(bytes: Buffer, size: number): unknown[] {
  const window: Window = { bytes: bytes.subarray(0, 1), at: 0, final: false };
  let read = 1;
  const found: unknown[] = [];
  const running = steps(window, found);
  while (running.next().done !== true) {
    const more = bytes.subarray(read, read + size);
    read += more.length;
    window.bytes = Buffer.concat([window.bytes.subarray(window.at), more]);
    window.at = 0;
    window.final = read >= bytes.length;
  }
  return found;
}

it("what is read in pieces is what is read at once, however it is cut", () => {
  fc.assert(
    fc.property(
      fc.object({ maxDepth: 4 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(undefined, 1),
      (value, size, space) => {
        const bytes = Buffer.from(JSON.stringify(value, null, space));
        const found: unknown[] = [];
        atOnce(steps({ bytes, at: 0, final: true }, found));
        expect(inPieces(bytes, size)).toEqual(found);
      },
    ),
  );
});

it("what ends too soon, or is no JSON, is told at once where nothing more comes", () => {
  const run = (text: string): void => atOnce(steps({ bytes: Buffer.from(text), at: 0, final: true }, []));
  for (const text of ["", "{", '{"a"', '{"a":', '{"a":[', '{"a":[1,', '{"a":1,']) {
    expect(() => run(text)).toThrow(Ended);
  }
  for (const text of ["{1", '{"a" 1}', '{"a":1 "b"}', '{"a":[1 2]}', '{"a":1,}', '{"a":[1,]}']) {
    expect(() => run(text)).toThrow(NotJson);
  }
});

it("steps over a value", () => {
  const window = { bytes: Buffer.from('[1,{"a":"]"}] '), at: 0 };
  passOver(window);
  expect(window.at).toBe(13);
});
