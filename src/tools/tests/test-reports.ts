import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

/** Where the runners write what they found, relative to the project; not committed. */
const PROGRAM_REPORT = ".cache/tests/program.json";
export const POLICIES_REPORT = ".cache/tests/policies.json";

/** How many tests there were. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const opaReport = z.array(
  z.object({
    package: z.string(),
    name: z.string(),
    location: z.object({ file: z.string(), row: z.number() }),
    fail: z.optional(z.unknown()),
    error: z.optional(z.unknown()),
    skip: z.optional(z.boolean()),
  }),
);
export type PolicyTests = z.infer<typeof opaReport>;

/** The tests of a report of `opa test --format json`; throws where it is not one, as where a policy does not compile. */
export function policyTests(report: string): PolicyTests {
  return opaReport.parse(JSON.parse(report));
}

/** True if a policy test failed or could not run to its end. */
export function hasFailed(test: PolicyTests[number]): boolean {
  return Boolean(test.fail) || Boolean(test.error);
}

/** Counts the tests of a report of `opa test --format json`. */
export function countPolicyTests(report: string): Count {
  const tests = policyTests(report);
  const failed = tests.filter(hasFailed).length;
  const skipped = tests.filter(({ skip }) => skip).length;
  return { passed: tests.length - failed - skipped, failed, skipped };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Counts the tests of vitest's JSON report; a file that failed before its first test counts as one failed test. */
export function countProgramTests(report: string): Count {
  const found = vitestReport.parse(JSON.parse(report));
  const broken = found.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests + broken.length,
    skipped: found.numPendingTests + found.numTodoTests,
  };
}

/** Counts all tests of the last run; throws where a runner left no report. */
export async function countTests(root: string): Promise<Count> {
  const counts = [
    countPolicyTests(await readFile(join(root, POLICIES_REPORT), "utf8")),
    countProgramTests(await readFile(join(root, PROGRAM_REPORT), "utf8")),
  ];
  const sum = (part: keyof Count) => counts.reduce((total, count) => total + count[part], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}
