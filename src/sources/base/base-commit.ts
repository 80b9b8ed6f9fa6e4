import type { FileContent } from "../read-file.ts";

/** Regular files by their path from the repository's root, with the id of their content (a git blob). */
export type FileTree = ReadonlyMap<string, string>;

/** What is compared: the files of the base commit, and those that belong to the change. */
export interface ComparedTrees {
  base: FileTree;
  /** The id is null where the file on the disk counts rather than a commit. A file in neither tree was made by a step of the run. */
  change: ReadonlyMap<string, string | null>;
}

/** The commit that a change is compared with. */
export interface BaseCommit {
  sha: string;
  /** The folder that the run works in, from the repository's root: "" or with a slash at its end. */
  prefix: string;
  /**
   * The files at or below these paths (from the repository's root; "" for all of it).
   * @throws UserError where they cannot be listed.
   */
  trees(paths: readonly string[]): Promise<ComparedTrees>;
  /** What a file of the base commit holds, by the id of its content. */
  read(id: string, limitBytes: number): Promise<FileContent>;
  /** Lets go of what reading needs. */
  end(): void;
}
