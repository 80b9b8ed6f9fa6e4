import { statSync } from "node:fs";
import type { Stages } from "./stages.ts";

/** What was measured on one plan. */
export interface PlanFigures {
  /** Resources. */
  size: number;
  /** Its file. */
  plan: string;
  /** JSON.parse of the same file, as a process of its own; NaN where no string holds it. */
  parseSeconds: number;
  /** The whole check. */
  seconds: number;
  peakBytes: number;
  stages: Stages;
}

/** What was measured on one file of real manifests. */
export interface RealFigures {
  objects: number;
  /** Where they come from. */
  set: string;
  /** js-yaml on the same file, as a process of its own. */
  parseSeconds: number;
  /** The whole check. */
  seconds: number;
  peakBytes: number;
  stages: Stages;
}

/** The goals: the most that each may be. */
export const GOALS = {
  start: 1.5,
  parse: 4,
  growth: 12,
  surface: 2,
  simulation: 3,
  opa: 10,
  peakBytes: 4 * 1024 ** 3,
};

/** Says how a number stands to its goal. */
export function against(value: number, most: number, shown: string): string {
  return `${shown} (goal ${most}: ${value <= most ? "met" : "NOT MET"})`;
}

/** How long the program takes to start, against Node doing nothing. */
export function startLine(ratio: number): string {
  return `start: ${against(ratio, GOALS.start, `--version takes ${ratio.toFixed(2)} times node -e 0`)}\n`;
}

/** The figures of every plan, and how they grow from one to the next. */
export function benchLines(figures: readonly PlanFigures[]): string {
  const lines = figures.flatMap((one, i) => [...planLines(one), ...growth(one, figures[i - 1])]);
  return `${lines.join("\n")}\n`;
}

/** What the stages took of manifests. */
export function manifestLines(workloads: number, stages: Stages): string {
  return `${[`manifests of ${workloads} workloads, ${workloads * 4} objects:`, ...stageLines(stages)].join("\n")}\n`;
}

/** The figures of real manifests: the first against its goal, the others by how they grow from it. */
export function realLines(figures: readonly RealFigures[]): string {
  const lines = figures.flatMap(({ objects, set, parseSeconds, seconds, peakBytes, stages }, i) => {
    const first = i === 0 ? null : figures[0];
    const most = 2 * parseSeconds + 1;
    const goal = `${seconds.toFixed(2)} s beside ${parseSeconds.toFixed(2)} s of js-yaml alone`;
    const times = first == null ? 0 : seconds / first.seconds;
    return [
      `manifests of ${objects} objects, made of ${set}:`,
      `  ${first === null ? against(seconds, Number(most.toFixed(2)), goal) : goal}`,
      ...(first == null
        ? []
        : [
            `  ${times.toFixed(1)} times the time of ${first.objects}, ${objects / first.objects} times the objects`,
          ]),
      `  peak ${megabytes(peakBytes)}`,
      ...stageLines(stages),
    ];
  });
  return `${lines.join("\n")}\n`;
}

function planLines({ size, plan, parseSeconds, seconds, peakBytes, stages }: PlanFigures): string[] {
  return [
    `${size} resources, ${megabytes(statSync(plan).size)}:`,
    `  ${seconds.toFixed(2)} s, ${Number.isNaN(parseSeconds) ? "too large for JSON.parse" : besideParse(size, seconds, parseSeconds)}`,
    `  peak ${megabytes(peakBytes)}${peakBytes <= GOALS.peakBytes ? "" : ", NOT under 4 GiB"}`,
    ...stageLines(stages),
  ];
}

function besideParse(size: number, seconds: number, parseSeconds: number): string {
  const ratio = seconds / parseSeconds;
  const shown = `${ratio.toFixed(2)} times JSON.parse (${parseSeconds.toFixed(2)} s)`;
  return size === 10_000 ? against(ratio, GOALS.parse, shown) : shown;
}

function stageLines({ documentBytes, grownBytes, milliseconds }: Stages): string[] {
  return [
    `  stages: ${Object.entries(milliseconds)
      .map(([stage, took]) => `${stage} ${took} ms`)
      .join(", ")}`,
    `  documents of ${megabytes(documentBytes)}; the policies' memory ${grownBytes > 0 ? `GREW by ${megabytes(grownBytes)}: src/evaluate/memory.ts gives too little` : "did not grow"}`,
  ];
}

function growth(one: PlanFigures, before: PlanFigures | undefined): string[] {
  if (before === undefined) {
    return [];
  }
  const ratio = one.seconds / before.seconds;
  const shown = `${ratio.toFixed(1)} times the time of ${before.size}`;
  return [
    `  ${one.size === before.size * 10 && one.size >= 100_000 ? against(ratio, GOALS.growth, shown) : shown}`,
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
