import { execFileSync } from "node:child_process";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { entryModule } from "../../src/own-policies/contract.ts";
import { builtPack } from "../../src/settings/pack.ts";
import { opaProgram } from "../../src/tools/opa/find.ts";
import { command } from "../cli/a-command.ts";
import { workspaceOf } from "../sources/workspace.ts";
import { wrongByContract } from "./wrong-by-contract.ts";

const ENTRY = { subject: "a", message: "It is so." };
const RULE = {
  subjects: { a: { unknown: {} } },
  needs: [],
  protects: "node",
  violations: [ENTRY],
  _helper: 1,
};
const EXAMPLE = "examples/policies/rules/acme/two-replicas";

/** A rule whose violation has no message. */
const SPOILT = `package resilience.rules.acme.spoilt

import data.resilience.model.workloads

subjects := workloads.by_id

needs := []

protects := "node"

violations contains {"subject": id} if some id, _ in subjects
`;

/** What OPA answers to a query, on the example that fails, with the pack, the rule of the example and the one that is spoilt. */
async function answered(query: string): Promise<unknown> {
  const { out } = await command(join(process.cwd(), EXAMPLE, "fixtures/fail"), "facts", "deployment.yaml");
  const place = await workspaceOf({
    "input.json": JSON.stringify(JSON.parse(out).document),
    "policies/entry.rego": entryModule(["acme"]),
    "policies/spoilt.rego": SPOILT,
  });
  for (const [name, content] of await builtPack().sources()) {
    if (name.startsWith("policies/")) {
      await mkdir(dirname(join(place, name)), { recursive: true });
      await writeFile(join(place, name), content);
    }
  }
  await cp(join(EXAMPLE, "two_replicas.rego"), join(place, "policies/two_replicas.rego"));
  const args = ["eval", "--format", "raw", "--data", "policies", "--input", "input.json", query];
  return JSON.parse(execFileSync(await opaProgram(), args, { cwd: place, encoding: "utf8" }));
}

describe("the schema of the contract", { timeout: 60_000 }, () => {
  it.each([
    ["a whole rule", RULE, []],
    [
      "a rule without subjects",
      { ...RULE, subjects: undefined },
      [" must have required property 'subjects'"],
    ],
    ["a list of subjects", { ...RULE, subjects: ["a"] }, ["/subjects must be object"]],
    [
      "another word for what it protects",
      { ...RULE, protects: "all" },
      ["/protects must be equal to one of the allowed values"],
    ],
    [
      "an entry without a message",
      { ...RULE, violations: [{ subject: "a" }] },
      ["/violations/0 must have required property 'message'"],
    ],
    [
      "evidence that does not say where it is from",
      { ...RULE, undetermined: [{ ...ENTRY, evidence: [{ name: "n", value: 1, unit: "" }] }] },
      ["/undetermined/0/evidence/0 must have required property 'from'"],
    ],
  ])("says of %s what is wrong", (_, rule, expected) => {
    expect(wrongByContract("rule", JSON.parse(JSON.stringify(rule)))).toEqual(expected);
  });

  it("takes what a rule of the examples holds", async () => {
    const held = await answered('data.resilience.rules.acme["two-replicas"]');
    expect(wrongByContract("rule", held)).toEqual([]);
    expect(held).toMatchObject({
      violations: [{ message: "web has 1 replica: it is gone while its node is." }],
    });
  });

  it("takes what the entry point answers, which says of a rule whose entries would be lost", async () => {
    const answer = (await answered("data.resilience.main.own")) as {
      rules: Record<string, Record<string, unknown>>;
    };
    expect(wrongByContract("answer", answer)).toEqual([]);
    const { "two-replicas": fine, spoilt } = answer.rules["acme"] ?? {};
    expect(fine).toMatchObject({ missing: [], broken: [], needs: ["replicas"], protects: "node" });
    expect(spoilt).toMatchObject({ missing: [], broken: ["violations"], result: { violations: [] } });
    expect(wrongByContract("answer", { ...answer, contract: 2 })).toEqual([
      "/contract must be equal to constant",
    ]);
  });
});
