import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/sources/decode-text.ts";

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
});
