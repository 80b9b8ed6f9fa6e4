import type { NormalisedInput } from "../model/input.ts";

/** How many files of one reason are named. */
const NAMED = 3;

/** Files that a search came upon and that cannot be judged: told in moderation, one line a reason. */
export class PassedOver {
  readonly #byReason = new Map<string, { paths: string[]; count: number }>();

  add(path: string, reason: string): void {
    const group = this.#byReason.get(reason) ?? { paths: [], count: 0 };
    group.count += 1;
    if (group.paths.length < NAMED) {
      group.paths.push(path);
    }
    this.#byReason.set(reason, group);
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
    const notJudged = [...this.#byReason].map(([reason, { paths, count }]) => {
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
