// Judges every file of a folder of real inputs, each alone, and prints the counts and the slowest: npm run corpus [FOLDER]
import { resolve } from "node:path";
import { checkFile } from "./corpus/check-file.ts";
import { corpusFiles } from "./corpus/files.ts";
import { summary } from "./corpus/summary.ts";
import { REPOSITORY, runTool } from "./tool.ts";

await runTool(async ([named]) => {
  const folder = resolve(REPOSITORY, named ?? "../shared/corpus");
  const files = corpusFiles(folder);
  if (files === null) {
    process.stdout.write(`skipped: ${named ?? "the corpus"} is not here\n`);
    return 0;
  }
  const checked = [];
  for (const path of files) {
    checked.push(await checkFile(folder, path));
  }
  process.stdout.write(summary(checked));
  return checked.some(({ fault }) => fault !== null) ? 1 : 0;
});
