import type { NotJudged } from "../../model/input.ts";

/** Counts the resources of a plan or state that no rule judges, by type and reason, in the order of their first appearance. */
export class UnjudgedTypes {
  readonly #entries = new Map<string, NotJudged>();

  add(unjudged: Omit<NotJudged, "count">): void {
    const key = `${unjudged.what}\n${unjudged.reason}`;
    const entry = this.#entries.get(key) ?? { ...unjudged, count: 0 };
    entry.count += 1;
    this.#entries.set(key, entry);
  }

  entries(): NotJudged[] {
    return [...this.#entries.values()];
  }
}
