import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { isInside } from "./read-file.ts";

/** Folders that hold copies, caches or workflows rather than what the workspace declares. */
export const LEFT_OUT = [".git", ".github", ".terraform", ".terragrunt-cache", "node_modules"];
/** What a search looks at; anything else in a folder is passed over without a word. */
const LOOKED_AT = /(?:\.(?:json|ya?ml|tfplan)(?:\.gz)?|^tfplan)$/i;
/** Deepest folder below the one that is searched. */
const DEEPEST = 50;

/** Everything that a search may find, in a stable order. `more` says that it stopped at the most it may find. */
export interface SearchResult {
  /** Absolute paths. */
  files: string[];
  more: boolean;
}

interface Walk {
  root: string;
  most: number;
  files: string[];
  /** Real paths of folders and files already seen, so that a link adds nothing twice and cannot lead in circles. */
  seen: Set<string>;
  /** Links are looked at last, so that a file is known by its own name wherever it has one. */
  links: { path: string; depth: number }[];
}

/**
 * Searches a folder for what may be a plan or a manifest, at most `most` files. Links are followed only inside `root`;
 * a folder that cannot be read throws for the topmost only.
 */
export async function searchFolder(folder: string, root: string, most: number): Promise<SearchResult> {
  const walk: Walk = { root: await realpath(root), most, files: [], seen: new Set(), links: [] };
  await searchOne(walk, folder, 0);
  for (let link = walk.links.shift(); link !== undefined; link = walk.links.shift()) {
    await followLink(walk, link.path, link.depth);
  }
  return { files: walk.files.slice(0, most), more: walk.files.length > most };
}

async function searchOne(walk: Walk, top: string, depth: number): Promise<void> {
  const waiting = [{ path: top, depth }];
  for (
    let folder = waiting.pop();
    folder !== undefined && walk.files.length <= walk.most;
    folder = waiting.pop()
  ) {
    const { entries, real } = await entriesOf(folder.path, folder.path === top && depth === 0);
    if (walk.seen.has(real) || !isInside(walk.root, real)) {
      continue;
    }
    walk.seen.add(real);
    const below = folder.depth + 1;
    for (const entry of entries) {
      const path = join(folder.path, entry.name);
      if (entry.isDirectory() && !LEFT_OUT.includes(entry.name) && below <= DEEPEST) {
        waiting.push({ path, depth: below });
      } else if (entry.isSymbolicLink()) {
        walk.links.push({ path, depth: below });
      } else if (entry.isFile() && isLookedAt(entry.name)) {
        addFile(walk, path, join(real, entry.name));
      }
    }
  }
}

async function followLink(walk: Walk, path: string, depth: number): Promise<void> {
  const end = await Promise.all([stat(path), realpath(path)]).catch(() => null);
  if (end === null || !isInside(walk.root, end[1]) || walk.files.length > walk.most) {
    return;
  }
  const [status, real] = end;
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  if (status.isDirectory() && depth <= DEEPEST && !LEFT_OUT.includes(name)) {
    await searchOne(walk, path, depth);
  } else if (status.isFile() && isLookedAt(name)) {
    addFile(walk, path, real);
  }
}

function addFile(walk: Walk, path: string, real: string): void {
  if (!walk.seen.has(real)) {
    walk.seen.add(real);
    walk.files.push(path);
  }
}

async function entriesOf(folder: string, mustRead: boolean): Promise<{ entries: Dirent[]; real: string }> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), real: await realpath(folder) };
  } catch (error) {
    if (mustRead) {
      throw error;
    }
    return { entries: [], real: folder };
  }
}

function isLookedAt(name: string): boolean {
  return LOOKED_AT.test(name);
}

/** Would a search of a folder come upon a file at this path below it (forward slashes)? */
export function wouldBeSearched(path: string): boolean {
  const folders = path.split("/");
  const name = folders.pop() ?? "";
  return (
    isLookedAt(name) && folders.length <= DEEPEST && !folders.some((folder) => LEFT_OUT.includes(folder))
  );
}
