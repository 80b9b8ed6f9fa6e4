import { expect, it } from "vitest";
import { rulesTable } from "../../src/cli/rules.ts";
import type { RuleInfo } from "../../src/model/rule.ts";

const rule = (id: string, severity: RuleInfo["severity"], title: string): RuleInfo => ({
  id,
  title,
  description: "",
  severity,
  protects: "data-centre",
  remediation: "",
  needs: [],
  standards: [],
  equivalents: [],
  aliases: [],
  since: "1",
  related_resources: [],
  parameters: {},
});

it("lists rules in columns", () => {
  expect(
    rulesTable([rule("quorum/size", "error", "Three primaries or more"), rule("a/b", "warning", "B")]),
  ).toBe(
    [
      "rule         severity  protects     title",
      "quorum/size  error     data-centre  Three primaries or more",
      "a/b          warning   data-centre  B",
      "",
    ].join("\n"),
  );
});
