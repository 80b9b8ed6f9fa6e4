import { UserError } from "../model/user-error.ts";
import { type CommentInputs, readCommentInputs } from "../settings/comment-inputs.ts";
import type { Environment } from "../settings/environment.ts";
import { type JudgedRun, judgedRunOf } from "./judged-run.ts";
import { eventOf } from "./read-event.ts";

/** What the entry that only comments does to the world outside. */
export interface CommentServices {
  setOutput(name: string, value: string): void;
  tell(message: string): void;
  /** @throws UserError where GitHub could not be asked. */
  comment(
    run: JudgedRun,
    environment: Environment,
    inputs: CommentInputs,
  ): Promise<{ comment: string; why: string | null }>;
}

/**
 * The step of comment/action.yml: finds what a run left behind and comments it. Where there is nothing to comment on, that is told and is
 * no error.
 * @throws UserError where it is started by anything but the end of another run, or GitHub could not be asked.
 */
export async function runComment(
  around: { environment: Environment; variables: Readonly<Record<string, string | undefined>> },
  services: CommentServices,
): Promise<void> {
  const { environment, variables } = around;
  const inputs = readCommentInputs(variables);
  if (environment.eventName !== "workflow_run") {
    throw new UserError(
      "this entry comments what another run has judged: start it with on: workflow_run, never with pull_request_target, " +
        "whose token could be misused by the pull request's own code",
    );
  }
  if (inputs.token === null) {
    throw new UserError("github-token is empty: the comment needs one (actions: read, pull-requests: write)");
  }
  const run = environment.eventPath === null ? null : judgedRunOf(await eventOf(environment.eventPath));
  if (run === null) {
    throw new UserError("the event file (GITHUB_EVENT_PATH) does not say which run this is about");
  }
  const { comment, why } = await services.comment(run, environment, inputs);
  services.setOutput("comment", comment);
  services.tell(
    why === null ? `The comment is ${comment.replace("-", " ")}.` : `There is nothing to comment on: ${why}.`,
  );
}
