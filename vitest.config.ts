import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Threads start cheaper than processes.
    pool: "threads",
    // Vitest leaves one core to itself, which is half of a small runner; it needs next to nothing.
    maxWorkers: availableParallelism(),
    // Some tests compile policies or start programs, which takes seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", "json"],
    // Counted by src/tools/count-tests.ts.
    outputFile: { json: ".cache/tests/program.json" },
  },
});
