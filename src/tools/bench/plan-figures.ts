import { statSync } from "node:fs";
import { join } from "node:path";
import { checkOf } from "./check-of.ts";
import type { PlanFigures } from "./figures.ts";
import { madePlan } from "./made-files.ts";
import { measure, median } from "./measure.ts";
import { stagesOf } from "./stages.ts";

/** The longest text that JSON.parse can be given. */
const MOST_TEXT_BYTES = 512 * 1024 ** 2 - 24;

/** Plans of more resources are measured once. */
const MANY = 50_000;

/** Makes a plan of `size` resources in a folder and measures the built program on it. */
export async function figuresOf(folder: string, size: number): Promise<PlanFigures> {
  const plan = await madePlan(folder, size);
  const parse = `JSON.parse(require("node:fs").readFileSync(${JSON.stringify(plan)}, "utf8"))`;
  const isText = statSync(join(folder, plan)).size <= MOST_TEXT_BYTES;
  const checks = [];
  const parses = [];
  // A file that is not in memory yet is read at the speed of the disk, which would be taken for that of JSON.parse.
  await (isText ? measure(["-e", parse], folder) : null);
  for (let i = 0; i < (size > MANY ? 1 : 3); i++) {
    parses.push(...(isText ? [await measure(["-e", parse], folder)] : []));
    checks.push(await measure(checkOf(plan), folder));
  }
  const ended = checks.find(({ status }) => status !== 0 && status !== 1);
  if (ended !== undefined) {
    throw new Error(`check of ${plan} ended with status ${ended.status}`);
  }
  return {
    size,
    plan: join(folder, plan),
    parseSeconds: median(parses.map((run) => run.seconds)),
    seconds: median(checks.map((run) => run.seconds)),
    peakBytes: Math.max(...checks.map((run) => run.peakBytes)),
    stages: await stagesOf(folder, plan),
  };
}
