import type { NotJudged } from "../../model/input.ts";

/** Counts the resources of a plan or state that no rule judges, by type and reason. */
export class UnjudgedTypes {
  readonly #entries = new Map<string, NotJudged>();

  add(unjudged: Omit<NotJudged, "count">): void {
    const key = `${unjudged.what}\n${unjudged.reason}`;
    const entry = this.#entries.get(key) ?? { ...unjudged, count: 0 };
    entry.count += 1;
    this.#entries.set(key, entry);
  }

  /** Sorted by type and reason, whatever the order in which they came. */
  entries(): NotJudged[] {
    return [...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  }
}
