import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { opaProgram } from "../../src/tools/opa/find.ts";
import { opa } from "../../src/tools/opa/run.ts";
import { runCommand } from "../../src/tools/run-command.ts";
import { countPolicyTests, countProgramTests, countTests } from "../../src/tools/tests/test-reports.ts";
import { temporaryFolder } from "./temporary-project.ts";

const POLICY = "package a_test\n\ntest_passes if true\n\ntest_fails if 1 == 2\n\ntodo_test_later if true\n";

async function policyReport(policy: string): Promise<string> {
  const root = await temporaryFolder();
  await writeFile(join(root, "a_test.rego"), policy);
  return (await runCommand(await opaProgram(), ["test", "--format", "json", "."], root)).stdout;
}

const program = JSON.stringify({
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: "failed", assertionResults: [{}] },
    { status: "failed", assertionResults: [] },
    { status: "passed", assertionResults: [] },
  ],
});

test("tests of the policies, as OPA reports them", async () => {
  expect(countPolicyTests(await policyReport(POLICY))).toEqual({ passed: 1, failed: 1, skipped: 1 });
});

test("tests of the program; a file that fails before its first test is one failed test", () => {
  expect(countProgramTests(program)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test("both together, and nothing without a report", async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, ".cache/tests"), { recursive: true });
  await writeFile(join(root, ".cache/tests/program.json"), program);
  await expect(countTests(root)).rejects.toThrow("policies.json");
  await writeFile(join(root, ".cache/tests/policies.json"), await policyReport(POLICY));
  expect(await countTests(root)).toEqual({ passed: 6, failed: 3, skipped: 4 });
});

test("policies that do not compile leave no report that counts", async () => {
  const report = await policyReport("package a_test\n\ntest_a if x\n");
  expect(() => countPolicyTests(report)).toThrow();
  await expect(opa(await temporaryFolder(), ["test", "nowhere"])).rejects.toThrow("opa test: ");
});
