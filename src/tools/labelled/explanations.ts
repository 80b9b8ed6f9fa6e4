import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";
import type { Agreement, Compared } from "./agreement.ts";

const explanationSchema = z.strictObject({
  /** Ids of the cases that it explains. */
  cases: z.array(z.string()).check(z.minLength(1)),
  /** Who is right for a user: this project (`us`), the authors of the case (`them`), or neither can be said to be wrong (`arguable`). */
  right: z.enum(["us", "them", "arguable"]),
  why: z.string().check(z.minLength(20)),
});
export type Explanation = z.infer<typeof explanationSchema>;

const PATH = "proof/disagreements.yml";

/** Who is right where we disagree with the authors of a case, by case id; kept by hand. */
export async function readExplanations(root: string): Promise<Map<string, Explanation>> {
  const written = load(await readFile(join(root, PATH), "utf8")) ?? [];
  const byCase = new Map<string, Explanation>();
  for (const explanation of parsedOrThrow(z.array(explanationSchema), written, PATH)) {
    for (const id of explanation.cases) {
      if (byCase.has(id)) {
        throw new Error(`${PATH}: ${id} is explained twice`);
      }
      byCase.set(id, explanation);
    }
  }
  return byCase;
}

/** Disagreements that nobody has looked at. */
export function unexplained(
  { compared }: Agreement,
  explanations: ReadonlyMap<string, Explanation>,
): Compared[] {
  return compared.filter(({ agrees, labelled }) => !agrees && !explanations.has(labelled.id));
}

/** What has to go from the file: explanations of what is no disagreement any more, and of cases that are not there. */
export function staleExplanations(
  { compared }: Agreement,
  explanations: ReadonlyMap<string, Explanation>,
): string[] {
  const disagreeing = new Set(compared.filter(({ agrees }) => !agrees).map(({ labelled }) => labelled.id));
  return [...explanations.keys()]
    .filter((id) => !disagreeing.has(id))
    .map((id) => `${PATH}: ${id} is no disagreement any more: take it out`);
}
