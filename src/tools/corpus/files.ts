import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Files that tell of the corpus rather than belong to it. */
const INDEXES = new Set(["README.md", "index.json", "cases.json", "pairs.json"]);

/** Every input of the corpus, relative to its folder, in a fixed order; null where there is no corpus. */
export function corpusFiles(folder: string): string[] | null {
  if (!existsSync(folder)) {
    return null;
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !INDEXES.has(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
