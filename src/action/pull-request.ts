import * as z from "zod/mini";

const sha = z.string().check(z.regex(/^[0-9a-f]{40,64}$/));
const commit = z.object({ sha, repo: z.nullable(z.object({ full_name: z.string() })) });

/** The part of a `pull_request` event (the file of GITHUB_EVENT_PATH) that is needed. */
const pullRequestSchema = z.object({
  action: z.optional(z.string()),
  label: z.optional(z.object({ name: z.string() })),
  pull_request: z.object({
    number: z.number().check(z.int(), z.gte(1)),
    base: commit,
    head: commit,
    updated_at: z.optional(z.string()),
  }),
});
/** The part of a `merge_group` event that is needed: several pull requests on their way into a branch. */
const mergeGroupSchema = z.object({ merge_group: z.object({ base_sha: sha, head_sha: sha }) });

/** The change that a run is about: a pull request, or the pull requests that a merge queue is about to merge. */
export interface PullRequest {
  /** Null for a merge queue. */
  number: number | null;
  baseSha: string;
  headSha: string;
  /** When it was last changed before the event was sent (ISO 8601); null where the event does not say. */
  changedAt: string | null;
  /** The label whose setting started the run; null where something else did. */
  labelSet: string | null;
  /** True where the head comes from another repository: its token can read only. */
  fork: boolean;
}

/** The change of an event; null where the event is about none. */
export function pullRequestOf(event: unknown): PullRequest | null {
  const queued = mergeGroupSchema.safeParse(event);
  if (queued.success) {
    const { base_sha, head_sha } = queued.data.merge_group;
    return {
      number: null,
      baseSha: base_sha,
      headSha: head_sha,
      changedAt: null,
      labelSet: null,
      fork: false,
    };
  }
  const parsed = pullRequestSchema.safeParse(event);
  if (!parsed.success) {
    return null;
  }
  const { action, label, pull_request } = parsed.data;
  const { number, base, head, updated_at } = pull_request;
  return {
    number,
    baseSha: base.sha,
    headSha: head.sha,
    changedAt: updated_at ?? null,
    labelSet: action === "labeled" ? (label?.name ?? null) : null,
    fork: head.repo?.full_name !== base.repo?.full_name,
  };
}
