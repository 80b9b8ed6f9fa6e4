// Writes what is generated, or says what is stale: npm run generate:write, npm run generate:check
import { staleFiles, writeFiles } from "./generated-file.ts";
import { generatedFiles } from "./generated-files.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async ([mode]) => {
  if (mode !== "write" && mode !== "check") throw new Error("generate: write or check");
  const files = await generatedFiles(REPOSITORY);
  if (mode === "write") {
    const written = await writeFiles(REPOSITORY, files);
    process.stdout.write(
      written.map((path) => `written ${path}\n`).join("") || "generate: nothing changed\n",
    );
    return 0;
  }
  const stale = await staleFiles(REPOSITORY, files);
  process.stdout.write(
    stale.map((path) => `${path} is stale: npm run build\n`).join("") || "generate: all is current\n",
  );
  return stale.length === 0 ? 0 : 1;
});
