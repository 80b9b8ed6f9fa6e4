import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { isInside, LEADS_OUT, NOT_A_FILE } from "./read-file.ts";

/** Folders that hold copies, caches or workflows rather than what the workspace declares. */
export const LEFT_OUT = [".git", ".github", ".terraform", ".terragrunt-cache", "node_modules"];
/** What a search looks at; anything else in a folder is passed over without a word. */
const LOOKED_AT = /(?:\.(?:json|ya?ml|tfplan)(?:\.gz)?|^tfplan)$/i;
/** Deepest folder below the one that is searched. */
const DEEPEST = 50;
const TOO_DEEP = `it lies more than ${DEEPEST} folders deep, where a search does not look: name it`;

/** Most that a search may find, and most folders that it looks into. */
export interface SearchBounds {
  files: number;
  folders: number;
}

/** What a search came upon and does not read: a link that leads out, or a FIFO, by its absolute path, and why. */
interface Unread {
  path: string;
  reason: string;
}

/** Everything that a search may find, in a stable order. */
export interface SearchResult {
  /** Absolute paths. */
  files: string[];
  unread: Unread[];
  /** Which bound it stopped at; null where it came to its end. */
  stoppedAt: keyof SearchBounds | null;
}

interface Walk {
  root: string;
  most: SearchBounds;
  files: string[];
  unread: Unread[];
  /** Folders that were looked into. */
  folders: number;
  /** Real paths of folders and files already seen, so that a link adds nothing twice and cannot lead in circles. */
  seen: Set<string>;
  /** Links are looked at last, so that a file is known by its own name wherever it has one. */
  links: { path: string; depth: number }[];
}

/**
 * Searches a folder for what may be a plan or a manifest, within bounds. Links are followed only inside `root`; a folder that cannot be read
 * throws for the topmost only.
 */
export async function searchFolder(folder: string, root: string, most: SearchBounds): Promise<SearchResult> {
  const walk: Walk = {
    ...{ root: await realpath(root), most, files: [], unread: [], folders: 0 },
    ...{ seen: new Set(), links: [] },
  };
  await searchOne(walk, folder, 0);
  for (let link = walk.links.shift(); link !== undefined; link = walk.links.shift()) {
    await followLink(walk, link.path, link.depth);
  }
  return { files: walk.files, unread: walk.unread, stoppedAt: boundOf(walk) };
}

/** The bound that a search has come to. */
function boundOf({ files, unread, folders, most }: Walk): keyof SearchBounds | null {
  if (files.length + unread.length > most.files) {
    return "files";
  }
  return folders > most.folders ? "folders" : null;
}

async function searchOne(walk: Walk, top: string, depth: number): Promise<void> {
  const waiting = [{ path: top, depth }];
  for (let folder = waiting.pop(); folder !== undefined && boundOf(walk) === null; folder = waiting.pop()) {
    walk.folders += 1;
    const { entries, real } = await entriesOf(folder.path, folder.path === top && depth === 0);
    if (walk.seen.has(real) || !isInside(walk.root, real)) {
      continue;
    }
    walk.seen.add(real);
    for (const entry of entries) {
      const at = { path: join(folder.path, entry.name), depth: folder.depth + 1 };
      if (lookAt(walk, entry, at, real) === "folder") {
        waiting.push(at);
      }
    }
  }
}

/** Takes one entry of a folder (its real path is `real`) in; a folder is to be looked into next. */
function lookAt(
  walk: Walk,
  entry: Dirent,
  { path, depth }: { path: string; depth: number },
  real: string,
): "folder" | null {
  if (entry.isDirectory()) {
    const isWanted = !LEFT_OUT.includes(entry.name);
    if (isWanted && depth > DEEPEST) {
      addUnread(walk, path, TOO_DEEP);
    }
    return isWanted && depth <= DEEPEST ? "folder" : null;
  }
  if (entry.isSymbolicLink()) {
    walk.links.push({ path, depth });
  } else if (isLookedAt(entry.name)) {
    entry.isFile() ? addFile(walk, path, join(real, entry.name)) : addUnread(walk, path, NOT_A_FILE);
  }
  return null;
}

async function followLink(walk: Walk, path: string, depth: number): Promise<void> {
  const end = await Promise.all([stat(path), realpath(path)]).catch(() => null);
  if (end === null || boundOf(walk) !== null) {
    return;
  }
  const [status, real] = end;
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  const isFolder = status.isDirectory();
  if (isFolder ? depth > DEEPEST || LEFT_OUT.includes(name) : !isLookedAt(name)) {
    return;
  }
  if (!isInside(walk.root, real)) {
    addUnread(walk, path, LEADS_OUT);
  } else if (isFolder) {
    await searchOne(walk, path, depth);
  } else {
    status.isFile() ? addFile(walk, path, real) : addUnread(walk, path, NOT_A_FILE);
  }
}

function addUnread(walk: Walk, path: string, reason: string): void {
  walk.unread.push({ path, reason });
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
