// Says how many tests of the last run passed and failed, from the reports of the runners: npm run test:count
import { messageOf } from "./message-of.ts";
import { countTests } from "./tests/test-reports.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async () => {
  try {
    const { passed, failed, skipped } = await countTests(REPOSITORY);
    process.stdout.write(`${skipped} skipped\n${passed} passed, ${failed} failed\n`);
    return failed === 0 && passed > 0 ? 0 : 1;
  } catch (error) {
    process.stdout.write(`A runner left no report of its tests: ${messageOf(error)}\n0 passed, 1 failed\n`);
    return 1;
  }
});
