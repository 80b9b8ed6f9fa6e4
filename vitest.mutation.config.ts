import { defineConfig } from "vitest/config";

/** The tests that run within their own process: of a program that they start nothing is known, and it would run the built files. */
export default defineConfig({
  test: {
    include: ["test/{evaluate,link,model,reports,settings,sources}/**/*.test.ts"],
    exclude: ["test/evaluate/evaluate.test.ts", "test/evaluate/memory.test.ts"],
    pool: "threads",
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
