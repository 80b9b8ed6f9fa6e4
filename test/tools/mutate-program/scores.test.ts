import { expect, test } from "vitest";
import { mutationFigures } from "../../../src/tools/mutate-program/figures.ts";
import { readReport } from "../../../src/tools/mutate-program/report.ts";
import {
  noticedShare,
  scoresByFolder,
  scoresByKind,
  survivorLines,
} from "../../../src/tools/mutate-program/scores.ts";

const SOURCE = 'export const a = (b: number): string =>\n  b < 3 ? "few" : "many";\n';

function mutant(
  status: string,
  mutatorName: string,
  from: [number, number],
  to: [number, number],
  replacement: string,
) {
  const place = ([line, column]: [number, number]) => ({ line, column });
  return { id: "0", status, mutatorName, replacement, location: { start: place(from), end: place(to) } };
}

const REPORT = readReport(
  JSON.stringify({
    schemaVersion: "1",
    files: {
      "src/link/a.ts": {
        language: "typescript",
        source: SOURCE,
        mutants: [
          mutant("Killed", "EqualityOperator", [2, 3], [2, 8], "b <= 3"),
          mutant("Timeout", "ConditionalExpression", [2, 3], [2, 8], "true"),
          mutant("Survived", "StringLiteral", [2, 11], [2, 16], '""'),
          mutant("NoCoverage", "ArrowFunction", [1, 18], [2, 25], "() => undefined"),
          mutant("CompileError", "StringLiteral", [2, 19], [2, 25], '""'),
        ],
      },
      "src/evaluate/b.ts": {
        language: "typescript",
        source: SOURCE,
        mutants: [mutant("Ignored", "StringLiteral", [2, 19], [2, 25], '""')],
      },
    },
  }),
);

test("the score is the share of those tried; what was not drawn and what is made once is not tried", () => {
  const [evaluate, link] = scoresByFolder(REPORT);
  if (evaluate === undefined || link === undefined) throw new Error("two folders have scores");
  expect([noticedShare(evaluate), noticedShare(link)]).toEqual([100, 50]);
  const kinds = scoresByKind(REPORT);
  expect(
    mutationFigures({ folder: "link", sample: { size: 150, seed: 3 }, seconds: 1130, score: link, kinds }),
  ).toBe(`\`npm run mutate:program -- folder=link sample=150 seed=3\`, in 19 minutes: 50.0 % noticed.

| What is changed | Changes | Of constants | Tried | Noticed | By time | Not reached | Survived | Score |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| ArrowFunction | 1 | 0 | 1 | 0 | 0 | 1 | 0 | 0.0 % |
| ConditionalExpression | 1 | 0 | 1 | 1 | 1 | 0 | 0 | 100.0 % |
| EqualityOperator | 1 | 0 | 1 | 1 | 0 | 0 | 0 | 100.0 % |
| StringLiteral | 3 | 1 | 1 | 0 | 0 | 0 | 1 | 0.0 % |
| all | 5 | 0 | 4 | 2 | 1 | 1 | 1 | 50.0 % |
`);
  const all = mutationFigures({ folder: "link", sample: null, seconds: 60, score: link, kinds });
  expect(all.split("\n")[0]).toBe("`npm run mutate:program -- folder=link`, in 1 minutes: 50.0 % noticed.");
});

test("each change that was not noticed stands on a line, as it was and as it became", () => {
  expect(survivorLines(REPORT)).toBe(
    'src/link/a.ts:2 StringLiteral: "few" -> ""\n' +
      'src/link/a.ts:1 ArrowFunction (not reached): (b: number): string => b < 3 ? "few" : "many" -> () => undefined\n',
  );
});

test("a text that is no report is refused", () => {
  expect(() => readReport('{"files":{"a.ts":{}}}')).toThrow();
});
