import type { Report } from "../model/report.ts";
import { UserError } from "../model/user-error.ts";
import { renderMarkdown } from "../reports/markdown.ts";
import { connect } from "./client.ts";
import { type CommentResult, writeComment } from "./comment.ts";
import { type CommentWhen, createsComment } from "./comment-when.ts";
import { type ActionContext, linkTo } from "./context.ts";
import { isCommit, markerWithRun } from "./marker.ts";
import { type Clock, withRetries } from "./retry.ts";
import { whereTheRestIs } from "./where.ts";

/** A comment holds 65,536 characters at most (422 "Body is too long"); counted in UTF-16 units and bytes to be sure. */
const COMMENT_SIZE = 65_000;

/** When a report becomes a comment, and which. */
export interface CommentSettings {
  comment: CommentWhen;
  /** Tells several comments of one pull request apart. */
  commentKey: string;
  /** Markdown that is shown before anything of the report of another run. */
  notice?: string;
}

/**
 * Writes the report as the comment of its pull request; `none` where the run is about none, or wants none.
 * @throws UserError, or what the client throws, where it cannot be written: `whyNot` says it in words.
 */
export async function commentReport(
  report: Report,
  context: ActionContext,
  { comment, commentKey: key, notice }: CommentSettings,
  clock?: Clock,
): Promise<CommentResult | "none"> {
  const { pullRequest } = context;
  if (pullRequest === null || comment === "never") return "none";
  if (context.token === "") throw new UserError("github-token is empty");
  const body = renderMarkdown(report, {
    maxBytes: COMMENT_SIZE,
    maxChars: COMMENT_SIZE,
    link: (path, line) => linkTo(context, path, line),
    where: whereTheRestIs(context),
    ...(isCommit(context.headSha) ? { commit: context.headSha } : {}),
    marker: markerWithRun(key, context) + (notice === undefined ? "" : `\n\n${notice}\n`),
  });
  const client = await connect(context);
  // As a whole, so that a comment whose answer was lost is found and updated rather than written twice.
  return withRetries(
    () =>
      writeComment(
        client,
        { ...context, pullRequest },
        { key, body, create: createsComment(report, comment), toldOf: notice !== undefined },
      ),
    clock,
  );
}
