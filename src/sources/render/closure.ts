import { joinInside } from "../hcl/shown-path.ts";
import { KUSTOMIZATION_NAMES, type Kustomization, readKustomization } from "./kustomization.ts";

/** Texts of a folder tree by path: the workspace on the disk, or that of another commit. */
export interface TreeView {
  /** The text of a file, bounded; null where there is none that can be read. */
  text(path: string): Promise<string | null>;
}

/** Everything that a kustomization is built of. */
export interface Closure {
  /** It and those that it takes in, itself first. */
  kustomizations: Kustomization[];
  /** Every file, kustomizations included. */
  files: string[];
}

/** Most kustomizations of one closure: far beyond what people stack. */
const MOST = 500;

/** Follows a kustomization through all that it takes in; null where the folder holds none. */
export async function closureOf(folder: string, view: TreeView): Promise<Closure | null> {
  const closure: Closure = { kustomizations: [], files: [] };
  const seen = new Set<string>();
  const waiting = [folder];
  for (
    let at = waiting.shift();
    at !== undefined && closure.kustomizations.length < MOST;
    at = waiting.shift()
  ) {
    if (seen.has(at)) {
      continue;
    }
    seen.add(at);
    const found = await kustomizationIn(at, view);
    if (found === null) {
      closure.files.push(at);
      continue;
    }
    closure.kustomizations.push(found);
    closure.files.push(found.path, ...found.patches);
    waiting.push(...found.resources, ...found.others);
  }
  return closure.kustomizations.length === 0 ? null : closure;
}

async function kustomizationIn(folder: string, view: TreeView): Promise<Kustomization | null> {
  for (const name of KUSTOMIZATION_NAMES) {
    const path = joinInside(folder, name);
    const text = path === null ? null : await view.text(path);
    if (path !== null && text !== null) {
      return readKustomization(path, text);
    }
  }
  return null;
}
