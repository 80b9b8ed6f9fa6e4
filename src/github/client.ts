import type { getOctokit } from "@actions/github";
import type { ActionContext } from "./context.ts";

/** GitHub's REST API, as @actions/github calls it: through the runner's proxy settings. */
export type Client = ReturnType<typeof getOctokit>;

/** A server that does not answer must not hold the job. */
const REQUEST_MS = 30_000;

/**
 * A client for `context.apiUrl` and for no other address: a redirect is an error, or for the caller (`manual`). Loaded when it is needed, since most of
 * the bundle's start would go to it.
 */
export async function connect(context: Pick<ActionContext, "apiUrl" | "token">): Promise<Client> {
  const { getOctokit } = await import("@actions/github");
  const client = getOctokit(context.token, { baseUrl: context.apiUrl, userAgent: "resilience-gate" });
  client.hook.before("request", (options) => {
    const redirect = options.request?.["redirect"] ?? "error";
    options.request = { ...options.request, redirect, signal: AbortSignal.timeout(REQUEST_MS) };
  });
  return client;
}
