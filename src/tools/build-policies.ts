// Compiles the policies and what goes with them: npm run build:policies
import { writeFiles } from "./generated-file.ts";
import { policyFiles, schemaFiles } from "./policies/compiled-files.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async () => {
  const written = await writeFiles(REPOSITORY, await schemaFiles(REPOSITORY));
  written.push(...(await writeFiles(REPOSITORY, await policyFiles(REPOSITORY))));
  process.stdout.write(written.map((path) => `written ${path}\n`).join("") || "policies: nothing changed\n");
  return 0;
});
