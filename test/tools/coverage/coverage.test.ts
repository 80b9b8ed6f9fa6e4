import { expect, test } from "vitest";
import { gapLines, percent, ranges, sumOf } from "../../../src/tools/coverage/file-coverage.ts";
import { coverageTable, folderRows } from "../../../src/tools/coverage/folders.ts";
import { ofIstanbul } from "../../../src/tools/coverage/istanbul.ts";
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
    { path: "policies/a.rego", lines: { covered: 1, all: 1 }, branches: null, missed: "", untaken: "" },
    { path: "policies/b.rego", lines: { covered: 3, all: 6 }, branches: null, missed: "4-5, 8", untaken: "" },
  ]);
  expect(percent(sumOf(files.map(({ lines }) => lines)))).toBeCloseTo(57.14);
  expect(gapLines(files)).toBe("policies/b.rego: 50 % of lines; not run: 4-5, 8\n");
});

test("branches count where something counts them", () => {
  const lines = { covered: 2, all: 2 };
  const files = [
    { path: "a.ts", lines, branches: { covered: 1, all: 4 }, missed: "", untaken: "3, 7-8" },
    { path: "b.ts", lines, branches: { covered: 0, all: 0 }, missed: "", untaken: "" },
  ];
  expect(gapLines(files)).toBe("a.ts: 100 % of lines, 25 % of branches; one way only: 3, 7-8\n");
});

test("numbers in order are ranges", () => {
  expect(ranges([])).toBe("");
  expect(ranges([1, 2, 3, 7, 9, 10])).toBe("1-3, 7, 9-10");
});

test("of istanbul's report a line is run where any statement on it is, and each way of a condition counts", () => {
  const on = (line: number): unknown => ({ start: { line, column: 0 }, end: { line, column: 9 } });
  const report = {
    "/project/src/b.ts": {
      statementMap: { "0": on(4), "1": on(4), "2": on(5), "3": on(6), "4": on(9) },
      s: { "0": 0, "1": 3, "2": 0, "3": 0, "4": 1 },
      branchMap: {
        "0": { loc: on(4), locations: [on(4), on(5)] },
        "1": { loc: on(9), locations: [on(9), { start: {}, end: {} }] },
      },
      b: { "0": [3, 0], "1": [1, 0] },
    },
    "/project/src/a.ts": { statementMap: {}, s: {}, branchMap: {}, b: {} },
  };
  expect(ofIstanbul(report, (path) => path.slice("/project/".length))).toEqual([
    {
      path: "src/a.ts",
      lines: { covered: 0, all: 0 },
      branches: { covered: 0, all: 0 },
      missed: "",
      untaken: "",
    },
    {
      path: "src/b.ts",
      lines: { covered: 2, all: 4 },
      branches: { covered: 2, all: 4 },
      missed: "5-6",
      untaken: "9",
    },
  ]);
});

test("folders stand in order, and all of them in the end", () => {
  const file = (
    path: string,
    covered: number,
    branches: number | null,
  ): Parameters<typeof folderRows>[0][0] => ({
    path,
    lines: { covered, all: 4 },
    branches: branches === null ? null : { covered: branches, all: 2 },
    missed: "",
    untaken: "",
  });
  const files = [file("src/run.ts", 4, 2), file("src/link/scope/a.ts", 2, 1), file("src/link/b.ts", 3, 2)];
  expect(coverageTable(folderRows(files, "all"))).toBe(`| Folder | Files | Lines | Run | Branches | Taken |
| --- | --- | --- | --- | --- | --- |
| \`src\` | 1 | 4 | 100.0 % | 2 | 100.0 % |
| \`src/link\` | 2 | 8 | 62.5 % | 4 | 75.0 % |
| all | 3 | 12 | 75.0 % | 6 | 83.3 % |`);
  expect(coverageTable(folderRows([file("policies/lib/a.rego", 1, null)], "all"))).toContain(
    "| `policies/lib` | 1 | 4 | 25.0 % |  |  |",
  );
  expect(folderRows([], "all")).toEqual([]);
});
