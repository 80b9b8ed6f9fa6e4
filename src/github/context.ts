import { UserError } from "../model/user-error.ts";
import type { Environment } from "../settings/environment.ts";

/** Where a run of the action is, and what it may ask GitHub with. */
export interface ActionContext {
  /** Of the REST API; the only address that is ever called. */
  apiUrl: string;
  /** Of the web pages, for links. */
  serverUrl: string;
  owner: string;
  repo: string;
  /** The number of the pull request; null where the run is about none. */
  pullRequest: number | null;
  headSha: string;
  /** The commit that the change is based on; null where there is none. */
  baseSha: string | null;
  /** Grows with every run of a server; null where the runner gives none. */
  runId: number | null;
  /** Counts the attempts of one run, from 1. */
  runAttempt: number;
  /** Empty where there is none. */
  token: string;
  /** The file that the job summary is appended to; null where the runner has none. */
  summaryFile: string | null;
}

/** The change of the event that started the run; a merge queue has no number. */
interface PullRequestOfEvent {
  number: number | null;
  baseSha: string;
  headSha: string;
}

type ContextEnvironment = Pick<
  Environment,
  "apiUrl" | "serverUrl" | "repository" | "runId" | "runAttempt" | "sha" | "stepSummary"
>;

/**
 * The context of a run, from the runner's environment and the event's pull request.
 * @throws UserError where the environment is not that of a GitHub runner.
 */
export function readContext(
  environment: ContextEnvironment,
  pull: PullRequestOfEvent | null,
  token: string,
): ActionContext {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/u.exec(environment.repository ?? "") ?? [];
  if (owner === undefined || repo === undefined) {
    throw new UserError("GITHUB_REPOSITORY is not OWNER/NAME: run the action in a GitHub workflow");
  }
  for (const url of [environment.apiUrl, environment.serverUrl]) {
    if (!/^https?:\/\/[^/\s]/u.test(url)) {
      throw new UserError("GITHUB_API_URL and GITHUB_SERVER_URL must be addresses that begin with https://");
    }
  }
  return {
    apiUrl: environment.apiUrl.replace(/\/+$/u, ""),
    serverUrl: environment.serverUrl.replace(/\/+$/u, ""),
    owner,
    repo,
    pullRequest: pull?.number ?? null,
    headSha: pull?.headSha ?? environment.sha ?? "",
    baseSha: pull?.baseSha ?? null,
    runId: wholeNumber(environment.runId),
    runAttempt: wholeNumber(environment.runAttempt) ?? 1,
    token,
    summaryFile: environment.stepSummary,
  };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/u.test(text) ? Number(text) : null;
}

/** The address of a file of the repository at the head commit, at a line where one is given; null where it has none. */
export function linkTo(context: ActionContext, path: string, line: number | null): string | null {
  if (context.headSha === "" || path === "" || path.startsWith("/") || path.split("/").includes(".."))
    return null;
  if (/\p{Surrogate}/u.test(path)) return null;
  const encoded = path.split("/").map(encodeSegment).join("/");
  const anchor = line === null ? "" : `#L${line}`;
  return `${context.serverUrl}/${context.owner}/${context.repo}/blob/${context.headSha}/${encoded}${anchor}`;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
