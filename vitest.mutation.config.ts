import { defineConfig } from "vitest/config";

/** Of a program that they start nothing is known, and it would run the built files; and these start threads of their own. */
const APART = [
  "test/evaluate/apart.test.ts",
  "test/evaluate/evaluate.test.ts",
  "test/evaluate/memory.test.ts",
];
/** They are of a browser, and of files of gigabytes. */
const SLOW = ["test/reports/html.browser.test.ts", "test/sources/large.test.ts"];

/** The tests that run within their own process, for changes of the program. */
export default defineConfig({
  test: {
    include: ["test/{evaluate,link,model,reports,settings,sources}/**/*.test.ts"],
    exclude: [...APART, ...SLOW],
    pool: "threads",
    // Stryker ends what takes too long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
