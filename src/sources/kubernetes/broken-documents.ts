import type { Problem } from "../../model/input.ts";
import type { BrokenDocument } from "./parse-yaml.ts";

/** Most broken documents of one file that are told one by one, with their lines. */
const TOLD = 50;

/** The documents of one file that cannot be read: the first one by one, the others counted by what is wrong, of which there are few kinds. */
export class BrokenDocuments {
  #told = 0;
  readonly #counts = new Map<string, number>();

  /** The problem of one of the first documents; null of one that is only counted. */
  add({ message, line, count }: BrokenDocument): Problem | null {
    if (this.#told < TOLD && count === 1) {
      this.#told += 1;
      return { level: "error", message: `A document cannot be read: ${message}.`, line, documents: 1 };
    }
    this.#counts.set(message, (this.#counts.get(message) ?? 0) + count);
    return null;
  }

  /** One problem for each kind of those that are only counted. */
  counted(): Problem[] {
    return [...this.#counts].map(([message, count]) => ({
      level: "error",
      message: `${count === 1 ? "1 more document" : `${count} more documents`} cannot be read: ${message}.`,
      line: null,
      documents: count,
    }));
  }
}
