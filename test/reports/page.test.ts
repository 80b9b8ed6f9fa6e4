import { expect, it } from "vitest";
import { indented, pageOf } from "../../src/reports/terminal/page.ts";

it.each([
  [undefined, 80],
  [null, 80],
  [0, 40],
  [39, 40],
  [41, 41],
  [110, 110],
  [111, 110],
])("a terminal of %j characters is a page of %i", (width, characters) => {
  const page = pageOf(width === undefined ? { colour: false } : { colour: false, width });
  expect(page.width).toBe(characters);
});

it("is painted or not", () => {
  const red = (colour: boolean) => pageOf({ colour }).colours.red("a").replace(String.fromCharCode(27), "^");
  expect([red(false), red(true).startsWith("^[31ma")]).toEqual(["a", true]);
});

it("holds text under an indent, whose first line may have a mark", () => {
  const page = pageOf({ colour: false, width: 40 });
  const text = "one two three four five six seven eight nine";
  expect(indented(text, 4, page, "  ·")).toEqual(["  · one two three four five six seven", "    eight nine"]);
  expect(indented(text, 2, page)).toEqual(["  one two three four five six seven", "  eight nine"]);
  expect(indented("", 2, page, "·")).toEqual([]);
});
