import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBytes, decodeText, isPlanArchive } from "../../src/sources/decode-text.ts";

const LIMIT = 1024 * 1024;
const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
const mark = (...bytes: number[]): Buffer => Buffer.from(bytes);

describe("decodeText", () => {
  it("decodes any JSON text in every encoding that people have, with a mark, without one, and compressed", () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const text = `{"a": ${json.replace(/\uFEFF/g, "")}}`;
        const encoded = [
          Buffer.from(text),
          Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from(text)]),
          Buffer.from(text, "utf16le"),
          Buffer.concat([mark(0xff, 0xfe), Buffer.from(text, "utf16le")]),
          utf16be(text),
          Buffer.concat([mark(0xfe, 0xff), utf16be(text)]),
        ];
        for (const bytes of encoded) {
          expect(decodeText(bytes, LIMIT)).toEqual({ kind: "text", text });
          expect(decodeText(gzipSync(bytes), LIMIT)).toEqual({ kind: "text", text });
        }
      }),
    );
  });

  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom("", "PK\x03\x04", "\x1f\x8b", "\xff\xfe"),
        (bytes, magic) => {
          const decoded = decodeText(Buffer.concat([Buffer.from(magic, "latin1"), bytes]), LIMIT);
          expect(["text", "binary-plan", "unreadable"]).toContain(decoded.kind);
        },
      ),
    );
  });

  it.each([
    [
      "binary",
      mark(0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 0),
      "it is binary, not text: name a plan in JSON, or manifests",
    ],
    [
      "cut short UTF-16",
      Buffer.concat([mark(0xff, 0xfe), Buffer.from("{}", "utf16le").subarray(0, 3)]),
      "it is not valid UTF-16 text, but binary, cut short, or in another encoding: save it as UTF-8",
    ],
    [
      "Latin-1",
      Buffer.from('{"a": "\xe9"}', "latin1"),
      "it is not valid UTF-8 text, but binary, cut short, or in another encoding: save it as UTF-8",
    ],
    [
      "UTF-32 of the other order",
      mark(0, 0, 0xfe, 0xff, 0, 0, 0, 0x7b),
      "it is UTF-32 text: save it as UTF-8",
    ],
    [
      "cut short UTF-16 of the other order",
      Buffer.concat([mark(0xfe, 0xff), utf16be("{}").subarray(0, 3)]),
      "it is not valid UTF-16 text, but binary, cut short, or in another encoding: save it as UTF-8",
    ],
    [
      "half of a pair in UTF-16",
      Buffer.concat([mark(0xff, 0xfe), Buffer.from([0x3d, 0xd8])]),
      "it is not valid UTF-16 text, but binary, cut short, or in another encoding: save it as UTF-8",
    ],
    ...[
      mark(0x7b, 0, 0x22, 0x61),
      mark(0, 0x7b, 0x22, 0x61),
      mark(0, 0, 0x7b, 0),
      Buffer.from(`${"a".repeat(1023)}\0`),
    ].map((bytes): [string, Buffer, string] => [
      `a zero in what is no UTF-16 (${bytes.subarray(0, 4).toString("hex")})`,
      bytes,
      "it is binary, not text: name a plan in JSON, or manifests",
    ]),
    ["UTF-32", mark(0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0), "it is UTF-32 text: save it as UTF-8"],
    [
      "cut short gzip",
      gzipSync("{}").subarray(0, 12),
      "it is compressed with gzip and cut short or damaged: write it again",
    ],
    [
      "a bomb",
      gzipSync(Buffer.alloc(2 * LIMIT, 0x20)),
      "it is larger than 1 MiB, the most that one file may have: split it, or raise limits.file where it is a plan or manifests",
    ],
    [
      "another archive",
      Buffer.concat([mark(0x50, 0x4b, 3, 4), Buffer.alloc(40)]),
      "it is a ZIP archive and not a Terraform plan: unpack it first",
    ],
  ])("says why it cannot read %s", (_, bytes, reason) => {
    expect(decodeText(bytes, LIMIT)).toEqual({ kind: "unreadable", reason });
  });

  it("looks at the beginning alone to tell text from what is none", () => {
    const text = `${"a".repeat(1024)}\0`;
    expect(decodeText(Buffer.from(text), LIMIT)).toEqual({ kind: "text", text });
  });

  it("says what was UTF-16, and inflates what is as long as it may be", () => {
    const bytes = Buffer.from("{}");
    expect(decodeBytes(Buffer.from("{}", "utf16le"), LIMIT)).toEqual({ kind: "utf-8", bytes, was: "utf-16" });
    expect(decodeBytes(bytes, LIMIT)).toEqual({ kind: "utf-8", bytes });
    expect(decodeBytes(gzipSync(bytes), 2)).toEqual({ kind: "utf-8", bytes });
    expect(decodeBytes(gzipSync(bytes), 1).kind).toBe("unreadable");
  });
});

describe("a binary plan", () => {
  /** The beginning of a ZIP archive whose first entry is called so. */
  const archive = (name: string, length = name.length): Buffer =>
    Buffer.concat([mark(0x50, 0x4b, 3, 4), Buffer.alloc(22), mark(length, 0, 0, 0), Buffer.from(name)]);

  it.each([
    ["it begins with the plan", archive("tfplan"), true],
    ["something follows the name", Buffer.concat([archive("tfplan"), mark(1, 2)]), true],
    ["it begins with something else", archive("tfstate"), false],
    ["the name goes on", archive("tfplans"), false],
    ["the name is cut short", archive("tfplan").subarray(0, 35), false],
    ["it ends before the name", archive("tfplan").subarray(0, 29), false],
    ["it is no archive", Buffer.concat([mark(0x50, 0x4b, 3, 5), archive("tfplan").subarray(4)]), false],
  ])("is told by its beginning: %s", (_, bytes, isPlan) => {
    expect(isPlanArchive(bytes)).toBe(isPlan);
    expect(decodeBytes(gzipSync(bytes), LIMIT).kind === "binary-plan").toBe(isPlan);
  });
});
