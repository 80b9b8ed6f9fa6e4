import { expect, it } from "vitest";
import { plain } from "../../src/reports/plain.ts";

it.each<[string, number, string]>([
  ["", 5, ""],
  ["abcde", 5, "abcde"],
  ["abcdef", 5, "abcd…"],
  ["ab cd", 5, "ab cd"],
  // Its words come one space apart, and none stands at its ends.
  [" a\n\t b ", 9, "a b"],
  ["a  b", 9, "a b"],
  ["héllo", 5, "héllo"],
  ["héllos", 5, "héll…"],
  // What is hidden is seen, several in a row once.
  ["a\u0000\u0007b", 9, "a\uFFFDb"],
  ["\u202Ea", 9, "\uFFFDa"],
  ["a\u2028b\u2029c", 9, "a b c"],
  ["a\ud800b", 9, "a\uFFFDb"],
  // Four marks stay on a letter.
  ["e\u0301\u0301\u0301\u0301", 9, "e\u0301\u0301\u0301\u0301"],
  ["e\u0301\u0301\u0301\u0301\u0301\u0301f", 9, "e\u0301\u0301\u0301\u0301f"],
  // It is cut before it is looked at, and that is seen even where what is left of it is short.
  [`a${" ".repeat(40)}b`, 5, "a…"],
  [`a${" ".repeat(18)}b`, 5, "a b"],
])("%j in at most %i is %j", (value, max, text) => {
  expect(plain(value, max)).toBe(text);
});

it("is three hundred at most where nothing is said", () => {
  expect([plain("é".repeat(300)), plain("é".repeat(301))]).toEqual(["é".repeat(300), `${"é".repeat(299)}…`]);
});
