import { UserError } from "../model/user-error.ts";
import type { BaseCommit, FileTree } from "../sources/base/base-commit.ts";
import { GitRepository } from "../sources/base/git-repository.ts";
import { failureOf } from "./failure.ts";
import { RepositoryApi } from "./repository-api.ts";
import type { Clock } from "./retry.ts";

/** A change, as the event tells of it. */
export interface ChangeToCompare {
  /** `owner/name`. */
  repository: string;
  token: string;
  apiUrl: string;
  /** Where it is checked out; absolute. */
  workspace: string;
  baseSha: string;
  headSha: string;
  /** GITHUB_SHA, for a workspace that git cannot read: the commit that the run is about. */
  sha: string | null;
}

/** Where commits and files are found: in the checkout, else at GitHub, which is asked only for what is not there. */
interface Places {
  git: GitRepository | null;
  api: () => Promise<RepositoryApi>;
}

/**
 * The commit that a change is compared with: the one that it was merged onto where its merge is checked out, else the one at which it
 * parted from its base. Its files come from the checkout where they are there, else from GitHub: no second checkout is needed.
 * @throws UserError that says why there is none.
 */
export async function changeBase(change: ChangeToCompare, clock?: Clock): Promise<BaseCommit> {
  const git = await GitRepository.open(change.workspace);
  const client = once(() => RepositoryApi.connect(change, clock));
  const places = { git, api: client };
  const head = (await git?.commit("HEAD")) ?? change.sha ?? change.headSha;
  return told("the base commit cannot be found", async () => {
    const sha = await baseOf(head, change, places);
    return {
      sha,
      prefix: git?.prefix ?? "",
      trees: (paths) =>
        told("the files of the base commit cannot be listed", async () => ({
          base: await treeOf(sha, paths, places),
          change: await treeOf(head, paths, places),
        })),
      async read(id, limitBytes) {
        const local = await git?.read(id, limitBytes);
        return local !== undefined && "bytes" in local ? local : (await client()).read(id, limitBytes);
      },
      end: () => git?.end(),
    };
  });
}

/** A merge names what it was merged onto first. `base.sha` of an event can be older, and the branch may have parted before it. */
async function baseOf(
  head: string,
  { baseSha, headSha }: ChangeToCompare,
  { git, api }: Places,
): Promise<string> {
  const parents = (await git?.parents(head)) ?? (await (await api()).parents(head));
  const [onto, merged] = parents;
  if (onto !== undefined && merged === headSha) {
    return onto;
  }
  return (await git?.mergeBase(baseSha, head)) ?? (await (await api()).mergeBase(baseSha, headSha));
}

async function treeOf(sha: string, paths: readonly string[], { git, api }: Places): Promise<FileTree> {
  return (await git?.tree(sha, paths)) ?? (await (await api()).tree(sha, paths));
}

/** What the client throws may quote the request. */
async function told<T>(what: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const failure = failureOf(error, Date.now());
    if (failure === null) throw new UserError(`${what}${error instanceof Error ? `: ${error.message}` : ""}`);
    const { status } = failure;
    const permission =
      status === 401 || status === 403 || status === 404
        ? "; the token needs the permission contents: read"
        : "";
    throw new UserError(
      `${what}: GitHub ${status === null ? "did not answer" : `answered ${status}${permission}`}`,
    );
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
