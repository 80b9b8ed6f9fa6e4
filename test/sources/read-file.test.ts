import { describe, expect, it } from "vitest";
import { isInside, readBounded, readLargeStream, reasonOf, tooLarge } from "../../src/sources/read-file.ts";

it.each([
  ["/a/b", "/a/b", true],
  ["/a/b", "/a/b/c/d", true],
  ["/a/b", "/a/b/..c", true],
  ["/a/b", "/a", false],
  ["/a/b", "/a/bc", false],
  ["/a/b", "/a/c", false],
  ["/", "/a", true],
])("in %s, %s lies inside: %j", (folder, path, inside) => {
  expect(isInside(folder, path)).toBe(inside);
});

it.each([
  ["ENOENT", "it does not exist: check the spelling, and that the step which writes it has run"],
  ["ENOTDIR", "it does not exist: check the spelling, and that the step which writes it has run"],
  ["EACCES", "it cannot be read: permission denied"],
  ["EPERM", "it cannot be read: permission denied"],
  ["EISDIR", "it is a folder where a file is needed"],
  ["ELOOP", "it is a link that leads to itself, or became one while it was read"],
  ["ENAMETOOLONG", "its path is too long"],
  ["EIO", "it cannot be read (EIO)"],
  [7, "it cannot be read"],
  [undefined, "it cannot be read"],
])("what the file system calls %s has words of our own", (code, reason) => {
  expect(reasonOf(Object.assign(new Error("secret"), code === undefined ? {} : { code }))).toBe(reason);
});

it("has no reason for what is no error", () => {
  expect(["ENOENT", null, { code: "ENOENT" }].map(reasonOf)).toEqual(Array(3).fill("it cannot be read"));
});

it.each([
  [1, "1 bytes"],
  [1024 ** 2 - 1, "1048575 bytes"],
  [1024 ** 2, "1 MiB"],
  [2.5 * 1024 ** 2, "2 MiB"],
])("a limit of %d is said as %s", (limit, said) => {
  expect(tooLarge(limit)).toBe(
    `it is larger than ${said}, the most that one file may have: split it, or raise limits.file where it is a plan or manifests`,
  );
});

describe("a stream", () => {
  async function* streamed(...chunks: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
    yield* chunks;
  }

  it("is read to its end where that is within the limit", async () => {
    const part = new Uint8Array([0x7a, 0x63, 0x64, 0x7a]).subarray(1, 3);
    expect(await readBounded(streamed("ab", part), 4)).toEqual({ bytes: Buffer.from("abcd") });
    expect(await readBounded(streamed(), 0)).toEqual({ bytes: Buffer.alloc(0) });
    expect(await readBounded(streamed("ab", part), 3)).toEqual({ problem: tooLarge(3) });
  });

  it("comes in the pieces that it came in where it is larger", async () => {
    const content = await readLargeStream(streamed("ab", "cd", new Uint8Array([0x65]), "f"), 2);
    if (!("pieces" in content)) {
      throw new Error("it came whole");
    }
    const pieces: string[] = [];
    for await (const piece of content.pieces) {
      pieces.push(Buffer.from(piece).toString());
    }
    expect([content.size, pieces]).toEqual([4, ["ab", "cd", "e", "f"]]);
  });
});
