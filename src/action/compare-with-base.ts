import type { Settings } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import type { Environment } from "../settings/environment.ts";
import { EarlierVersions } from "../sources/base/earlier-versions.ts";
import type { ActionServices } from "./action-services.ts";
import type { PullRequest } from "./pull-request.ts";

/** What the files of a run were before the change, until `end` lets go of what reading them needs. */
export interface Comparison {
  /** Null where nothing is compared, or it cannot be told. */
  versions: EarlierVersions | null;
  end(): void;
}

const NONE: Comparison = { versions: null, end: () => {} };

/** Compares a change with its base. Where that cannot be done, findings count as new, and a warning says why. */
export async function compareWithBase(
  settings: Pick<Settings, "workspace" | "paths">,
  run: { environment: Environment; token: string | null; pullRequest: PullRequest | null },
  services: Pick<ActionServices, "baseCommit" | "warn">,
): Promise<Comparison> {
  const { pullRequest } = run;
  const { repository, apiUrl, sha } = run.environment;
  if (pullRequest === null || repository === null) {
    return NONE;
  }
  const { baseSha, headSha } = pullRequest;
  const token = run.token ?? "";
  try {
    const base = await services.baseCommit({
      repository,
      token,
      apiUrl,
      workspace: settings.workspace,
      baseSha,
      headSha,
      sha,
    });
    return { versions: await EarlierVersions.open(settings, base), end: () => base.end() };
  } catch (error) {
    if (!(error instanceof UserError)) {
      throw error;
    }
    services.warn(`manifests are judged without what they were before: ${error.message}`);
    return NONE;
  }
}
