import { relative } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Of a program that they start nothing is known, and it would run the built files; and these start threads of their own. */
const APART = [
  "test/evaluate/apart.test.ts",
  "test/evaluate/evaluate.test.ts",
  "test/evaluate/memory.test.ts",
];
/**
 * It loads the program within a test: what a module makes once, as it is loaded, would count as reached by that test, and be tried with it alone,
 * though others hold it.
 */
const LOADING = ["test/sources/terraform/kubernetes/findings.test.ts"];
/** They are of a browser, and of sizes: of reports with twenty thousand findings, of files of gigabytes. */
const SLOW = [
  "test/reports/html.browser.test.ts",
  "test/reports/large.test.ts",
  "test/sources/large.test.ts",
];

/** The first test that fails ends a run: the quick ones have the first say. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const duration = ({ project, moduleId }: TestSpecification): number => {
      const key = `${project.name}:${relative(this.ctx.config.root, moduleId)}`;
      return this.ctx.cache.getFileTestResults(key)?.duration ?? 0;
    };
    return files.toSorted((a, b) => duration(a) - duration(b));
  }
}

/** The tests that run within their own process, for changes of the program. */
export default defineConfig({
  test: {
    include: ["test/{evaluate,link,model,reports,settings,sources}/**/*.test.ts"],
    exclude: [...APART, ...LOADING, ...SLOW],
    pool: "threads",
    sequence: { sequencer: ShortestFirst },
    // Stryker ends what takes too long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
