import { resolve } from "node:path";
import type { Settings } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import { GitRepository } from "../sources/base/git-repository.ts";
import { globBase, takeApart } from "../sources/path-spec.ts";
import type { PullRequest } from "./pull-request.ts";

/**
 * On `pull_request_target` the job has a token that can write, and the repository's secrets. Where the head of the pull request is checked out
 * beside them, whatever reads its files may be made to run them.
 * @throws UserError where a checkout that the run reads is that of the head, or of its merge.
 */
export async function refuseTargetCheckout(
  { workspace, paths }: Pick<Settings, "workspace" | "paths">,
  { headSha }: PullRequest,
): Promise<void> {
  const folders = new Set([workspace]);
  for (const text of paths.filter((path) => path !== "-")) {
    const spec = await takeApart(text, workspace);
    folders.add(globBase(spec.text, workspace));
    folders.add(spec.absolute);
    folders.add(resolve(spec.absolute, ".."));
  }
  for (const folder of folders) {
    const repository = await GitRepository.open(folder);
    const head = await repository?.commit("HEAD");
    if (repository === null || head === null || head === undefined) {
      continue;
    }
    if (head === headSha || (await repository.parents(head)).includes(headSha)) {
      throw new UserError(
        "pull_request_target with a checkout of the pull request's head is refused: the job holds a token that can write, and " +
          "what is checked out may be made to use it. Judge on pull_request, which can only read, and comment from workflow_run " +
          "(docs/workflows.md, forks)",
      );
    }
  }
}
