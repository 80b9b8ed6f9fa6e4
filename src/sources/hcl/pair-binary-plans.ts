import type { NormalisedInput, SourceArchive } from "../../model/input.ts";
import { isSamePlan } from "./same-plan.ts";

/** A binary plan that was read. */
export interface BinaryPlan {
  name: string;
  path: string;
  /** Null where its sources could not be read. */
  archive: SourceArchive | null;
  /** What becomes of it where no JSON was written of it. */
  alone(): { input: NormalisedInput } | { passedOver: string };
}

/** What becomes of a file in the end. */
export type Paired = { input: NormalisedInput } | { path: string; passedOver: string };

/**
 * Brings each binary plan together with the JSON of the same plan, where that is an input too: then the JSON is judged, and the binary plan gives
 * the sources. One JSON stands for one binary plan at most, so that no plan goes unjudged. What `terraform show` wrote of a binary plan that
 * stands alone gets its sources as well.
 */
export function pairBinaryPlans(read: readonly (NormalisedInput | BinaryPlan)[]): Paired[] {
  const inputs = read.filter((one) => "kind" in one);
  const archives = new Map<NormalisedInput, SourceArchive>();
  const jsonOf = new Map<BinaryPlan, NormalisedInput>();
  for (const one of read) {
    if (!("kind" in one) && one.archive !== null) {
      const binary = { path: one.path, archive: one.archive };
      const json = inputs.find((input) => !archives.has(input) && isSamePlan(input, binary));
      if (json !== undefined) {
        archives.set(json, one.archive);
        jsonOf.set(one, json);
      }
    }
  }
  return read.map((one): Paired => {
    if ("kind" in one) {
      return { input: withArchive(one, archives.get(one) ?? null) };
    }
    const json = jsonOf.get(one);
    return json === undefined ? standingAlone(one) : { input: standingBeside(one, json) };
  });
}

function standingAlone(binary: BinaryPlan): Paired {
  const outcome = binary.alone();
  return "input" in outcome
    ? { input: withArchive(outcome.input, binary.archive) }
    : { path: binary.path, passedOver: outcome.passedOver };
}

function withArchive(input: NormalisedInput, archive: SourceArchive | null): NormalisedInput {
  const { sources } = input;
  return sources === undefined || archive === null ? input : { ...input, sources: { ...sources, archive } };
}

function standingBeside({ name, path }: BinaryPlan, json: NormalisedInput): NormalisedInput {
  const reason = `the same plan is judged as ${json.path}; this file gives its findings their lines`;
  return {
    name,
    path,
    kind: "unrecognised",
    resources: 0,
    not_judged: [{ what: path, reason, count: 1 }],
    problems: [],
    after: [],
    before: null,
    places: {},
  };
}
