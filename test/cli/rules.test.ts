import { expect, it } from "vitest";
import { rulesTable } from "../../src/cli/rules.ts";
import type { RuleInfo } from "../../src/model/rule.ts";
import { workspaceOf } from "../sources/workspace.ts";
import { command } from "./a-command.ts";

const rule = (id: string, severity: RuleInfo["severity"], title: string): RuleInfo => ({
  id,
  title,
  description: "",
  severity,
  protects: "data-centre",
  remediation: "",
  remedies: [],
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

it("gives everything that is known of each rule as JSON", async () => {
  const { status, out } = await command(await workspaceOf({}), "rules", "--format", "json");
  const first = JSON.parse(out)[0];
  expect([status, Object.keys(first).includes("remediation")]).toEqual([0, true]);
  expect((await command(await workspaceOf({}), "rules", "--format", "xml")).err).toBe(
    "error: --format must be one of terminal, json\n",
  );
});
