import type { FileContent } from "../read-file.ts";
import type { FileTree } from "./base-commit.ts";
import { BlobReader } from "./blob-reader.ts";
import { gitLine, runGit } from "./run-git.ts";

const ID = /^[0-9a-f]{40,64}$/;
/** A regular file in the list of a tree; links and submodules are none. */
const REGULAR = /^100\d{3} blob ([0-9a-f]{40,64})\t(.+)$/s;

/** The repository that a folder is checked out of, read by git. */
export class GitRepository {
  /** Where it is checked out; absolute. */
  readonly root: string;
  /** The folder, from the root: "" or with a slash at its end. */
  readonly prefix: string;
  readonly #blobs: BlobReader;

  private constructor(root: string, prefix: string) {
    this.root = root;
    this.prefix = prefix;
    this.#blobs = new BlobReader(root);
  }

  /** Null where the folder is in no repository, git is not there, or it refuses to read what belongs to somebody else. */
  static async open(folder: string): Promise<GitRepository | null> {
    const root = await gitLine(folder, ["rev-parse", "--show-toplevel"]);
    const prefix = await gitLine(folder, ["rev-parse", "--show-prefix"]);
    return root === null || root === "" || prefix === null ? null : new GitRepository(root, prefix);
  }

  /** The id of the commit that a branch, tag or id means; null where there is none in this checkout. */
  async commit(ref: string): Promise<string | null> {
    const id = await gitLine(this.root, [
      "rev-parse",
      "--verify",
      "--quiet",
      "--end-of-options",
      `${ref}^{commit}`,
    ]);
    return id !== null && ID.test(id) ? id : null;
  }

  /** The parents that a commit names, whether or not they are in this checkout. */
  async parents(sha: string): Promise<string[]> {
    const text = (await runGit(this.root, ["cat-file", "commit", sha]))?.toString("latin1") ?? "";
    const [headers = ""] = text.split("\n\n", 1);
    return [...headers.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent = ""]) => parent);
  }

  /** The commit at which two histories part; null where this checkout does not reach back to it. */
  async mergeBase(one: string, other: string): Promise<string | null> {
    const id = await gitLine(this.root, ["merge-base", one, other]);
    return id !== null && ID.test(id) ? id : null;
  }

  /** The files of a commit at or below these paths; null where it is not in this checkout. */
  async tree(sha: string, paths: readonly string[]): Promise<FileTree | null> {
    const list = await runGit(this.root, [
      "ls-tree",
      "-r",
      "-z",
      "--full-tree",
      sha,
      ...(all(paths) ? [] : ["--", ...paths]),
    ]);
    return list === null ? null : new Map(entriesOf(list).flatMap(regularFile));
  }

  /** The files on the disk at or below these paths that are tracked, or not ignored. */
  async worktree(paths: readonly string[]): Promise<Set<string> | null> {
    const below = all(paths) ? [] : ["--", ...paths];
    const list = ["ls-files", "-z", "--full-name"];
    const there = await runGit(this.root, [...list, "--cached", "--others", "--exclude-standard", ...below]);
    const deleted = await runGit(this.root, [...list, "--deleted", ...below]);
    if (there === null || deleted === null) {
      return null;
    }
    const gone = new Set(entriesOf(deleted));
    return new Set(entriesOf(there).filter((path) => !gone.has(path)));
  }

  read(id: string, limitBytes: number): Promise<FileContent> {
    return this.#blobs.read(id, limitBytes);
  }

  end(): void {
    this.#blobs.end();
  }
}

function all(paths: readonly string[]): boolean {
  return paths.some((path) => path === "");
}

/** What `-z` puts between entries. */
function entriesOf(list: Buffer): string[] {
  return list
    .toString("utf8")
    .split("\0")
    .filter((entry) => entry !== "");
}

function regularFile(entry: string): [string, string][] {
  const [, id, path] = REGULAR.exec(entry) ?? [];
  return id === undefined || path === undefined ? [] : [[path, id]];
}
