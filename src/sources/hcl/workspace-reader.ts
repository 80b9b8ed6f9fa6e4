import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { isInside, readFileWithin } from "../read-file.ts";
import { LEFT_OUT } from "../search.ts";
import { joinInside } from "./shown-path.ts";
import { sourceFileNames } from "./source-files.ts";
import type { SourceReader } from "./source-reader.ts";

/** Largest source file that is read, in bytes; one written by hand stays far below. */
const FILE_BYTES = 1024 ** 2;
/** Most that all sources of a run may have together. */
const TOTAL_BYTES = 64 * 1024 ** 2;
/** Most folders that a search walks through, and the deepest. */
const MOST_FOLDERS = 20_000;
const DEEPEST = 20;

/** Reads sources from the disk, each file and folder once. No link out of the workspace is followed, and in a search no link at all. */
export class WorkspaceReader implements SourceReader {
  readonly #workspace: string;
  readonly #texts = new Map<string, string | null>();
  readonly #files = new Map<string, string[]>();
  #left = TOTAL_BYTES;

  /** `workspace` is absolute. */
  constructor(workspace: string) {
    this.#workspace = workspace;
  }

  async files(folder: string): Promise<string[]> {
    const known = this.#files.get(folder);
    if (known !== undefined) {
      return known;
    }
    const names = await this.#sourcesOf(folder);
    this.#files.set(folder, names);
    return names;
  }

  async text(path: string): Promise<string | null> {
    const known = this.#texts.get(path);
    if (known !== undefined) {
      return known;
    }
    const text = await this.#read(path);
    this.#texts.set(path, text);
    return text;
  }

  async hasFolder(path: string): Promise<boolean> {
    const inside = joinInside(path);
    try {
      const real = inside === null ? null : await realpath(join(this.#workspace, inside));
      const root = await realpath(this.#workspace);
      return real !== null && isInside(root, real) && (await stat(real)).isDirectory();
    } catch {
      return false;
    }
  }

  async foldersBelow(folder: string): Promise<string[] | null> {
    const found: string[] = [];
    const waiting = [{ path: folder, depth: 0 }];
    let walked = 0;
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      walked += 1;
      if (walked > MOST_FOLDERS) {
        return null;
      }
      const { folders, sources } = await this.#entries(at.path);
      this.#files.set(at.path, sources);
      if (at.path !== folder && sources.length > 0) {
        found.push(at.path);
      }
      const { path, depth } = at;
      if (depth < DEEPEST) {
        waiting.push(
          ...folders.map((name) => ({ path: path === "" ? name : `${path}/${name}`, depth: depth + 1 })),
        );
      }
    }
    return found;
  }

  async #read(path: string): Promise<string | null> {
    const inside = joinInside(path);
    if (inside === null || this.#left <= 0) {
      return null;
    }
    const limit = Math.min(FILE_BYTES, this.#left);
    const content = await readFileWithin(join(this.#workspace, inside), this.#workspace, limit);
    if ("problem" in content) {
      return null;
    }
    this.#left -= content.bytes.length;
    return decoded(content.bytes);
  }

  async #sourcesOf(folder: string): Promise<string[]> {
    const inside = joinInside(folder);
    if (inside === null) {
      return [];
    }
    return (await this.#entries(inside)).sources;
  }

  /** Sub-folders that a search looks into, and source files (links among them: reading tells where they lead). */
  async #entries(folder: string): Promise<{ folders: string[]; sources: string[] }> {
    try {
      const absolute = join(this.#workspace, folder);
      if (!isInside(await realpath(this.#workspace), await realpath(absolute))) {
        return { folders: [], sources: [] };
      }
      const entries = await readdir(absolute, { withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() || entry.isSymbolicLink());
      const folders = entries.filter((entry) => entry.isDirectory() && !LEFT_OUT.includes(entry.name));
      return {
        folders: folders.map(({ name }) => name).sort(),
        sources: sourceFileNames(files.map(({ name }) => name)),
      };
    } catch {
      return { folders: [], sources: [] };
    }
  }
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
