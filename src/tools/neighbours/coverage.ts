import type { RuleInfo } from "../../model/rule.ts";
import type { Neighbour, NeighbourCheck } from "./read.ts";

/** Providers whose plans and manifests the rules speak of, by how their types begin; a kind begins with a capital letter. */
const PROVIDERS = /^(aws|google|azurerm|azapi|kubernetes)_|^[A-Z]/;

/** A check of another tool, and what the rules make of it. */
export interface Covered {
  check: NeighbourCheck;
  /** Ids of the rules that claim it, sorted. */
  rules: string[];
  /** `plan`: it counts, and its own tool judges plans or manifests; `live`: it counts, though its own tool looks at running systems alone; `none`. */
  counts: "plan" | "live" | "none";
  /** Why no rule claims it; null where one does. */
  reason: string | null;
}

/** What the rules make of every check of a tool. */
export interface ToolCoverage {
  tool: string;
  checks: Covered[];
}

/** Holds the rules' `equivalents` against the checks of other tools. */
export function coverageOf(
  neighbours: readonly Neighbour[],
  rules: readonly Pick<RuleInfo, "id" | "equivalents">[],
): ToolCoverage[] {
  return neighbours.map(({ tool, checks }) => ({
    tool,
    checks: checks.map((check) => covered(check, rules)),
  }));
}

function covered(check: NeighbourCheck, rules: readonly Pick<RuleInfo, "id" | "equivalents">[]): Covered {
  const claiming = rules.filter(({ equivalents }) => equivalents.some((id) => names(check, id)));
  const counts = countsAs(check);
  return {
    check,
    rules: claiming.map(({ id }) => id).sort(),
    counts,
    reason: claiming.length > 0 ? null : reasonOf(check, counts),
  };
}

/** Does an entry of `equivalents` mean this check? Of a UUID the first eight digits are enough on either side. */
function names({ id, also }: NeighbourCheck, equivalent: string): boolean {
  return [id, ...also].some((name) => name === equivalent || isSameUuid(name, equivalent));
}

function isSameUuid(a: string, b: string): boolean {
  return (
    /^[0-9a-f]{8}(-|$)/.test(a) &&
    /^[0-9a-f]{8}(-|$)/.test(b) &&
    a.slice(0, 8) === b.slice(0, 8) &&
    (a.length === 8 || b.length === 8)
  );
}

function countsAs({ for: serves, on, judged }: NeighbourCheck): Covered["counts"] {
  const isOurs = on.some((type) => PROVIDERS.test(type));
  return serves === "neither" || !isOurs || judged === "source" ? "none" : judged;
}

function reasonOf(
  { for: serves, because, on, judged, unclaimed }: NeighbourCheck,
  counts: Covered["counts"],
): string {
  if (unclaimed !== undefined) {
    return unclaimed;
  }
  if (serves === "neither") {
    return `neither HA nor DR: ${because}`;
  }
  if (counts !== "none") {
    return "no rule claims it yet";
  }
  if (on.length === 0) {
    return "no plan and no manifest shows it";
  }
  return judged === "source" ? "plans do not hold it" : "of another provider";
}

/** How many checks count, and how many of these a rule claims. */
export interface Counted {
  all: number;
  plan: number;
  planClaimed: number;
  live: number;
  liveClaimed: number;
}

/** The counts of some checks. */
export function countedOf(checks: readonly Covered[]): Counted {
  const of = (counts: Covered["counts"]): Covered[] => checks.filter((check) => check.counts === counts);
  const claimed = (some: readonly Covered[]): number => some.filter(({ rules }) => rules.length > 0).length;
  return {
    all: checks.length,
    plan: of("plan").length,
    planClaimed: claimed(of("plan")),
    live: of("live").length,
    liveClaimed: claimed(of("live")),
  };
}

/** The share of what counts that a rule claims, in per cent; all of it where nothing counts. */
export function shareOf({ plan, planClaimed, live, liveClaimed }: Counted): number {
  const counting = plan + live;
  return counting === 0 ? 100 : (100 * (planClaimed + liveClaimed)) / counting;
}

/** Entries of `equivalents` that are in no list: a mistake of typing, or a check that has to be listed first. */
export function unknownEquivalents(
  neighbours: readonly Neighbour[],
  rules: readonly Pick<RuleInfo, "id" | "equivalents">[],
): { rule: string; equivalent: string }[] {
  const checks = neighbours.flatMap((neighbour) => neighbour.checks);
  return rules.flatMap(({ id: rule, equivalents }) =>
    equivalents
      .filter((equivalent) => !checks.some((check) => names(check, equivalent)))
      .map((equivalent) => ({ rule, equivalent })),
  );
}
