import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { unzip, type ZipLimits } from "../../src/sources/unzip.ts";

const LIMITS: ZipLimits = { entries: 3, entryBytes: 4, allBytes: 6 };

/** What comes of an archive, its entries as texts. */
function opened(
  files: Record<string, string>,
  isNeeded: (name: string) => boolean = () => true,
): Record<string, string> | string {
  const archive = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
  const result = unzip(archive, isNeeded, LIMITS);
  return "refused" in result
    ? result.refused
    : Object.fromEntries([...result.entries].map(([name, bytes]) => [name, bytes.toString()]));
}

describe("an archive", () => {
  it("gives what is needed of it, up to its limits", () => {
    expect(opened({ a: "1234", b: "12", c: "" })).toEqual({ a: "1234", b: "12", c: "" });
    expect(opened({ a: "1234", b: "not needed", c: "12" }, (name) => name !== "b")).toEqual({
      a: "1234",
      c: "12",
    });
  });

  it.each<[string, Record<string, string>]>([
    ["entries", { a: "", b: "", c: "", d: "" }],
    ["bytes in one of them", { a: "12345" }],
    ["bytes altogether", { a: "1234", b: "123" }],
  ])("is refused with more %s than it may have", (_, files) => {
    expect(opened(files)).toBe("too-large");
  });

  it.each(["..", "../a", "a/../b", "a\\..\\b", "a/..", "/a", "\\a", "C:a", "c:\\a", "a\0b"])(
    "is refused with the name %j, needed or not",
    (name) => {
      expect(opened({ [name]: "x" }, () => false)).toBe("leads-out");
    },
  );

  it.each(["..a", "a..", "a/..b", "a/b..c", "CC:a", "1:a"])("may have the name %j", (name) => {
    expect(opened({ [name]: "x" })).toEqual({ [name]: "x" });
  });

  it("is damaged where the bytes of an entry are", () => {
    const text = "abcdefgh".repeat(200);
    const archive = zipSync({ a: strToU8(text) });
    archive.fill(0xff, 31, 45);
    expect(unzip(archive, () => true, { ...LIMITS, entryBytes: 10_000, allBytes: 10_000 })).toEqual({
      refused: "damaged",
    });
  });
});
