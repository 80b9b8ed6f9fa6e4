import type { Settings } from "../model/settings.ts";
import type { EarlierVersions } from "../sources/base/earlier-versions.ts";

/**
 * Does a task with what the settings' files were where they parted from `ref` (a branch, a tag, a commit); null where none is named.
 * @throws UserError where there is no such commit.
 */
export async function withBase<T>(
  ref: string | null,
  settings: Pick<Settings, "workspace" | "paths">,
  task: (versions: EarlierVersions | null) => Promise<T>,
): Promise<T> {
  if (ref === null) {
    return task(null);
  }
  const { worktreeBase } = await import("../sources/base/worktree-base.ts");
  const { EarlierVersions } = await import("../sources/base/earlier-versions.ts");
  const base = await worktreeBase(settings.workspace, ref);
  try {
    return await task(await EarlierVersions.open(settings, base));
  } finally {
    base.end();
  }
}
