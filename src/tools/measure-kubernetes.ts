// Prints what is read of all manifests of a folder of real inputs: npm run measure:kubernetes [FOLDER]
import { resolve } from "node:path";
import { builtPack } from "../settings/pack.ts";
import { countManifests, manifestCounts } from "./measure/manifest-counts.ts";
import { REPOSITORY, runTool } from "./tool.ts";

const CORPUS = "../shared/corpus/manifests";

await runTool(async ([named]) => {
  const folder = resolve(REPOSITORY, named ?? CORPUS);
  const counts = countManifests(folder, await builtPack().declaredTypes());
  process.stdout.write(
    counts === null ? `skipped: ${named ?? CORPUS} is not here\n` : manifestCounts(counts),
  );
  return 0;
});
