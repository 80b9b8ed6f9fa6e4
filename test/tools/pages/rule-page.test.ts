import { expect, test } from "vitest";
import type { RuleInfo } from "../../../src/model/rule.ts";
import { cell, codeBlock, list } from "../../../src/tools/pages/markdown.ts";
import { rulePage } from "../../../src/tools/pages/rule-page.ts";
import { rulesTable } from "../../../src/tools/pages/rules-table.ts";

const RULE: RuleInfo = {
  id: "ha/replicas",
  title: "More than one | replica",
  description: "Counts the replicas.\n\nOne replica is gone with its node.",
  severity: "error",
  protects: "node",
  remediation: "Set `replicas` to 2.",
  remedies: [],
  needs: ["replicas"],
  standards: ["S10"],
  equivalents: ["KSV-0001"],
  aliases: ["ha/copies"],
  since: "0.1.0",
  related_resources: ["https://example.org/"],
  parameters: { least: { type: "number", default: 2, description: "Least replicas", minimum: 1 } },
};

test("the page of a rule", () => {
  const failing = [{ name: "main.tf", language: "hcl" as const, text: "a = 1\n" }];
  const passing = [{ name: "a.yaml", language: "yaml" as const, text: "a: |\n  ```\n  b\n  ```\n" }];
  expect(rulePage(RULE, failing, passing)).toBe(`# More than one | replica

\`ha/replicas\`, since 0.1.0. This page is generated from the rule.

## What it checks

Counts the replicas.

## Why

One replica is gone with its node.

It protects against the loss of a node. Severity: error; less where no objective asks for this protection.

## How to fix

Set \`replicas\` to 2.

## Parameters

| Name | Type | Default | Meaning |
| --- | --- | --- | --- |
| \`least\` | number, at least 1 | \`2\` | Least replicas |

Set in resilience.yml:

\`\`\`yaml
rules:
  ha/replicas:
    least: 2
\`\`\`

## Example that fails

\`main.tf\`

\`\`\`hcl
a = 1
\`\`\`

## Example that passes

\`a.yaml\`

\`\`\`\`yaml
a: |
  \`\`\`
  b
  \`\`\`
\`\`\`\`

## When it cannot tell

Undetermined, never passed, where one of these is not known:

- \`replicas\`

## What it rests on

- [S10](../../../../docs/statements.md)
- <https://example.org/>

## Equivalent checks of other tools

- KSV-0001

## Former names

- ha/copies
`);
});

test("the table of all rules", () => {
  const other = { ...RULE, id: "dr/store", title: "Store", protects: "recovery" as const };
  expect(rulesTable([other, RULE])).toBe(`# Rules

This page is generated from the rules.

## dr

| Rule | Title | Severity | Protects against |
| --- | --- | --- | --- |
| [dr/store](../policies/rules/dr/store/README.md) | Store | error | data that is lost or comes back too late (RPO, RTO) |

## ha

| Rule | Title | Severity | Protects against |
| --- | --- | --- | --- |
| [ha/replicas](../policies/rules/ha/replicas/README.md) | More than one \\| replica | error | the loss of a node |
`);
});

test("Markdown's own characters", () => {
  expect([cell("a|b\n  c"), codeBlock("", "``"), list([], "none"), list(["a", "b"], "none")]).toEqual([
    "a\\|b c",
    "```\n``\n```",
    "none",
    "- a\n- b",
  ]);
});
