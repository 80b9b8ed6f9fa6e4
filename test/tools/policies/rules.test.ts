import { expect, test } from "vitest";
import { readRules } from "../../../src/tools/policies/rules.ts";
import { edit, temporaryProject } from "../temporary-project.ts";

test("what dist/rules.json says of a rule", async () => {
  const root = await temporaryProject();
  const rego = "policies/rules/ha/some-name/some_name.rego";
  const parameter =
    "#   parameters:\n#     least:\n#       type: number\n#       default: 2\n#       description: Least replicas\n#       minimum: 1\n";
  await edit(root, rego, "#   since:", `${parameter}#   aliases: [ha/old-name]\n#   since:`);
  expect(await readRules(root)).toEqual([
    {
      id: "ha/some-name",
      title: "A workload has more than one replica",
      description:
        "What the rule checks, in one paragraph that names numbers and fields.\n\nWhy that matters: what happens, to whom, when it does not hold.",
      severity: "warning",
      protects: "node",
      remediation: "Set `spec.replicas` to 2 or more.",
      remedies: [],
      needs: ["replicas"],
      standards: [],
      equivalents: [],
      aliases: ["ha/old-name"],
      since: "0.1.0",
      related_resources: ["https://kubernetes.io/docs/concepts/workloads/controllers/deployment/"],
      parameters: { least: { type: "number", default: 2, description: "Least replicas", minimum: 1 } },
    },
  ]);
});

test("what to do by type is one text for the page, and parts for findings", async () => {
  const root = await temporaryProject();
  const rego = "policies/rules/ha/some-name/some_name.rego";
  const remedies = [
    "#   remediation:",
    "#     - text: Run two.",
    "#     - for: RDS",
    "#       types: [aws_db_]",
    "#       text: |",
    "#         `multi_az = true`.",
    "",
  ];
  await edit(root, rego, "#   remediation: Set `spec.replicas` to 2 or more.\n", remedies.join("\n"));
  expect(await readRules(root)).toMatchObject([
    {
      remediation: "Run two. RDS: `multi_az = true`.",
      remedies: [
        { for: "", types: [], text: "Run two." },
        { for: "RDS", types: ["aws_db_"], text: "`multi_az = true`." },
      ],
    },
  ]);
});

test("needs and protects that depend on the input are none", async () => {
  const root = await temporaryProject();
  const rego = "policies/rules/ha/some-name/some_name.rego";
  await edit(root, rego, 'needs := ["replicas"]', 'needs := ["replicas"] if count(input.terraform) > 0');
  await expect(readRules(root)).rejects.toThrow(`${rego}: needs and protects must be constants`);
});
