import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "js-yaml";
import * as z from "zod/mini";
import { parsedOrThrow } from "../../own-policies/parsed-or-throw.ts";

/** Two variants of one estate, of which the authors call one better. */
export interface Pair {
  name: string;
  /** What the better one is called: `ha`, `multi-az`, `multi-region`, `dr`, `backup`. */
  label: string;
  /** Paths below the corpus, judged together. */
  plain: string[];
  better: string[];
}

const paths = z.array(z.string()).check(z.minLength(1));
const pairSchema = z.strictObject({ name: z.string(), label: z.string(), plain: paths, better: paths });
const classifiedSchema = z.strictObject({
  /** A path below the corpus. */
  estate: z.string(),
  /** Names of architectures, of which some cluster or service of the estate has one. */
  class: z.optional(z.array(z.string())),
  /** Names of ways to recover from the loss of a region, likewise. */
  dr: z.optional(z.array(z.string())),
});
/** What an estate is, as it is called. */
export type Classified = z.infer<typeof classifiedSchema>;
const keptSchema = z.strictObject({
  pairs: z.array(pairSchema),
  classified: z.array(classifiedSchema),
  reasons: z.array(z.strictObject({ of: z.string(), why: z.string().check(z.minLength(20)) })),
});
const corpusSchema = z.array(z.object({ name: z.string(), label: z.string(), non_ha: paths, ha: paths }));

/** What is expected: of pairs, of single estates, and why some of it does not hold, by the name of the pair or the path of the estate. */
export interface Expectations {
  pairs: Pair[];
  classified: Classified[];
  reasons: Map<string, string>;
}

/** What proof/pairs.yml and the corpus itself expect. */
export async function readExpectations(root: string, corpus: string): Promise<Expectations> {
  const path = "proof/pairs.yml";
  const kept = parsedOrThrow(keptSchema, load(await readFile(join(root, path), "utf8")), path);
  const inCorpus = join(corpus, "manifests/pairs.json");
  const manifests = parsedOrThrow(corpusSchema, JSON.parse(await readFile(inCorpus, "utf8")), "pairs.json");
  const pairs = manifests.map(({ name, label, non_ha, ha }) => ({ name, label, plain: non_ha, better: ha }));
  pairs.push(...kept.pairs);
  const { classified, reasons } = kept;
  const names = new Set([...pairs.map(({ name }) => name), ...classified.map(({ estate }) => estate)]);
  const unknown = reasons.find(({ of }) => !names.has(of));
  if (unknown !== undefined) {
    throw new Error(`${path}: there is no pair and no classified estate ${unknown.of}`);
  }
  return { pairs, classified, reasons: new Map(reasons.map(({ of, why }) => [of, why])) };
}
