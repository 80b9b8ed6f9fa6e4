import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { FileContent } from "../read-file.ts";
import type { BaseCommit, ComparedTrees } from "./base-commit.ts";
import { idOf } from "./blob-id.ts";

/** Every file of the base commit below the workspace, and whether the change leaves it as it is. */
export class WholeTree {
  readonly #workspace: string;
  readonly #base: BaseCommit;
  readonly #trees: ComparedTrees;

  private constructor(workspace: string, base: BaseCommit, trees: ComparedTrees) {
    this.#workspace = workspace;
    this.#base = base;
    this.#trees = trees;
  }

  /** @throws UserError where the files of the base commit cannot be listed. */
  static async open(workspace: string, base: BaseCommit): Promise<WholeTree> {
    return new WholeTree(workspace, base, await base.trees([base.prefix.replace(/\/$/, "")]));
  }

  /** Paths from the workspace of the files at or below a path, before the change and after it. */
  below(path: string): string[] {
    const all = new Set([...this.#trees.base.keys(), ...this.#trees.change.keys()]);
    const { prefix } = this.#base;
    const own = [...all].flatMap((one) => (one.startsWith(prefix) ? [one.slice(prefix.length)] : []));
    return own.filter((one) => path === "" || one === path || one.startsWith(`${path}/`)).sort();
  }

  /** Was there such a file? */
  had(path: string): boolean {
    return this.#trees.base.has(this.#base.prefix + path);
  }

  /** What a file held before the change. */
  async read(path: string, limitBytes: number): Promise<FileContent> {
    const id = this.#trees.base.get(this.#base.prefix + path);
    return id === undefined ? { problem: "it was not there" } : this.#base.read(id, limitBytes);
  }

  /** Does the change leave the file as it is? */
  async isSame(path: string): Promise<boolean> {
    const key = this.#base.prefix + path;
    const before = this.#trees.base.get(key);
    const now = this.#trees.change.get(key);
    if (before === undefined || now === undefined) {
      return before === undefined && now === undefined;
    }
    if (now !== null) {
      return now === before;
    }
    const bytes = await readFile(join(this.#workspace, path)).catch(() => null);
    return bytes !== null && idOf(bytes, before) === before;
  }
}
