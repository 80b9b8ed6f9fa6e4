import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";

const JUDGED = ["plan", "live", "source"] as const;

const checkSchema = z.strictObject({
  /** As the tool itself writes it: what a rule's `equivalents` names. */
  id: z.string().check(z.minLength(1)),
  /** Other names of the same check. */
  also: z._default(z.array(z.string()), []),
  /** Terraform types and kinds of objects that hold what it looks at; `Pod` is any pod template. Empty where no plan and no manifest shows it. */
  on: z.array(z.string()),
  concept: z.string(),
  /** What it serves: high availability, disaster recovery, or neither. */
  for: z.enum(["ha", "dr", "neither"]),
  /** Why it serves neither. */
  because: z.optional(z.string().check(z.minLength(1))),
  /** Where the tool finds it, where that is not where the tool finds most. */
  judged: z.optional(z.enum(JUDGED)),
  /** What holds where it passes, in our own words. */
  checks: z.string().check(z.minLength(1)),
  /** The parameter with which the rule that claims it asks for it, where it does not by default: `name = value`. */
  parameter: z.optional(z.string().check(z.minLength(1))),
  /** Why no rule claims it, where that is meant to stay so. */
  unclaimed: z.optional(z.string().check(z.minLength(1))),
});

const fileSchema = z.strictObject({
  tool: z.string(),
  /** `plan`: plans, configurations and manifests; `live`: running systems; `source`: what Terraform's sources say and plans do not hold. */
  judges: z.enum(JUDGED),
  checks: z.array(checkSchema),
});

/** A check of another tool. */
export type NeighbourCheck = z.infer<typeof checkSchema> & { judged: (typeof JUDGED)[number] };

/** Another tool and its checks for high availability, disaster recovery, and what is often counted as that. */
export interface Neighbour {
  tool: string;
  checks: NeighbourCheck[];
}

const FOLDER = "proof/neighbours";

/** The neighbours of a project, by tool; none where the project keeps none. */
export async function readNeighbours(root: string): Promise<Neighbour[]> {
  if (!existsSync(join(root, FOLDER))) {
    return [];
  }
  const names = (await readdir(join(root, FOLDER))).filter((name) => name.endsWith(".yml")).sort();
  const neighbours = await Promise.all(names.map((name) => readNeighbour(root, `${FOLDER}/${name}`)));
  const problems = neighbours.flatMap(({ checks }) => checks).flatMap(incomplete);
  const twice = repeated(neighbours.flatMap(({ checks }) => checks.flatMap(({ id, also }) => [id, ...also])));
  problems.push(...twice.map((id) => `${FOLDER}: ${id} is listed twice`));
  if (problems.length > 0) {
    throw new Error(problems.join("\n"));
  }
  return neighbours.sort((a, b) => (a.tool < b.tool ? -1 : 1));
}

async function readNeighbour(root: string, path: string): Promise<Neighbour> {
  const written = load(await readFile(join(root, path), "utf8"));
  const { tool, judges, checks } = parsedOrThrow(fileSchema, written, path);
  return { tool, checks: checks.map((check) => ({ ...check, judged: check.judged ?? judges })) };
}

function incomplete({ id, for: serves, because }: NeighbourCheck): string[] {
  return (serves === "neither") === (because !== undefined)
    ? []
    : [`${FOLDER}: ${id}: "because" says why a check serves neither, and stands nowhere else`];
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, i) => ids.indexOf(id) !== i);
}
