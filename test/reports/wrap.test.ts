import fc from "fast-check";
import { expect, test } from "vitest";
import { columns, wrap } from "../../src/reports/wrap.ts";

test("lines are broken at spaces, and words only where they are longer than a line", () => {
  expect(wrap("one two three four", 10)).toEqual(["one two", "three four"]);
  expect(wrap("a abcdefghijklmnop", 10)).toEqual(["a", "abcdefghij", "klmnop"]);
  expect(wrap("", 10)).toEqual([]);
});

test("nothing is lost and no line is too long", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 200 }),
      fc.integer({ min: 10, max: 60 }),
      (text, width) => {
        const lines = wrap(text, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        expect(Math.max(0, ...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test("columns are as wide as their widest cell within bounds, and what is longer goes on below itself", () => {
  const rows = [
    ["a", "bb", "c"],
    ["four words that are far too long for it", "b", "one two three four five six seven"],
  ];
  expect(columns(rows, 70, (line) => line)).toEqual([
    "  a                               bb  c",
    "  four words that are far too     b   one two three four five six",
    "  long for it                         seven",
  ]);
});
