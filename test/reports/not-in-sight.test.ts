import { expect, test } from "vitest";
import { fenced } from "../../src/reports/escape.ts";
import { renderMarkdown } from "../../src/reports/markdown.ts";
import { kindsNotInSight, linesToDeclare } from "../../src/reports/not-in-sight.ts";
import { renderTerminal } from "../../src/reports/terminal.ts";
import { emptyReport } from "./report-parts.ts";

const BUCKET = '"snap": {type: aws_s3_bucket, region: ""}';
const report = emptyReport({
  not_in_sight: [
    { what: "bucket", count: 1, ids: ["snap"], under: "declared.resources", lines: [BUCKET] },
    { what: "bucket", count: 1, ids: ["b"], under: "declared.resources", lines: ['"b": {location: ""}'] },
    {
      what: "subnet",
      count: 12,
      ids: ["s1", "s2"],
      under: "declared.locations",
      lines: ['"s1": ""', '"s2": ""'],
    },
  ],
});

const LINES = [
  "declared:",
  "  locations: # the data centre of each, such as eu-west-1a",
  '    "s1": ""',
  '    "s2": ""',
  "    # and 10 more",
  "  resources:",
  `    ${BUCKET}`,
  '    "b": {location: ""}',
];

test("what is not in sight is counted by kind, and its lines are YAML", () => {
  expect(kindsNotInSight(report, (what) => what)).toBe("2 buckets, 12 subnets");
  expect(linesToDeclare(report, 100)).toEqual(LINES);
  expect(linesToDeclare(report, 1).filter((line) => line.includes("more"))).toEqual([
    "    # and 11 more",
    "    # and 1 more",
  ]);
  expect(linesToDeclare(emptyReport(), 100)).toEqual([]);
});

test("the terminal and Markdown show the lines to copy", () => {
  const terminal = renderTerminal(report, { colour: false, width: 60 });
  const markdown = renderMarkdown(report, { maxBytes: 60_000, maxChars: 60_000, link: () => null });
  expect(terminal).toContain(`\n${LINES.map((line) => `    ${line}`).join("\n")}\n`);
  expect(markdown).toContain("<summary>Not in sight: 2 buckets, 12 subnets</summary>");
  expect(markdown).toContain(`\n\n\`\`\`yaml\n${LINES.join("\n")}\n\`\`\`\n`);
});

test("a block of code has a fence that its lines do not end", () => {
  expect(fenced(["a", "```", "  \u0007b"])).toBe("````yaml\na\n```\n  \uFFFDb\n````\n");
});
