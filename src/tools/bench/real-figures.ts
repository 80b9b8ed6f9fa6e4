import { join } from "node:path";
import { REPOSITORY } from "../tool.ts";
import { checkOf } from "./check-of.ts";
import type { RealFigures } from "./figures.ts";
import { measure, median, seconds } from "./measure.ts";
import { realManifests } from "./real-manifests.ts";
import { stagesOf } from "./stages.ts";

/** Writes a file of real objects and measures the whole check beside what js-yaml alone takes to parse it: in turn, as processes of their own. */
export async function realFigures(folder: string, objects: number): Promise<RealFigures> {
  const { name, set } = await realManifests(folder, objects);
  const yaml = JSON.stringify(join(REPOSITORY, "node_modules/js-yaml/dist/js-yaml.mjs"));
  const parse = `import(${yaml}).then(({ loadAll }) => loadAll(require("node:fs").readFileSync(${JSON.stringify(name)}, "utf8")))`;
  const checks = [];
  const parses = [];
  for (let i = 0; i < 3; i++) {
    parses.push(await seconds(["-e", parse], folder));
    checks.push(await measure(checkOf(name), folder));
  }
  const ended = checks.find(({ status }) => status !== 0 && status !== 1);
  if (ended !== undefined) {
    throw new Error(`check of ${name} ended with status ${ended.status}`);
  }
  return {
    objects,
    set,
    parseSeconds: median(parses),
    seconds: median(checks.map((run) => run.seconds)),
    peakBytes: Math.max(...checks.map((run) => run.peakBytes)),
    stages: await stagesOf(folder, name),
  };
}
