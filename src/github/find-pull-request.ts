import type { Client } from "./client.ts";

/** The head that a run was about. */
interface Head {
  sha: string;
  /** `owner:branch`; null where it is not known any more. */
  name: string | null;
}

/** A pull request as both requests give it, as far as it is needed. */
interface Listed {
  number: number;
  state: string;
  head: { sha: string };
  base: { repo: { full_name: string } };
}

/**
 * The open pull request of this repository whose head is the commit that a run was about; null where there is none (it moved on, it was
 * closed) or more than one. The commits of a fork are not this repository's, so that its branch is asked for; both answers are held against
 * the commit.
 */
export async function findPullRequest(
  client: Client,
  { owner, repo }: { owner: string; repo: string },
  head: Head,
): Promise<number | null> {
  const repository = `${owner}/${repo}`.toLowerCase();
  const fits = (pull: Listed): boolean =>
    pull.state === "open" &&
    pull.head.sha === head.sha &&
    pull.base.repo.full_name.toLowerCase() === repository;
  const byBranch: Listed[] =
    head.name === null
      ? []
      : (await client.rest.pulls.list({ owner, repo, state: "open", head: head.name, per_page: 100 })).data;
  const found = byBranch.filter(fits);
  if (found.length === 0) {
    const { data } = await client.rest.repos.listPullRequestsAssociatedWithCommit({
      owner,
      repo,
      commit_sha: head.sha,
      per_page: 100,
    });
    found.push(...data.filter(fits));
  }
  const [only, another] = found;
  return only === undefined || another !== undefined ? null : only.number;
}
