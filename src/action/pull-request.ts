import * as z from "zod/mini";

const sha = z.string().check(z.regex(/^[0-9a-f]{40,64}$/));
const commit = z.object({ sha, repo: z.nullable(z.object({ full_name: z.string() })) });

/** The part of a `pull_request` event (the file of GITHUB_EVENT_PATH) that is needed. */
const eventSchema = z.object({
  pull_request: z.object({ number: z.number().check(z.int(), z.gte(1)), base: commit, head: commit }),
});

/** The pull request that a run is about. */
export interface PullRequest {
  number: number;
  baseSha: string;
  headSha: string;
  /** True where the head comes from another repository: its token can read only. */
  fork: boolean;
}

/** The pull request of an event; null where the event is about none. */
export function pullRequestOf(event: unknown): PullRequest | null {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    return null;
  }
  const { number, base, head } = parsed.data.pull_request;
  return {
    number,
    baseSha: base.sha,
    headSha: head.sha,
    fork: head.repo?.full_name !== base.repo?.full_name,
  };
}
