import { matchesSequence, matchesWildcard } from "./wildcard.ts";

/**
 * Does a path (relative, forward slashes) match a glob? `**` as a whole segment stands for any number of folders, none included;
 * `*` and `?` stand for characters within one segment. A leading `./` means nothing.
 */
export function matchesPath(glob: string, path: string): boolean {
  return matchesSequence(segments(glob), segments(path), "**", matchesWildcard);
}

/** True for a pattern that can only be meant for files: it ends in the name of a YAML or JSON file, or in `/**`. */
export function isPathGlob(pattern: string): boolean {
  return /\.(ya?ml|json)$/i.test(pattern) || pattern.endsWith("/**") || pattern === "**";
}

function segments(path: string): string[] {
  return path.replace(/^(\.\/)+/, "").split("/");
}
