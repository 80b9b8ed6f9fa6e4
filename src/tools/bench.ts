// Makes plans from a seed, runs the built program on them, and prints seconds and memory beside those of JSON.parse: npm run bench [SIZE...]
import { join } from "node:path";
import { benchLines, manifestLines, type PlanFigures, startLine } from "./bench/figures.ts";
import { benchFolder, madeManifests, madePlan } from "./bench/made-files.ts";
import { measure, median, seconds } from "./bench/measure.ts";
import { stagesOf } from "./bench/stages.ts";
import { REPOSITORY, runTool } from "./tool.ts";

/** Workloads of the made manifests. */
const WORKLOADS = 4_000;
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

async function figuresOf(folder: string, size: number): Promise<PlanFigures> {
  const plan = await madePlan(folder, size);
  const parse = `JSON.parse(require("node:fs").readFileSync(${JSON.stringify(plan)}, "utf8"))`;
  const check = [
    PROGRAM,
    "check",
    plan,
    "--config",
    "resilience.yml",
    "--now",
    "2026-01-01T00:00:00Z",
    "--format",
    "json=report.json",
  ];
  const checks = [];
  const parses = [];
  for (let i = 0; i < (size > 20_000 ? 1 : 3); i++) {
    parses.push(await measure(["-e", parse], folder));
    checks.push(await measure(check, folder));
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
