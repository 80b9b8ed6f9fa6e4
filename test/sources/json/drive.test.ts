import { describe, expect, it } from "vitest";
import { drive, type PieceLimits } from "../../../src/sources/json/drive.ts";
import { readWhole } from "../../../src/sources/json/pick.ts";
import { Ended } from "../../../src/sources/json/skip.ts";
import { retried, type Steps, type Window } from "../../../src/sources/json/window.ts";

const LIMITS: PieceLimits = { bytes: 100, partBytes: 8 };

/** What one value is read to be, of bytes that come in these pieces. */
async function driven(pieces: (string | number[])[], limits = LIMITS): Promise<unknown> {
  let found: unknown;
  function* steps(window: Window): Steps {
    found = yield* retried(window, readWhole);
  }
  async function* each(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) {
      yield Uint8Array.from(Buffer.from(piece as string));
    }
  }
  await drive(steps, each(), limits);
  return found;
}

/** A text as bytes, each a piece of its own. */
const byBytes = (text: string): number[][] => [...Buffer.from(text)].map((byte) => [byte]);

describe("bytes that come in pieces", () => {
  it("are read as one, wherever they are cut", async () => {
    expect(await driven([" [1,", "2", "] \n", "  "])).toEqual([1, 2]);
    expect(await driven(byBytes('"é€😀"'), { bytes: 100, partBytes: 20 })).toBe("é€😀");
    expect(await driven(["  ".repeat(4), "true "])).toBe(true);
  });

  it("are taken as far as they are needed", async () => {
    const taken: string[] = [];
    async function* each(): AsyncGenerator<Uint8Array> {
      for (const piece of ["[1,2", ",3,4", ",5,6", "]   "]) {
        taken.push(piece);
        yield Buffer.from(piece);
      }
    }
    const held: string[] = [];
    await drive(
      function* (window) {
        held.push(window.bytes.toString());
        window.at = 6;
        yield;
        held.push(window.bytes.toString());
        expect(taken).toHaveLength(4);
        window.at = window.bytes.length;
      },
      each(),
      LIMITS,
    );
    expect(held).toEqual(["[1,2,3,4", ",4,5,6]   "]);
  });

  it("are let go of where the steps fail", async () => {
    let isClosed = false;
    async function* each(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from("[1, 2, 3");
        yield Buffer.from("]");
      } finally {
        isClosed = true;
      }
    }
    const failing = (): Steps => {
      throw new Error("the steps fail");
    };
    await expect(drive(failing, each(), LIMITS)).rejects.toThrow("the steps fail");
    expect(isClosed).toBe(true);
  });

  it.each<[string, (string | number[])[], PieceLimits, string]>([
    [
      "a part that is too large",
      ['"1234567', '89"'],
      LIMITS,
      "a part of it is larger than 8 bytes, the most that is read at once: split the plan, or raise limits.part",
    ],
    [
      "more than there may be",
      ["[1]", " ".repeat(98)],
      LIMITS,
      "it is larger than 100 bytes, the most that one file may have: split the plan, or raise limits.file",
    ],
    [
      "more than there may be, in MiB",
      ["[1]", " ".repeat(2 * 1024 ** 2)],
      { bytes: 1.5 * 1024 ** 2, partBytes: 8 },
      "it is larger than 1 MiB, the most that one file may have: split the plan, or raise limits.file",
    ],
    [
      "something behind the value",
      ["[1] ", " ", "x"],
      LIMITS,
      "something follows its JSON: write the file again, with nothing else in it",
    ],
    ...[
      [[0x22, 0xff, 0x22]],
      [[0x22, 0xe2, 0x82], [0x22]],
      [[0x31, 0x20, 0xe2, 0x82]],
      [[0x22, 0x80], [0x22]],
    ].map((pieces): [string, number[][], PieceLimits, string] => [
      `no UTF-8 (${JSON.stringify(pieces)})`,
      pieces,
      LIMITS,
      "it is not valid UTF-8 text, and too large to be read in another encoding: save it as UTF-8",
    ]),
  ])("are refused with %s", async (_, pieces, limits, message) => {
    await expect(driven(pieces, limits)).rejects.toMatchObject({ name: "Unreadable", message });
  });

  it("may be as many as there may be", async () => {
    expect(await driven(["[1]", " ".repeat(97)])).toEqual([1]);
  });

  it("that end inside the value are told by what the steps throw", async () => {
    await expect(driven(["[1,"])).rejects.toThrow(Ended);
  });
});
