import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Sample } from "./draw.ts";
import { readReport, type StrykerReport } from "./report.ts";

/** Where all that a run leaves is kept. */
const KEPT = ".cache";

/** What to change, and how much of it. */
export interface Asked {
  /** Files or globs; all that the configuration names where there are none. */
  files: readonly string[];
  /** Null is all of them. */
  sample: Sample | null;
}

/** Runs Stryker, and gives what it found. Without a sample, what an earlier run tried and nobody changed since is not tried again. */
export async function runStryker(root: string, { files, sample }: Asked): Promise<StrykerReport> {
  const config = JSON.parse(await readFile(join(root, "stryker.config.json"), "utf8"));
  const asked = {
    ...config,
    ...(files.length === 0 ? {} : { mutate: files }),
    ...(sample === null
      ? { incremental: true }
      : { checkers: ["sample"], plugins: [...config.plugins, await samplePlugin(root)], sample }),
  };
  await mkdir(join(root, KEPT), { recursive: true });
  const written = join(root, KEPT, "stryker.config.json");
  await writeFile(written, JSON.stringify(asked, null, 1));
  const status = await start(root, ["run", written]);
  if (status !== 0) {
    throw new Error(`Stryker ended with ${status}: what it wrote above says why`);
  }
  return readReport(await readFile(join(root, config.jsonReporter.fileName), "utf8"));
}

/** Stryker loads plugins in processes that read no TypeScript. */
async function samplePlugin(root: string): Promise<string> {
  const outfile = join(root, KEPT, "stryker-sample.mjs");
  const entryPoints = [join(root, "src/tools/mutate-program/sample-checker.ts")];
  await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", logLevel: "silent" });
  return outfile;
}

function start(root: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, "node_modules/.bin/stryker"), args, { cwd: root, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
}
