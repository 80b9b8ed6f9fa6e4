import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import type { OutputFile, Plugin } from "esbuild";

/** fdir takes picomatch for one of its own ways to search, which tinyglobby does not use, from wherever it is installed. */
const FDIR = /[/\\]fdir[/\\]dist[/\\]index\.mjs$/;
const LOOKUP = /__require\.resolve\("picomatch"\);\s*pm = __require\("picomatch"\);/;

/**
 * Leaves out what looks for a package on the machine that the program runs on: the bundle holds all that it needs, and the folders around it,
 * where a package is looked for, may be anybody's.
 */
export const withoutLookups: Plugin = {
  name: "without-lookups",
  setup({ onLoad }) {
    onLoad({ filter: FDIR }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!LOOKUP.test(source)) {
        throw new Error("fdir no longer looks for picomatch as it did: see whether it still does");
      }
      return { contents: source.replace(LOOKUP, "") };
    });
  },
};

/** A call that loads a package by its name, or asks where it is. */
const LOADING = /\b_*require\d*(?:\.resolve)?\(\s*["']([^"'./][^"']*)["']\s*\)/g;

/** Packages that bundled code would look for when it runs, which it must not. */
export function lookups({ text }: Pick<OutputFile, "text">): string[] {
  return [...text.matchAll(LOADING)].flatMap(([, name = ""]) => (isBuiltin(name) ? [] : [name]));
}
