import { relative, sep } from "node:path";
import picomatch from "picomatch";
import { isDynamicPattern } from "tinyglobby";
import { below, found, globBase, type PathSpec, statusOf, takeApart } from "../path-spec.ts";
import type { FoundFile } from "../raw-input.ts";
import { isInside } from "../read-file.ts";
import { LEFT_OUT, wouldBeSearched } from "../search.ts";

/**
 * Of files that are there no more (absolute paths), those that the settings' paths would have found: in a folder, or by a glob. One that
 * is named by its own path is missing, which is an error of its own.
 */
export async function findGone(
  paths: readonly string[],
  workspace: string,
  gone: readonly string[],
): Promise<FoundFile[]> {
  const byName = new Map<string, FoundFile>();
  for (const text of paths.length === 0 ? ["."] : paths) {
    if (text === "-") {
      continue;
    }
    const spec = await takeApart(text, workspace);
    const isFolder = (await statusOf(spec.absolute))?.isDirectory() === true;
    const files = isFolder ? searched(spec, spec.absolute, gone) : globbed(spec, gone);
    for (const file of files) {
      byName.set(file.name, file);
    }
  }
  return [...byName.values()];
}

function searched(spec: PathSpec, folder: string, gone: readonly string[]): FoundFile[] {
  return gone
    .filter((file) => isInside(folder, file) && wouldBeSearched(slashes(relative(folder, file))))
    .map((file) => found(spec, file, below(spec, spec.absolute, file), false));
}

/** The files that match; where only folders can match (`envs/*`), what a search of them would find. */
function globbed(spec: PathSpec, gone: readonly string[]): FoundFile[] {
  if (!isDynamicPattern(spec.text)) {
    return [];
  }
  const base = globBase(spec.text, spec.workspace);
  const matches = picomatch(slashes(spec.text).replace(/^(?:\.\/)+/, ""), { dot: true });
  const pathOf = (file: string): string => slashes(relative(spec.workspace, file));
  return gone.flatMap((file) => {
    const parts = pathOf(file).split("/");
    if (parts.some((part) => LEFT_OUT.includes(part))) {
      return [];
    }
    if (matches(parts.join("/"))) {
      return [found(spec, file, below(spec, base, file), true)];
    }
    const isBelowMatch = parts.some((_, length) => length > 0 && matches(parts.slice(0, length).join("/")));
    return isBelowMatch && wouldBeSearched(parts.join("/"))
      ? [found(spec, file, below(spec, base, file), false)]
      : [];
  });
}

function slashes(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}
