import { expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { problemsOf, shownProblemsOf } from "../../src/reports/problems.ts";
import { emptyReport, input } from "./report-parts.ts";

type Problems = Report["inputs"][number]["problems"];

const broken = (n: number, level: Problems[number]["level"] = "error"): Problems =>
  Array.from({ length: n }, (_, i) => ({ level, message: `Broken ${i}.`, line: i + 1 }));

const made = (...problems: Problems[]): Report =>
  emptyReport({
    problems: [{ level: "error", message: "Of the run.", path: null, line: null }],
    inputs: problems.map((own, i) => ({ ...input(`${i}.yaml`, 1), problems: own })),
  });

test("of a file with many problems the first are shown, and how many there are", () => {
  expect(shownProblemsOf(made(broken(50), broken(1)), ["error"])).toEqual([
    { level: "error", message: "Of the run.", path: null, line: null },
    { level: "error", message: "Broken 0.", path: "0.yaml", line: 1 },
    { level: "error", message: "Broken 1.", path: "0.yaml", line: 2 },
    { level: "error", message: "Broken 2.", path: "0.yaml", line: 3 },
    {
      level: "error",
      message: "47 more problems of this file; a JSON report says more of them.",
      path: "0.yaml",
      line: null,
    },
    { level: "error", message: "Broken 0.", path: "1.yaml", line: 1 },
  ]);
});

test("each level counts by itself, and a fourth problem takes no more room than its count", () => {
  const shown = shownProblemsOf(made([...broken(4), ...broken(5, "warning")]), ["error", "warning"]);
  expect(shown.map(({ level, message }) => `${level} ${message}`)).toEqual([
    "error Of the run.",
    ...["error Broken 0.", "error Broken 1.", "error Broken 2.", "error Broken 3."],
    ...["warning Broken 0.", "warning Broken 1.", "warning Broken 2."],
    "warning 2 more problems of this file; a JSON report says more of them.",
  ]);
});

test("documents that cannot be read are counted, and not the lines that tell of them", () => {
  const documents = broken(50).map((problem) => ({ ...problem, documents: 1 }));
  const counted = { ...broken(1)[0], level: "error" as const, message: "Many.", line: null, documents: 950 };
  const last = (problems: Problems): unknown => shownProblemsOf(made(problems), ["error"]).at(-1)?.message;
  expect(last([...documents, counted])).toBe(
    "997 more documents of this file cannot be read; a JSON report says more of them.",
  );
  expect(last([...documents, ...broken(2)])).toBe(
    "47 more documents of this file cannot be read, and 2 more problems of this file; a JSON report says more of them.",
  );
  expect(last([...documents.slice(0, 4), ...broken(1)])).toBe(
    "1 more document of this file cannot be read, and 1 more problem of this file; a JSON report says more of them.",
  );
});

test("machines are given all of them", () => {
  expect(problemsOf(made(broken(50), broken(1)), ["error"])).toHaveLength(52);
});
