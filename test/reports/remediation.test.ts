import { expect, test } from "vitest";
import { remediationParts } from "../../src/reports/remediation.ts";

test("lines to copy keep their breaks and their indent, sentences are trimmed", () => {
  expect(remediationParts("Add:\n\n```yaml\na:\n  - b: 1\n```\n\nOr not.")).toEqual([
    { kind: "text", text: "Add:" },
    { kind: "code", lines: ["a:", "  - b: 1"] },
    { kind: "text", text: "Or not." },
  ]);
});

test("code within a sentence and a fence without an end stay text", () => {
  expect(
    ["Set `a`.", "x\n```yaml\na: 1", "Set ```\na\n```", "```\na\n``` so", ""].map(remediationParts),
  ).toEqual([
    [{ kind: "text", text: "Set `a`." }],
    [{ kind: "text", text: "x\n```yaml\na: 1" }],
    [{ kind: "text", text: "Set ```\na\n```" }],
    [{ kind: "text", text: "```\na\n``` so" }],
    [],
  ]);
});

test("a block is bounded", () => {
  const [block] = remediationParts(`\`\`\`\n${"a\n".repeat(100)}\`\`\``);
  expect(block).toEqual({ kind: "code", lines: Array.from({ length: 30 }, () => "a") });
});
