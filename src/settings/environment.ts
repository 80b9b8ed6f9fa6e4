/**
 * Every environment variable that is used, and what for. Nothing else is read from the environment.
 */
export interface Environment {
  /** NO_COLOR: set to anything, no colour is written. */
  noColour: boolean;
  /** RESILIENCE_GATE_DEBUG: set to anything, an internal error shows its stack trace. */
  debug: boolean;
  /** GITHUB_WORKSPACE: the checked out repository; set by the runner. */
  workspace: string | null;
  /** GITHUB_EVENT_NAME: what started the workflow, `pull_request` for one. */
  eventName: string | null;
  /** GITHUB_EVENT_PATH: the JSON file that describes it. */
  eventPath: string | null;
  /** GITHUB_REPOSITORY: `owner/name`. */
  repository: string | null;
  /** GITHUB_API_URL: differs on GitHub Enterprise Server. */
  apiUrl: string;
  /** GITHUB_SERVER_URL, GITHUB_RUN_ID: for a link to the run. */
  serverUrl: string;
  runId: string | null;
  /** GITHUB_RUN_ATTEMPT: counts the attempts of one run from 1, so that an earlier one never overwrites a later one's comment. */
  runAttempt: string | null;
  /** GITHUB_SHA: the commit of a run that is about no pull request. */
  sha: string | null;
  /** GITHUB_STEP_SUMMARY: the file that holds the job summary. */
  stepSummary: string | null;
  /** RUNNER_TEMP: a folder for files of the job. */
  temporary: string | null;
}

/** Reads the variables above from `process.env` or what stands for it; an empty variable is as one that is not set. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const value = (name: string): string | null => env[name] || null;
  return {
    noColour: value("NO_COLOR") !== null,
    debug: value("RESILIENCE_GATE_DEBUG") !== null,
    workspace: value("GITHUB_WORKSPACE"),
    eventName: value("GITHUB_EVENT_NAME"),
    eventPath: value("GITHUB_EVENT_PATH"),
    repository: value("GITHUB_REPOSITORY"),
    apiUrl: value("GITHUB_API_URL") ?? "https://api.github.com",
    serverUrl: value("GITHUB_SERVER_URL") ?? "https://github.com",
    runId: value("GITHUB_RUN_ID"),
    runAttempt: value("GITHUB_RUN_ATTEMPT"),
    sha: value("GITHUB_SHA"),
    stepSummary: value("GITHUB_STEP_SUMMARY"),
    temporary: value("RUNNER_TEMP"),
  };
}
