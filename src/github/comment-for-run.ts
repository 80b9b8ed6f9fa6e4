import type { JudgedRun } from "../action/judged-run.ts";
import type { Report } from "../model/report.ts";
import { UserError } from "../model/user-error.ts";
import type { CommentInputs } from "../settings/comment-inputs.ts";
import { archivedReport } from "./archived-report.ts";
import { downloadArtifact, findArtifact } from "./artifact.ts";
import { type Client, connect } from "./client.ts";
import type { CommentResult } from "./comment.ts";
import { commentReport } from "./comment-report.ts";
import type { ActionContext } from "./context.ts";
import { failureOf } from "./failure.ts";
import { findPullRequest } from "./find-pull-request.ts";
import { type Clock, withRetries } from "./retry.ts";
import { whyNot } from "./undelivered.ts";

/** What came of it, and why there is no comment where there is none. */
export interface CommentForRun {
  comment: CommentResult | "none";
  why: string | null;
}

/** What a fork's run says is what its own code wrote: nobody but the run's own check vouches for it. */
function unverified({ serverUrl, owner, repo }: ActionContext, run: JudgedRun): string {
  const address = `${serverUrl}/${owner}/${repo}/actions/runs/${run.id}/attempts/${run.attempt}`;
  return (
    "> [!WARNING]\n" +
    `> **Not verified.** [The run](${address}) that judged this pull request could only read, so that this is what it left behind; the ` +
    "code of the pull request may have written it. What counts for the merge is the check of that run, not this comment."
  );
}

/**
 * Comments on a pull request what the run of a fork, which may not, found. Only a comment is written, on the pull request whose head that run
 * was about: nothing of the run but its report is looked at, and nothing of the pull request runs.
 * @throws UserError where GitHub could not be asked.
 */
export async function commentForRun(
  run: JudgedRun,
  context: ActionContext,
  inputs: CommentInputs,
  clock?: Clock,
): Promise<CommentForRun> {
  if (run.event !== "pull_request") {
    return none(`the run was started by ${run.event.replace(/[^\w]/gu, "")}, not by a pull request`);
  }
  const client = await connect(context);
  const about = await asked(
    "the pull request of the run",
    () => findPullRequest(client, context, { sha: run.headSha, name: run.head }),
    clock,
  );
  if (about === null) {
    return none("no open pull request, or more than one, has the commit of the run as its head");
  }
  const found = await reportOf(client, run, context, inputs.artifact, clock);
  if ("problem" in found) {
    return none(found.problem);
  }
  const as = {
    ...context,
    pullRequest: about,
    headSha: run.headSha,
    runId: run.id,
    runAttempt: run.attempt,
  };
  const { comment, commentKey } = inputs;
  try {
    const result = await commentReport(
      found.report,
      as,
      { comment, commentKey, notice: unverified(context, run) },
      clock,
    );
    return { comment: result, why: null };
  } catch (error) {
    throw new UserError(whyNot("comment", error));
  }
}

function none(why: string): CommentForRun {
  return { comment: "none", why };
}

async function reportOf(
  client: Client,
  run: JudgedRun,
  context: ActionContext,
  name: string,
  clock: Clock | undefined,
): Promise<{ report: Report } | { problem: string }> {
  const artifact = await asked(
    "the artifacts of the run",
    () => findArtifact(client, context, run.id, name),
    clock,
  );
  if (artifact === null) {
    return {
      problem: "the run left no artifact of that name: it judged nothing, or did not upload its report",
    };
  }
  try {
    const archive = await asked(
      "the artifact of the run",
      () => downloadArtifact(client, context, artifact, context.apiUrl),
      clock,
    );
    const found = archivedReport(archive);
    return "problem" in found ? { problem: `its artifact is refused: ${found.problem}` } : found;
  } catch (error) {
    if (error instanceof UserError && !(error instanceof NotAnswered)) {
      return { problem: error.message };
    }
    throw error;
  }
}

/** GitHub did not answer as it should. */
class NotAnswered extends UserError {}

async function asked<T>(what: string, task: () => Promise<T>, clock: Clock | undefined): Promise<T> {
  try {
    return await withRetries(task, clock);
  } catch (error) {
    const failure = failureOf(error, Date.now());
    if (failure === null) throw error;
    const { status, limited } = failure;
    if (status === null) throw new NotAnswered(`${what} could not be asked for: GitHub did not answer`);
    const permission =
      !limited && (status === 401 || status === 403 || status === 404)
        ? "; the token needs the permissions actions: read and pull-requests: write"
        : "";
    throw new NotAnswered(`${what} could not be asked for: GitHub answered ${status}${permission}`);
  }
}
