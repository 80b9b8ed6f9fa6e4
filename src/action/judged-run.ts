import * as z from "zod/mini";

/** The part of a `workflow_run` event that is needed. GitHub writes it; nothing in it comes from the run. */
const eventSchema = z.object({
  workflow_run: z.object({
    id: z.number().check(z.int(), z.gte(1)),
    run_attempt: z.number().check(z.int(), z.gte(1)),
    event: z.string(),
    head_sha: z.string().check(z.regex(/^[0-9a-f]{40,64}$/)),
    head_branch: z.nullable(z.string()),
    head_repository: z.nullable(z.object({ owner: z.object({ login: z.string() }) })),
  }),
});

/** The run that judged a pull request, with a token that may only read. */
export interface JudgedRun {
  id: number;
  attempt: number;
  /** What started it: `pull_request` for one that can be commented on. */
  event: string;
  headSha: string;
  /** `owner:branch` of the head; null where the fork is gone. */
  head: string | null;
}

/** The run of a `workflow_run` event; null where it says none. */
export function judgedRunOf(event: unknown): JudgedRun | null {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    return null;
  }
  const {
    id,
    run_attempt,
    event: started,
    head_sha,
    head_branch,
    head_repository,
  } = parsed.data.workflow_run;
  const head =
    head_branch === null || head_repository === null ? null : `${head_repository.owner.login}:${head_branch}`;
  return { id, attempt: run_attempt, event: started, headSha: head_sha, head };
}
