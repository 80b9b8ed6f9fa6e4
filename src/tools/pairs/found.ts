import type { ResilienceFile } from "../../model/resilience-file.ts";
import type { Pack } from "../../settings/pack.ts";
import { type Judged, judgeAll } from "../judging/judge-all.ts";
import { toolSettings } from "../judging/tool-settings.ts";
import type { Classified, Expectations, Pair } from "./read.ts";
import { type Rank, rankOf, type Standing, standingOf } from "./standing.ts";

/** A pair, what both come to, and whether the better one ranks above; a variant that gave no report has no standing. */
export interface Ranked {
  pair: Pair;
  plain: Standing | null;
  better: Standing | null;
  rank: Rank;
}

const SETTINGS: ResilienceFile = {
  version: 1,
  objectives: { tolerate: "data-centre", rto: "4h", rpo: "24h" },
  rules: { "*": "error" },
};

/** An estate that is called something, what we call its clusters and services, and whether one of these is meant. */
export interface Recognised {
  classified: Classified;
  /** `class` and `dr` of each, as we say it. */
  found: { class: string; dr: string }[];
  isAsCalled: boolean;
}

/** What came of all expectations. */
export interface Found {
  ranked: Ranked[];
  recognised: Recognised[];
}

/** Judges both variants of every pair, and every estate that is called something. */
export async function foundOf(corpus: string, expected: Expectations, pack: Pack): Promise<Found> {
  const { pairs, classified } = expected;
  const variants = pairs.flatMap(({ plain, better }) => [plain, better]);
  const runs = [...variants, ...classified.map(({ estate }) => [estate])].map((paths) =>
    toolSettings({ workspace: corpus, paths }, SETTINGS),
  );
  const judged = await judgeAll(runs, pack);
  const standings = judged.slice(0, variants.length).map(standing);
  return {
    ranked: pairs.map((pair, i) => {
      const plain = standings[2 * i] ?? null;
      const better = standings[2 * i + 1] ?? null;
      return { pair, plain, better, rank: plain === null || better === null ? null : rankOf(plain, better) };
    }),
    recognised: classified.map((one, i) => recognisedOf(one, judged[variants.length + i])),
  };
}

function standing(judged: Judged): Standing | null {
  return "error" in judged ? null : standingOf(judged.report, judged.after);
}

function recognisedOf(classified: Classified, judged: Judged | undefined): Recognised {
  const architectures = judged === undefined || "error" in judged ? [] : judged.report.architectures;
  const found = architectures.map(({ class: name, dr }) => ({ class: name, dr }));
  const isMeant = (one: (typeof found)[number]): boolean =>
    (classified.class?.includes(one.class) ?? true) && (classified.dr?.includes(one.dr) ?? true);
  return { classified, found, isAsCalled: found.some(isMeant) };
}

/** What does not hold and has no reason, and reasons that are not needed any more. */
export function unsettled(
  { ranked, recognised }: Found,
  { reasons }: Expectations,
): { unexplained: string[]; stale: string[] } {
  const failed = new Set([
    ...ranked.filter(({ rank }) => rank === null).map(({ pair }) => pair.name),
    ...recognised.filter(({ isAsCalled }) => !isAsCalled).map(({ classified }) => classified.estate),
  ]);
  return {
    unexplained: [...failed].filter((name) => !reasons.has(name)),
    stale: [...reasons.keys()].filter((name) => !failed.has(name)),
  };
}
