import type { NotJudged } from "../../model/input.ts";

/** Most different entries; what comes after is counted together, since a file may name any number of kinds. */
const MAX_ENTRIES = 100;

/** Counts what is not judged, one entry for each pair of what and why, in the order of their first appearance. */
export class NotJudgedTally {
  readonly #entries = new Map<string, NotJudged>();

  add({ count, ...told }: NotJudged): void {
    const full = this.#entries.size >= MAX_ENTRIES && !this.#entries.has(`${told.what}\n${told.reason}`);
    const entry: NotJudged = full
      ? { what: "others", reason: "too many kinds to name", count: 0 }
      : { ...told, count: 0 };
    const key = `${entry.what}\n${entry.reason}`;
    const counted = this.#entries.get(key) ?? entry;
    counted.count += count;
    this.#entries.set(key, counted);
  }

  entries(): NotJudged[] {
    return [...this.#entries.values()];
  }
}
