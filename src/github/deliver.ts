import type { Report } from "../model/report.ts";
import { UserError } from "../model/user-error.ts";
import { toAnnotations } from "../reports/annotations.ts";
import { renderMarkdown } from "../reports/markdown.ts";
import { annotate, type Print, warning } from "./annotate.ts";
import { connect } from "./client.ts";
import { type CommentResult, writeComment } from "./comment.ts";
import { type CommentWhen, createsComment } from "./comment-when.ts";
import { type ActionContext, linkTo } from "./context.ts";
import { failureOf } from "./failure.ts";
import { markerWithRun } from "./marker.ts";
import { type Clock, withRetries } from "./retry.ts";
import { writeSummary } from "./summary.ts";

/** What of a report is delivered. */
export interface DeliverySettings {
  comment: CommentWhen;
  /** Tells several comments of one pull request apart. */
  commentKey: string;
  annotations: boolean;
  summary: boolean;
}

/** What the delivery works with besides; the defaults are the runner's log and the system's clock. */
interface DeliveryTools {
  print?: Print;
  clock?: Clock;
}

/** What arrived. */
export interface Delivered {
  /** `none` where the run is about no pull request or wants no comment, `failed` where GitHub did not take it. */
  comment: CommentResult | "none" | "failed";
  summary: boolean;
  warnings: string[];
}

/** A comment holds 65,536 characters at most (422 "Body is too long"); counted in UTF-16 units and bytes to be sure. */
const COMMENT_SIZE = 65_000;

/**
 * Brings the report to the pull request: comment, job summary, annotations. What GitHub does not take is one warning that says
 * what is missing, and never fails the run: the other ways carry the report.
 */
export async function deliver(
  report: Report,
  context: ActionContext,
  settings: DeliverySettings,
  tools: DeliveryTools = {},
): Promise<Delivered> {
  const print = tools.print ?? (await import("@actions/core")).info;
  const warnings: string[] = [];
  const comment = await deliverComment(report, context, settings, tools.clock).catch((error: unknown) => {
    warnings.push(whyNoComment(error));
    return "failed" as const;
  });
  const summary =
    settings.summary &&
    (await writeSummary(report, context).catch(() => {
      warnings.push(
        "The job summary could not be written: its file (GITHUB_STEP_SUMMARY) cannot be appended to.",
      );
      return false;
    }));
  const told = warnings.map(warning);
  annotate(settings.annotations ? toAnnotations(report, told) : told, print);
  return { comment, summary, warnings };
}

async function deliverComment(
  report: Report,
  context: ActionContext,
  { comment, commentKey: key }: DeliverySettings,
  clock: Clock | undefined,
): Promise<Delivered["comment"]> {
  const { pullRequest } = context;
  if (pullRequest === null || comment === "never") return "none";
  if (context.token === "") throw new UserError("github-token is empty");
  const body = renderMarkdown(report, {
    maxBytes: COMMENT_SIZE,
    maxChars: COMMENT_SIZE,
    link: (path, line) => linkTo(context, path, line),
    marker: markerWithRun(key, context),
  });
  const client = await connect(context);
  // As a whole, so that a comment whose answer was lost is found and updated rather than written twice.
  return withRetries(
    () =>
      writeComment(
        client,
        { ...context, pullRequest },
        { key, body, create: createsComment(report, comment) },
      ),
    clock,
  );
}

/** Why the comment did not arrive, and what to do. */
function whyNoComment(error: unknown): string {
  const failure = failureOf(error, Date.now());
  const instead = "The report is in the job summary and the annotations.";
  if (failure === null) {
    const why = error instanceof UserError ? error.message : "an internal error; please report it";
    return `The comment could not be written: ${why}. ${instead}`;
  }
  const { status, limited } = failure;
  if (status === null) return `The comment could not be written: GitHub did not answer. ${instead}`;
  if (!limited && (status === 401 || status === 403 || status === 404)) {
    return (
      `The comment could not be written: GitHub answered ${status}. The token needs the permission pull-requests: write ` +
      `(permissions of the job); on pull requests from forks and of Dependabot it can only read, and a locked ` +
      `conversation takes no comment. ${instead}`
    );
  }
  return `The comment could not be written: GitHub answered ${status}${limited ? ", too many requests" : ""}. ${instead}`;
}
