import { readFile } from "node:fs/promises";
import { jsonValue } from "../model/json-value.ts";
import { UserError } from "../model/user-error.ts";
import type { Environment } from "../settings/environment.ts";
import { type PullRequest, pullRequestOf } from "./pull-request.ts";

/** Events that are about a change. */
const CHANGES = ["pull_request", "pull_request_target", "merge_group"];

/**
 * The change that started the workflow; null where something else did.
 * @throws UserError where it was a change and the event does not say which.
 */
export async function readPullRequest(
  environment: Pick<Environment, "eventName" | "eventPath">,
): Promise<PullRequest | null> {
  const { eventName, eventPath } = environment;
  const about = eventName !== null && CHANGES.includes(eventName);
  const pull = eventPath === null ? null : pullRequestOf(await eventOf(eventPath));
  if (about && pull === null) {
    throw new UserError(
      "the event file (GITHUB_EVENT_PATH) does not say which pull request this run is about",
    );
  }
  return about ? pull : null;
}

/** The value of an event file; null where it is none. */
export async function eventOf(path: string): Promise<unknown> {
  return jsonValue(await readFile(path, "utf8").catch(() => ""));
}
