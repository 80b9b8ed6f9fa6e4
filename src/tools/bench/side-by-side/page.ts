import { basename } from "node:path";
import { table } from "../../pages/markdown.ts";
import { REPOSITORY } from "../../tool.ts";
import { type Circumstances, measuredOn } from "../circumstances.ts";
import type { PlanFigures } from "../figures.ts";
import { OWN } from "./contests.ts";
import type { SpeedGoal } from "./goals.ts";
import type { Program } from "./programs.ts";
import type { Result } from "./race.ts";

/** docs/benchmarks.md. */
export function benchmarksPage(
  results: readonly Result[],
  goals: readonly SpeedGoal[],
  curve: readonly (PlanFigures & { bytes: number })[],
  programs: ReadonlyMap<string, Program>,
  around: Circumstances,
): string {
  const sections = [
    "# Speed beside others",
    "This page is written by `npm run bench:side-by-side`, all of it in one run. Programs do not do the same: the tables say what each was asked. Each figure is the middle of several runs of the whole process, in turn with the others; what takes more than a minute runs once.",
    measuredOn(around),
    table(
      ["Program", "Version", "Installed by"],
      [...programs.values()].map(({ name, version, installed }) => [name, version, `\`${installed}\``]),
    ),
    ...results.flatMap(resultSections),
    "## From 1,000 to 100,000 resources",
    table(
      [
        "Resources",
        "Plan",
        "Read and JSON.parse",
        "The whole check",
        "Times",
        "Peak memory",
        "Times the file",
      ],
      curve.map(curveRow),
    ),
    "## Goals",
    table(["", "Measured", "At most", ""], goals.map(goalRow)),
  ];
  return `${sections.join("\n\n")}\n`;
}

function resultSections({ contest, timed }: Result): string[] {
  const own = timed.find(({ entrant }) => entrant.who === OWN);
  const rows = timed.map(({ entrant: { who, asked }, seconds, processorSeconds }) => [
    who,
    asked,
    `${seconds.toFixed(2)} s`,
    `${processorSeconds.toFixed(2)} s`,
    who === OWN ? "" : ((own?.seconds ?? Number.NaN) / seconds).toFixed(2),
    who === OWN ? "" : ((own?.processorSeconds ?? Number.NaN) / processorSeconds).toFixed(2),
  ]);
  const commands = timed.map(
    ({ entrant: { program, args } }) => `    ${[basename(program), ...args].map(shown).join(" ")}`,
  );
  return [
    `## ${contest.name[0]?.toUpperCase()}${contest.name.slice(1)}`,
    table(["", "Asked", "Seconds", "Of processors", "Ours is so many times this", "Of processors"], rows),
    commands.join("\n"),
  ];
}

function shown(argument: string): string {
  const short = argument.replaceAll(`${REPOSITORY}/`, "").replaceAll(REPOSITORY, "");
  return /^[\w./=:@,*-]+$/.test(short) ? short : `'${short}'`;
}

function curveRow({
  size,
  bytes,
  parseSeconds,
  seconds,
  peakBytes,
}: PlanFigures & { bytes: number }): string[] {
  return [
    size.toLocaleString("en"),
    `${(bytes / 1024 ** 2).toFixed(1)} MiB`,
    `${parseSeconds.toFixed(2)} s`,
    `${seconds.toFixed(2)} s`,
    (seconds / parseSeconds).toFixed(1),
    `${(peakBytes / 1024 ** 2).toFixed(0)} MiB`,
    (peakBytes / bytes).toFixed(1),
  ];
}

function goalRow({ what, is, most, unit, floor }: SpeedGoal): string[] {
  const outOfReach =
    floor !== undefined && floor > most
      ? `, out of reach on Node: reading and parsing alone is ${floor.toFixed(2)} ${unit}`
      : "";
  return [
    what,
    `${is.toFixed(2)} ${unit}`,
    `${most} ${unit}`,
    is <= most ? "met" : `**not met**${outOfReach}`,
  ];
}
