import { spawn } from "node:child_process";
import process from "node:process";

/** What one run of a program took. */
export interface Measured {
  seconds: number;
  /** Largest resident memory, in bytes. */
  peakBytes: number;
  /** Exit status; null where a signal ended it. */
  status: number | null;
}

/**
 * Says at the end of a program how much memory it had at most, on a pipe of its own. Linux keeps that of the program itself, apart from
 * what the process was before it became the program.
 */
const REPORT_PEAK = `data:text/javascript,${encodeURIComponent(
  `import fs from "node:fs";
process.on("exit", () => {
  let kilobytes = process.resourceUsage().maxRSS;
  try { kilobytes = Number(/VmHWM:\\s+(\\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]); } catch {}
  fs.writeSync(3, String(kilobytes));
});`,
)}`;

/** Runs Node with these arguments as a process of its own and waits for its end; what it writes is dropped. */
export function measure(args: readonly string[], folder: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, ["--import", REPORT_PEAK, ...args], {
      cwd: folder,
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    let told = "";
    child.stdio[3]?.on("data", (chunk: Buffer) => {
      told += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ seconds: (performance.now() - began) / 1000, peakBytes: Number(told) * 1024, status }),
    );
  });
}

/** Seconds that Node takes with these arguments and nothing else around it. */
export function seconds(args: readonly string[], folder: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
    child.on("error", reject);
    child.on("close", () => resolve((performance.now() - began) / 1000));
  });
}

/** The middle one; of none it is NaN. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
