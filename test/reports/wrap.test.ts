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

test.each<[string, number, string[]]>([
  ["12345 1234", 10, ["12345 1234"]],
  ["12345 12345", 10, ["12345", "12345"]],
  // No line is narrower than ten.
  ["12345 1234", 3, ["12345 1234"]],
  ["a  b   c", 10, ["a b c"]],
  [" ", 10, []],
  [`ab ${"x".repeat(10)} c`, 10, ["ab", "xxxxxxxxxx", "c"]],
  ["😀😀😀😀😀 😀😀😀😀", 10, ["😀😀😀😀😀 😀😀😀😀"]],
  ["😀😀😀😀😀😀😀😀😀😀😀", 10, ["😀😀😀😀😀😀😀😀😀😀", "😀"]],
])("%j in %i is %j", (text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines);
});

test.each<[string, string[][], number, string[]]>([
  ["no row", [], 40, []],
  [
    "one cell",
    [["only one cell of nine words that go on below"]],
    30,
    ["  only one cell of nine words", "  that go on below"],
  ],
  ["rows of which some lack cells", [["a", "b"], ["c"], ["", "d"]], 40, ["  a  b", "  c", "     d"]],
  ["a word of more than thirty", [["x".repeat(31), "y"]], 80, [`  ${"x".repeat(30)}  y`, "  x"]],
  [
    "more than there is room for",
    [["one two three four", "five six seven eight", "nine ten eleven twelve thirteen"]],
    50,
    [
      "  one two     five six    nine ten eleven twelve",
      "  three four  seven       thirteen",
      "              eight",
    ],
  ],
])("columns of %s", (_, rows, width, lines) => {
  expect(columns(rows, width, (line) => line)).toEqual(lines);
});

test("each line of a cell is painted, with its column and row, and takes no more room", () => {
  const rows = [
    ["Head", "Other"],
    ["one two three four five six seven", "b"],
  ];
  expect(columns(rows, 60, (line, column, row) => `<${column}${row}:${line}>`)).toEqual([
    `  <00:Head>${" ".repeat(28)}<10:Other>`,
    "  <01:one two three four five six>     <11:b>",
    "  <01:seven>",
  ]);
});
