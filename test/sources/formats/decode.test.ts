import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMATS_DECODED } from "../../../src/model/declared-types.ts";
import { decode } from "../../../src/sources/formats/decode.ts";

describe("decode", () => {
  it("reads numbers as their text", () => {
    expect(decode("quantity", 2)).toEqual({ text: "2", value: 2 });
  });

  it.each([null, undefined, true, {}, ["0 3 * * *"]])("refuses %s", (value) => {
    expect(decode("cron-robfig", value)).toEqual({ text: "", error: "is neither text nor a number" });
  });

  it("cuts and refuses text that is too long", () => {
    const text = "1,".repeat(100_000);
    expect(decode("cron-robfig", text)).toEqual({
      text: text.slice(0, 200),
      error: "is longer than 200 characters",
    });
  });

  it("decodes text that is as long as it may be", () => {
    const text = "0 3 * * *".padEnd(200);
    expect(decode("cron-robfig", text)).toEqual({ text, max_gap_s: 86_400 });
  });

  it("never throws, and gives either a meaning or an error", () => {
    const cronText = fc.stringMatching(/^[-0-9*/,?LW#@A-Za-z= ()]{0,40}$/);
    fc.assert(
      fc.property(fc.constantFrom(...FORMATS_DECODED), fc.oneof(fc.string(), cronText), (format, text) => {
        const { text: kept, error, ...meaning } = decode(format, text);
        expect(kept).toBe(text);
        expect(Object.keys(meaning)).toHaveLength(error === undefined ? 1 : 0);
      }),
    );
  });

  it("says nothing of the text in an error", () => {
    for (const format of FORMATS_DECODED) {
      expect(decode(format, "s3cret::error").error).not.toContain("s3cret");
    }
  });
});
