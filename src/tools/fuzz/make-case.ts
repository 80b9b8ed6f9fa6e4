import { dump } from "js-yaml";
import type { ResilienceFile } from "../../model/resilience-file.ts";
import type { RenderedFrom } from "../../sources/render/rendered-from.ts";
import { Random } from "../random.ts";
import type { Bases } from "./bases.ts";
import { mutateManifests } from "./mutate-manifests.ts";
import { freeze, mutatePlan, textOf } from "./mutate-plan.ts";
import { mutateText } from "./mutate-text.ts";
import { kustomizationFile, renderedFrom } from "./rendered.ts";

/** One run to be tried: files and settings, all from one number. */
export interface FuzzCase {
  seed: number;
  files: FuzzFile[];
  settings: ResilienceFile;
  /** True where no plan of it changes anything. */
  frozen: boolean;
}

/** A file, and how many resources it must at least account for: in sight, or with a problem told. */
export interface FuzzFile {
  name: string;
  text: string;
  atLeast: number;
  /** True where a search would come upon it: it may be passed over. */
  found?: true;
  /** What it was rendered from; absent for a file that is there as it is. */
  rendered?: RenderedFrom;
}

export type FuzzKind = "plans" | "manifests";

const SETTINGS: readonly ResilienceFile[] = [
  { version: 1 },
  { version: 1, objectives: { tolerate: "data-centre", rto: "4h", rpo: "24h" } },
  {
    version: 1,
    objectives: { tolerate: "region", rto: "1m", rpo: "0s" },
    assumed_cluster: { nodes: 1, data_centres: 1 },
  },
  {
    version: 1,
    objectives: { tolerate: "node" },
    services: [
      { name: "all", match: ["*"] },
      { name: "some", match: ["*a*", "namespace:*"], objectives: { tolerate: "data-centre" } },
    ],
    clusters: [
      {
        name: "one",
        kind: "kurl",
        primaries: ["*instance*"],
        secondaries: ["*instance*"],
        manifests: ["**"],
      },
      { name: "two", kind: "kubernetes", primaries: ["*a*"], manifests: ["*.yaml"] },
    ],
    declared: { locations: { "*": "eu-west-1a", "subnet-*": "eu-west-1b" } },
  },
];

/** Makes the case of a seed: always the same from the same bases. */
export function makeCase(kind: FuzzKind, seed: number, bases: Bases): FuzzCase {
  const random = new Random(seed);
  const frozen = random.below(6) === 0;
  const plan = (name: string): FuzzFile => orDeep(() => planFile(name, random, bases, frozen), name);
  const manifests = (name: string): FuzzFile => orDeep(() => manifestFile(name, random, bases), name);
  const first = kind === "plans" ? plan("a.json") : manifests("a.yaml");
  const files = [first];
  if (random.below(4) === 0) {
    files.push({ ...first, name: `b${first.name.slice(1)}` });
  }
  if (random.below(3) === 0) {
    files.push(kind === "plans" ? manifests("c.yaml") : plan("c.json"));
  }
  if (kind === "manifests" && random.below(4) === 0) {
    const { text } = random.of(bases.manifests);
    files[0] = { ...first, rendered: renderedFrom(mutateText(text, random), random) };
  }
  if (kind === "manifests" && random.below(6) === 0) {
    files.push(kustomizationFile(files, random));
  }
  return { seed, files, settings: random.of(SETTINGS), frozen };
}

function times(random: Random): number {
  return 1 + random.below(random.of([1, 2, 6]));
}

/** A file of nothing but nesting, in place of one that mutations nested too deeply for the engine to copy. */
function orDeep(make: () => FuzzFile, name: string): FuzzFile {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) {
      return { name, text: `${'{"apiVersion":'.repeat(20_000)}`, atLeast: 0 };
    }
    throw error;
  }
}

function planFile(name: string, random: Random, { plans }: Bases, frozen: boolean): FuzzFile {
  const plan = structuredClone(random.of(plans));
  if (!frozen && random.below(10) === 0) {
    return { name, text: mutateText(JSON.stringify(plan, null, 1), random), atLeast: 0 };
  }
  for (let left = times(random); left > 0; left--) {
    mutatePlan(plan, random);
  }
  if (frozen) {
    freeze(plan);
    return { name, text: textOf(plan) ?? "[]", atLeast: changesIn(plan) };
  }
  const text = textOf(plan) ?? "[]";
  return random.below(20) === 0
    ? { name, text: mutateText(text, random), atLeast: 0 }
    : { name, text, atLeast: changesIn(plan) };
}

/** Entries of `resource_changes` that stand for something: not those of objects that are already replaced, nor of nothing at all. */
function changesIn(plan: Record<string, unknown>): number {
  const changes = plan["resource_changes"];
  return Array.isArray(changes) ? changes.filter((entry) => !isNothing(entry)).length : 0;
}

function isNothing(entry: unknown): boolean {
  if (typeof entry !== "object" || entry === null) {
    return false;
  }
  const { deposed, change } = entry as {
    deposed?: unknown;
    change?: { before?: unknown; after?: unknown } | null;
  };
  return Boolean(deposed) || (typeof change === "object" && !change?.before && !change?.after);
}

function manifestFile(name: string, random: Random, { manifests }: Bases): FuzzFile {
  const base = random.of(manifests);
  if (random.below(3) === 0) {
    let { text } = base;
    for (let left = times(random); left > 0; left--) {
      text = mutateText(text, random);
    }
    return { name, text, atLeast: 0 };
  }
  const objects = structuredClone(base.objects);
  for (let left = times(random); left > 0; left--) {
    mutateManifests(objects, random);
  }
  const texts = objects.map((object) =>
    random.below(2) === 0 ? yamlOf(object) : (textOf(object) ?? "null\n"),
  );
  return { name, text: texts.join("\n---\n"), atLeast: objects.length };
}

function yamlOf(object: unknown): string {
  try {
    return dump(object);
  } catch {
    // Too deep, or something that YAML has no words for.
    return textOf(object) ?? "null\n";
  }
}
