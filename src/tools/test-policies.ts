// Runs the tests of the policies: npm run test:policies
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { opaProgram } from "./opa/find.ts";
import { runCommand } from "./run-command.ts";
import { countPolicyTests, hasFailed, POLICIES_REPORT, policyTests } from "./tests/test-reports.ts";
import { REPOSITORY, runTool } from "./tool.ts";

const ARGUMENTS = ["test", "--bundle", "--ignore", "fixtures", "--timeout", "60s"];

await runTool(async () => {
  const opa = await opaProgram();
  const { status, stdout, stderr } = await runCommand(
    opa,
    [...ARGUMENTS, "--format", "json", "policies"],
    REPOSITORY,
  );
  const report = join(REPOSITORY, POLICIES_REPORT);
  await mkdir(dirname(report), { recursive: true });
  await writeFile(report, stdout);
  if (!stdout.startsWith("[")) throw new Error((stderr || stdout).trim());
  for (const { package: name, name: test, location } of policyTests(stdout).filter(hasFailed)) {
    process.stdout.write(`FAILED ${location.file}:${location.row} ${name}.${test}\n`);
  }
  const { passed, failed, skipped } = countPolicyTests(stdout);
  process.stdout.write(`policies: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  if (failed > 0)
    process.stdout.write("npm run opa -- test --bundle --ignore fixtures --verbose policies says why\n");
  return status ?? 1;
});
