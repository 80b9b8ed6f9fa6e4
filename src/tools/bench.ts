// Makes plans from a seed, runs the built program on them, and prints seconds and memory beside those of JSON.parse: npm run bench [SIZE...]
import { join } from "node:path";
import {
  benchLines,
  manifestLines,
  type PlanFigures,
  type RealFigures,
  realLines,
  startLine,
} from "./bench/figures.ts";
import { benchFolder, madeManifests } from "./bench/made-files.ts";
import { median, seconds } from "./bench/measure.ts";
import { figuresOf } from "./bench/plan-figures.ts";
import { realFigures } from "./bench/real-figures.ts";
import { simulationLines } from "./bench/simulation-cost.ts";
import { stagesOf } from "./bench/stages.ts";
import { surfaceLines } from "./bench/surfaces.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** Workloads of the made manifests. */
const WORKLOADS = 4_000;
/** Objects of the real ones, the goal's first. */
const OBJECTS = [5_000, 20_000];
/** Findings of the report that every surface shows. */
const FINDINGS = 20_000;
/** A plan of some 170,000 resources and more is one that no JavaScript string holds: npm run bench -- 180000. */
const SIZES = [1_000, 10_000, 100_000];
const PROGRAM = join(REPOSITORY, "dist/cli.js");
/** Starts of each program for the start ratio, in turn. */
const STARTS = 15;

await runTool(async (named) => {
  const sizes = named.length === 0 ? SIZES : named.map(Number);
  const folder = await benchFolder();
  process.stdout.write(startLine(await start(folder)));
  const figures: PlanFigures[] = [];
  for (const size of sizes) {
    figures.push(await figuresOf(folder, size));
  }
  process.stdout.write(benchLines(figures));
  const manifests = await madeManifests(folder, WORKLOADS);
  process.stdout.write(manifestLines(WORKLOADS, await stagesOf(folder, manifests)));
  const real: RealFigures[] = [];
  for (const objects of OBJECTS) {
    real.push(await realFigures(folder, objects));
  }
  process.stdout.write(realLines(real));
  process.stdout.write(await surfaceLines(FINDINGS));
  process.stdout.write(await simulationLines());
  return 0;
});

async function start(folder: string): Promise<number> {
  const own: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    bare.push(await seconds(["-e", "0"], folder));
    own.push(await seconds([PROGRAM, "--version"], folder));
  }
  return median(own) / median(bare);
}
