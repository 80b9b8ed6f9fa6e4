import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { load } from "js-yaml";
import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";

const goalSchema = z.strictObject({
  at_least: z.optional(z.number()),
  at_most: z.optional(z.number()),
  unit: z.string(),
  /** True: the command fails where the goal is not reached. */
  gate: z.boolean(),
});

/** A figure that a command measured, held against its goal. */
const measuredSchema = z.object({
  name: z.string(),
  is: z.number(),
  /** `at least 97`. */
  asked: z.string(),
  unit: z.string(),
  reached: z.boolean(),
  /** True: the command fails where it is not reached. */
  gate: z.boolean(),
});
export type Measured = z.infer<typeof measuredSchema>;

/** Goals by name, from proof/goals.yml. */
export type Goals = Record<string, z.infer<typeof goalSchema>>;

/** Reads the goals of a project. */
export async function readGoals(root: string): Promise<Goals> {
  const path = "proof/goals.yml";
  const written = load(await readFile(join(root, path), "utf8"));
  return parsedOrThrow(z.record(z.string(), goalSchema), written, path);
}

/** Holds figures against the goals of the same names. */
export function measured(goals: Goals, figures: Record<string, number>): Measured[] {
  return Object.entries(figures).map(([name, is]) => {
    const goal = goals[name];
    if (goal === undefined) {
      throw new Error(`proof/goals.yml has no goal ${name}`);
    }
    const { at_least: least = Number.NEGATIVE_INFINITY, at_most: most = Number.POSITIVE_INFINITY } = goal;
    const asked = goal.at_least === undefined ? `at most ${goal.at_most}` : `at least ${goal.at_least}`;
    return { name, is, asked, unit: goal.unit, reached: is >= least && is <= most, gate: goal.gate };
  });
}

/** One line a figure: what it is, what was asked, and whether that is reached; with more digits where it is not, so that it never looks as if. */
export function goalLines(figures: readonly Measured[]): string {
  const lines = figures.map(({ name, is, asked, unit, reached, gate }) => {
    const verdict = reached ? "reached" : gate ? "FAILED" : "not reached yet";
    return `goal ${name}: ${Number(is.toFixed(reached ? 2 : 3))} ${unit} (${asked}): ${verdict}\n`;
  });
  return lines.join("");
}

/** The exit status of a command that measured these: 1 where a gate is not passed. */
export function goalStatus(figures: readonly Measured[]): number {
  return figures.some(({ reached, gate }) => gate && !reached) ? 1 : 0;
}

/** Keeps what a command measured for the table of `npm run prove`. */
export async function keepMeasured(root: string, command: string, figures: Measured[]): Promise<void> {
  const path = keptPath(root, command);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(figures, null, 1)}\n`);
}

/** What a command measured when it last ran; nothing where it never did. */
export async function keptMeasured(root: string, command: string): Promise<Measured[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(keptPath(root, command), "utf8"));
    return parsedOrThrow(z.array(measuredSchema), kept, command);
  } catch {
    return [];
  }
}

/** Forgets what a command measured. */
export async function forgetMeasured(root: string, command: string): Promise<void> {
  await rm(keptPath(root, command), { force: true });
}

function keptPath(root: string, command: string): string {
  return join(root, ".cache/proof", `${command}.json`);
}
