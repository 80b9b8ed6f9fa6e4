import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile, format } from "../../src/tools/checks/compile.ts";
import { conceptRecords } from "../../src/tools/checks/concept-records.ts";
import { dataPaths } from "../../src/tools/checks/data-paths.ts";
import { fixtureResults } from "../../src/tools/checks/fixture-results.ts";
import { metadata } from "../../src/tools/checks/metadata.ts";
import { ruleFiles } from "../../src/tools/checks/rule-files.ts";
import { ruleSets } from "../../src/tools/checks/rule-sets.ts";
import { writeFiles } from "../../src/tools/generated-file.ts";
import { opa } from "../../src/tools/opa/run.ts";
import { pageFiles } from "../../src/tools/pages/page-files.ts";
import { newRule } from "../../src/tools/scaffold/new-rule.ts";
import { temporaryProject } from "./temporary-project.ts";

test("a new rule passes every check and its own tests", async () => {
  const root = await temporaryProject();
  const folder = "policies/rules/dr/second-rule";
  expect(await newRule(root, "dr", "second-rule", "0.1.0")).toEqual([
    `${folder}/second_rule.rego`,
    `${folder}/second_rule_test.rego`,
    `${folder}/fixtures/fail/deployment.yaml`,
    `${folder}/fixtures/pass/deployment.yaml`,
  ]);
  await writeFiles(root, await pageFiles(root));
  const checks = [compile, format, ruleSets, dataPaths, metadata, ruleFiles, conceptRecords, fixtureResults];
  expect((await Promise.all(checks.map(({ run }) => run(root)))).flat()).toEqual([]);
  const tested = await opa(root, [
    "test",
    "--bundle",
    "--ignore",
    "fixtures",
    "policies/",
    "--run",
    "second_rule",
  ]);
  expect(tested.trim()).toBe("PASS: 3/3");
});

test.each([
  ["HA", "name", "HA is no group: lower-case letters and digits, such as ha or dr"],
  ["../../ha", "name", "../../ha is no group: lower-case letters and digits, such as ha or dr"],
  ["ha", "some_name", "some_name is no rule name: kebab-case, such as quorum-spread"],
  ["ha", "some-name", "policies/rules/ha/some-name is there already"],
])("%s %s is refused", async (group, name, message) => {
  await expect(newRule(await temporaryProject(), group, name, "0.1.0")).rejects.toThrow(message);
});

test("a rule whose folder is empty is there already", async () => {
  const root = await temporaryProject();
  await mkdir(join(root, "policies/rules/ha/other"));
  await expect(newRule(root, "ha", "other", "0.1.0")).rejects.toThrow(
    "policies/rules/ha/other is there already",
  );
  await rm(join(root, "policies/rules/ha/other"), { recursive: true });
  expect((await newRule(root, "ha", "other", "0.1.0")).length).toBe(4);
});
