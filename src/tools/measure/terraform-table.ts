import type { LocatedShare } from "./located-share.ts";
import { referenceShares } from "./reference-share.ts";
import { regionShare } from "./region-share.ts";
import { added, type Share, shareText } from "./share.ts";
import { terraformInputs } from "./terraform-inputs.ts";

/** What is read of the plans, states and binary plans of one folder. */
export interface Measures {
  files: number;
  plans: number;
  states: number;
  binaryPlans: number;
  resources: number;
  regions: Share;
  direct: Share;
  all: Share;
  /** Managed resources of plans whose sources are there: at their line, and near it. */
  lines: Share;
  near: Share;
  /** How often each reason keeps a region unknown, and each form of an expression unresolved. */
  why: Map<string, number>;
  unresolved: Map<string, number>;
}

/** Measures a folder; null where it is not there. */
export function measured(folder: string, located: readonly LocatedShare[]): Measures | null {
  const inputs = terraformInputs(folder);
  if (inputs === null) {
    return null;
  }
  const read = inputs.flatMap((one) => (one.kind === "binary-plan" ? [] : [one]));
  const regions = read.map(({ input }) => regionShare(input.after));
  const references = read.map(({ json, input }) => referenceShares(json, input));
  const withSources = located.filter(({ exact, near }) => exact + near > 0);
  const counted = (kind: string): number => inputs.filter((one) => one.kind === kind).length;
  return {
    files: inputs.length,
    plans: counted("plan"),
    states: counted("state"),
    binaryPlans: counted("binary-plan"),
    resources: read.reduce((sum, { input }) => sum + input.resources, 0),
    regions: added(regions),
    direct: added(references.map(({ direct }) => direct)),
    all: added(references.map(({ all }) => all)),
    lines: added(withSources.map(({ resources, exact }) => ({ of: resources, yes: exact }))),
    near: added(withSources.map(({ resources, near }) => ({ of: resources, yes: near }))),
    why: summed(regions.map(({ why }) => why)),
    unresolved: summed(references.map(({ unresolved }) => unresolved)),
  };
}

/** Head of the table that `rowOf` writes, as Markdown. */
export const TABLE_HEAD = `| inputs | plans | states | binary plans | resources | region known | direct references resolved | all references resolved | at their line | near it |
|---|---|---|---|---|---|---|---|---|---|
`;

/** One row, over one folder or several. */
export function rowOf(name: string, measures: readonly Measures[]): string {
  const sum = (of: "plans" | "states" | "binaryPlans" | "resources"): string =>
    String(measures.reduce((total, one) => total + one[of], 0));
  const share = (of: "regions" | "direct" | "all" | "lines" | "near"): string =>
    shareText(added(measures.map((one) => one[of])));
  const cells = [
    name,
    sum("plans"),
    sum("states"),
    sum("binaryPlans"),
    sum("resources"),
    share("regions"),
    share("direct"),
    share("all"),
    share("lines"),
    share("near"),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

/** What keeps regions unknown and references unresolved, most frequent first. */
export function reasonsOf(measures: readonly Measures[]): string {
  const list = (counts: Map<string, number>): string =>
    [...counts]
      .toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b))
      .map(([why, count]) => `- ${count}: ${why}\n`)
      .join("");
  return `Regions not known:\n${list(summed(measures.map(({ why }) => why)))}
References not resolved, by what the expression has in it:\n${list(summed(measures.map(({ unresolved }) => unresolved)))}`;
}

function summed(all: readonly Map<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [key, count] of all.flatMap((counts) => [...counts])) {
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return sums;
}
