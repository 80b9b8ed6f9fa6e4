import { runCommand } from "../../run-command.ts";
import { median } from "../measure.ts";
import type { Contest, Entrant } from "./contests.ts";

/** What one entrant took. */
export interface Timed {
  entrant: Entrant;
  /** The middle of its runs, in seconds, from start to end of the process. */
  seconds: number;
  /** The middle of the time that it had of all cores, in seconds: what else the machine does changes it little. */
  processorSeconds: number;
}

/** A contest and what each took, in its order. */
export interface Result {
  contest: Contest;
  timed: Timed[];
}

/** Exit statuses that say that a program did its work, whatever it found. */
const DONE = new Set([0, 1]);

/** Runs every entrant of a contest in turn, so that what else the machine does falls on all alike. */
export async function race(contest: Contest, folder: string): Promise<Result> {
  const runs = contest.entrants.map((): Run[] => []);
  for (let run = 0; run < contest.runs; run += 1) {
    for (const [i, entrant] of contest.entrants.entries()) {
      if (!isSlow(runs[i])) {
        runs[i]?.push(await runOnce(entrant, folder));
      }
    }
  }
  const timed = contest.entrants.map((entrant, i) => ({
    entrant,
    seconds: median((runs[i] ?? []).map(({ seconds }) => seconds)),
    processorSeconds: median((runs[i] ?? []).map(({ processorSeconds }) => processorSeconds)),
  }));
  return { contest, timed };
}

/** What took longer than this once is not run again: noise is small beside it. */
const SLOW_S = 60;

function isSlow(runs: readonly Run[] | undefined): boolean {
  return runs?.some(({ seconds }) => seconds > SLOW_S) === true;
}

interface Run {
  seconds: number;
  processorSeconds: number;
}

/** A shell's own clock, since Node does not say what a child of its took; the program's own words go nowhere. */
const CLOCK = `TIMEFORMAT='%R %U %S'; time "$@" >/dev/null 2>&1`;

async function runOnce({ who, program, args }: Entrant, folder: string): Promise<Run> {
  const { status, stderr } = await runCommand("bash", ["-c", CLOCK, "clock", program, ...args], folder);
  if (status === null || !DONE.has(status)) {
    throw new Error(`${who} ended with status ${status}: ${program} ${args.join(" ")}`);
  }
  const [seconds = Number.NaN, user = Number.NaN, system = Number.NaN] = stderr.trim().split(" ").map(Number);
  return { seconds, processorSeconds: user + system };
}
