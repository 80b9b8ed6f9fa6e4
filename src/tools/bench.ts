// Makes plans from a seed, runs the built program on them, and prints seconds and memory beside those of JSON.parse: npm run bench [SIZE...]
// Of the usual sizes it writes what it printed into docs/speed.md, but not on a machine that others use; `anyway` does, and says so.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Circumstances,
  quietCircumstances,
  speedFigures,
  withFigures,
  worthless,
} from "./bench/circumstances.ts";
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
/** The page that has the figures. */
const SPEED = "docs/speed.md";
const PROGRAM = join(REPOSITORY, "dist/cli.js");
/** Starts of each program for the start ratio, in turn. */
const STARTS = 15;

await runTool(async (args) => {
  const named = args.filter((arg) => arg !== "anyway").map(Number);
  const sizes = named.length === 0 ? SIZES : named;
  const folder = await benchFolder();
  const printed: string[] = [];
  const tell = (text: string): void => {
    printed.push(text);
    process.stdout.write(text);
  };
  const around = await quietCircumstances();
  tell(startLine(await start(folder)));
  const figures: PlanFigures[] = [];
  for (const size of sizes) {
    figures.push(await figuresOf(folder, size));
  }
  tell(benchLines(figures));
  const manifests = await madeManifests(folder, WORKLOADS);
  tell(manifestLines(WORKLOADS, await stagesOf(folder, manifests)));
  const real: RealFigures[] = [];
  for (const objects of OBJECTS) {
    real.push(await realFigures(folder, objects));
  }
  tell(realLines(real));
  tell(await surfaceLines(FINDINGS));
  tell(await simulationLines());
  if (named.length === 0) await writeFigures(printed.join(""), around, args.includes("anyway"));
  return 0;
});

/** Writes what was printed into its page, but where others use the machine and nobody wants it `anyway`. */
async function writeFigures(printed: string, around: Circumstances, anyway: boolean): Promise<void> {
  if (worthless(around) && !anyway) {
    const load = around.load.toFixed(1);
    process.stdout.write(`${SPEED} was not written: the load average was ${load}, others use the machine\n`);
    return;
  }
  const path = join(REPOSITORY, SPEED);
  const page = withFigures(await readFile(path, "utf8"), "bench", speedFigures(printed, around));
  await writeFile(path, page);
  process.stdout.write(`written ${SPEED}\n`);
}

async function start(folder: string): Promise<number> {
  const own: number[] = [];
  const bare: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    bare.push(await seconds(["-e", "0"], folder));
    own.push(await seconds([PROGRAM, "--version"], folder));
  }
  return median(own) / median(bare);
}
