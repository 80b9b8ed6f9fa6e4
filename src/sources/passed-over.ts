import type { NormalisedInput } from "../model/input.ts";

/** How many files of one reason are named. */
const NAMED = 3;

/** Files that are not judged for one reason: the first of them by path, and how many there are. */
export interface PassedOverFiles {
  reason: string;
  paths: string[];
  count: number;
}

/** Files that a search came upon and that cannot be judged: told in moderation, one line a reason. The order they come in changes nothing. */
export class PassedOver {
  readonly #byReason = new Map<string, PassedOverFiles>();

  add(path: string, reason: string): void {
    this.addAll({ reason, paths: [path], count: 1 });
  }

  /** Files that were passed over elsewhere. */
  addAll({ reason, paths, count }: PassedOverFiles): void {
    const group = this.#byReason.get(reason) ?? { reason, paths: [], count: 0 };
    group.paths = [...group.paths, ...paths].sort().slice(0, NAMED);
    group.count += count;
    this.#byReason.set(reason, group);
  }

  /** All of them, sorted by reason. */
  files(): PassedOverFiles[] {
    return [...this.#byReason.values()].sort((a, b) => (a.reason < b.reason ? -1 : 1));
  }

  /** One input that lists them, its name unlike any of `others`; none where nothing was passed over. */
  asInput(others: readonly NormalisedInput[]): NormalisedInput[] {
    if (this.#byReason.size === 0) {
      return [];
    }
    let name = "found by search";
    while (others.some((input) => input.name === name)) {
      name = `${name}, not judged`;
    }
    const notJudged = this.files().map(({ reason, paths, count }) => {
      const more = count > paths.length ? ` and ${count - paths.length} more` : "";
      return { what: paths.join(", ") + more, reason, count };
    });
    return [
      {
        name,
        path: ".",
        kind: "unrecognised",
        resources: 0,
        not_judged: notJudged,
        problems: [],
        after: [],
        before: null,
        places: {},
      },
    ];
  }
}
