import { UserError } from "../../model/user-error.ts";
import type { BaseCommit } from "./base-commit.ts";
import { GitRepository } from "./git-repository.ts";

/**
 * What the files on the disk are compared with: the commit at which they parted from `ref`, else the commit of `ref` itself.
 * @throws UserError where there is no such commit.
 */
export async function worktreeBase(folder: string, ref: string): Promise<BaseCommit> {
  const repository = await GitRepository.open(folder);
  if (repository === null) {
    throw new UserError(
      `--base needs git and a folder that is checked out of a repository: git refuses to read ${folder}`,
    );
  }
  const named = await repository.commit(ref);
  if (named === null) {
    throw new UserError(
      "--base names no commit of this checkout: give a branch, a tag or an id, and fetch it first where the checkout is shallow",
    );
  }
  const head = await repository.commit("HEAD");
  const sha = (head === null ? null : await repository.mergeBase(named, head)) ?? named;
  return {
    sha,
    prefix: repository.prefix,
    async trees(paths) {
      const base = await repository.tree(sha, paths);
      const there = await repository.worktree(paths);
      if (base === null || there === null) {
        throw new UserError("git cannot list the files of the commit that --base names");
      }
      return { base, change: new Map([...there].map((path) => [path, null])) };
    },
    read: (id, limitBytes) => repository.read(id, limitBytes),
    end: () => repository.end(),
  };
}
