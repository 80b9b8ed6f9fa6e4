import { expect, test } from "vitest";
import { gapLines, percent, ranges, sumOf } from "../../../src/tools/coverage/file-coverage.ts";
import { ofReport } from "../../../src/tools/coverage/policies.ts";

function rows(...pairs: [number, number][]): unknown[] {
  return pairs.map(([start, end]) => ({ start: { row: start, col: 1 }, end: { row: end, col: 9 } }));
}

test("lines of policies that tests run, each file once, tests left out", () => {
  const report = {
    files: {
      "policies/b.rego": { covered: rows([1, 3], [3, 3]) },
      "policies/policies/b.rego": { not_covered: rows([3, 5], [8, 8]) },
      "policies/a.rego": { covered: rows([1, 1]) },
      "policies/a_test.rego": { not_covered: rows([1, 9]) },
    },
  };
  const files = ofReport(report);
  expect(files).toEqual([
    { path: "policies/a.rego", lines: { covered: 1, all: 1 }, branches: null, missed: "" },
    { path: "policies/b.rego", lines: { covered: 3, all: 6 }, branches: null, missed: "4-5, 8" },
  ]);
  expect(percent(sumOf(files.map(({ lines }) => lines)))).toBeCloseTo(57.14);
  expect(gapLines(files)).toBe("policies/b.rego: 50 % of lines; not run: 4-5, 8\n");
});

test("branches count where something counts them", () => {
  const lines = { covered: 2, all: 2 };
  const files = [
    { path: "a.ts", lines, branches: { covered: 1, all: 4 }, missed: "" },
    { path: "b.ts", lines, branches: { covered: 0, all: 0 }, missed: "" },
  ];
  expect(gapLines(files)).toBe("a.ts: 100 % of lines, 25 % of branches\n");
});

test("numbers in order are ranges", () => {
  expect(ranges([])).toBe("");
  expect(ranges([1, 2, 3, 7, 9, 10])).toBe("1-3, 7, 9-10");
});
