import type { Outcome } from "../model/evaluation.ts";
import type { Report } from "../model/report.ts";
import { counted } from "./phrases.ts";

const RANK: Readonly<Record<Outcome, number | null>> = {
  unaffected: 0,
  reduced: 1,
  down: 2,
  lost: 3,
  unknown: null,
};

/** What a change does to a service in a failure, in the order in which it is told. */
const WAYS = ["worse", "better", "other", "new"] as const;
type Way = (typeof WAYS)[number];

const WORDS: Readonly<Record<Way, string>> = {
  worse: "Worse",
  better: "Better",
  other: "Different",
  new: "New",
};

/** One line of what a change does. */
export interface Told {
  way: Way;
  word: string;
  sentence: string;
}

function wayOf({ from, to }: Report["changes"][number]): Way {
  if (from === null) return "new";
  const before = RANK[from];
  const after = to === null ? null : RANK[to];
  if (before === null || after === null || before === after) return "other";
  return after > before ? "worse" : "better";
}

/**
 * What the change makes worse, then better, then merely different. Services that were not there before are one line: what they
 * survive is in the failures matrix.
 */
export function delta(report: Report): Told[] {
  const told = report.changes.map((change) => ({
    way: wayOf(change),
    sentence: change.sentence,
    service: change.service,
  }));
  const fresh = new Set(told.filter(({ way }) => way === "new").map(({ service }) => service));
  const lines = WAYS.filter((way) => way !== "new").flatMap((way) =>
    told.filter((line) => line.way === way).map(({ sentence }) => ({ way, word: WORDS[way], sentence })),
  );
  return fresh.size === 0
    ? lines
    : [...lines, { way: "new", word: WORDS.new, sentence: newServices([...fresh]) }];
}

function newServices(names: string[]): string {
  const shown = names.slice(0, 5);
  const more =
    names.length > shown.length ? ` and ${counted(names.length - shown.length, "more service")}` : "";
  return `${shown.map((name) => `\`${name}\``).join(", ")}${more} did not run before this change.`;
}
