import { availableParallelism, loadavg, totalmem } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import packageJson from "../../../package.json" with { type: "json" };
import { codeBlock } from "../pages/markdown.ts";

/** What a page says of the machine and of when. */
export interface Circumstances {
  /** ISO 8601, the day alone. */
  date: string;
  /** Of this program. */
  version: string;
  cores: number;
  memoryGiB: number;
  node: string;
  /** The load average of a minute before the first run: what is measured makes one itself. */
  load: number;
}

/** This machine, now. */
export function circumstances(): Circumstances {
  return {
    date: new Date().toISOString().slice(0, 10),
    version: packageJson.version,
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.versions.node,
    load: loadavg()[0] ?? 0,
  };
}

/** Longest that is waited for what ran before to be forgotten by the load average. */
const SETTLES_MS = 240_000;

/** This machine, once the load that earlier commands made is no longer in its average, or it is plain that others make it. */
export async function quietCircumstances(): Promise<Circumstances> {
  const until = performance.now() + SETTLES_MS;
  let around = circumstances();
  while (worthless(around) && performance.now() < until) {
    await pause(5_000);
    around = circumstances();
  }
  return around;
}

/** Is the machine so busy that its seconds mean little? */
export function worthless({ load, cores }: Pick<Circumstances, "load" | "cores">): boolean {
  return load > cores / 2;
}

/** When and on what it was measured, as a sentence or two in Markdown. */
export function measuredOn(around: Circumstances): string {
  const { date, version, cores, memoryGiB, node, load } = around;
  const busy = worthless(around) ? " **Others used the machine: ratios say something, seconds do not.**" : "";
  return `Measured on ${date}, of version ${version}, on a machine of ${cores} cores and ${memoryGiB} GiB with Node ${node}; the load average before was ${load.toFixed(1)}.${busy}`;
}

/** What `npm run bench` printed, for docs/speed.md. */
export function speedFigures(printed: string, around: Circumstances): string {
  return `${measuredOn(around)}\n\n${codeBlock("", printed)}`;
}

/** A page with other figures between `<!-- NAME -->` and `<!-- /NAME -->`. Throws where it has no such place. */
export function withFigures(page: string, name: string, figures: string): string {
  const begin = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`the page has no place for figures: ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n${figures}\n${page.slice(to)}`;
}
