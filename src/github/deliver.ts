import type { Report } from "../model/report.ts";
import { type Annotation, annotationsOf, withinStep } from "../reports/annotations.ts";
import { annotate, type Print, warning } from "./annotate.ts";
import { writeCheckRun } from "./check-run.ts";
import { connect } from "./client.ts";
import type { CommentResult } from "./comment.ts";
import { commentReport } from "./comment-report.ts";
import type { CommentWhen } from "./comment-when.ts";
import type { ActionContext } from "./context.ts";
import { type Clock, withRetries } from "./retry.ts";
import { writeSummary } from "./summary.ts";
import { isRefused, whyNot } from "./undelivered.ts";

/** What of a report is delivered. */
export interface DeliverySettings {
  comment: CommentWhen;
  /** Tells several comments of one pull request apart. */
  commentKey: string;
  /** `auto`: where the token may. */
  checkRun: "auto" | "true" | "false";
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
  /** `none` where it is not wanted or not permitted. */
  check: "created" | "none" | "failed";
  summary: boolean;
  warnings: string[];
}

/** What carries the report where GitHub does not take it. */
const INSTEAD = "The report is in the job summary and the annotations.";

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
  const comment = await commentReport(report, context, settings, tools.clock).catch((error: unknown) => {
    warnings.push(`${whyNot("comment", error)} ${INSTEAD}`);
    return "failed" as const;
  });
  const checked = await deliverCheck(report, context, settings, tools.clock).catch((error: unknown) => {
    if (settings.checkRun === "auto" && isRefused(error)) return "none" as const;
    warnings.push(`${whyNot("check run", error)} ${INSTEAD}`);
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
  // What the check run shows at its lines is not shown there a second time.
  const own = typeof checked === "string" ? annotationsOf(report) : checked;
  annotate(withinStep(settings.annotations ? [...told, ...own] : told, report.tool.name), print);
  return { comment, check: typeof checked === "string" ? checked : "created", summary, warnings };
}

/** The annotations that the check run could not take; `none` where none is wanted. */
async function deliverCheck(
  report: Report,
  context: ActionContext,
  { checkRun, commentKey: key }: DeliverySettings,
  clock: Clock | undefined,
): Promise<Annotation[] | "none"> {
  if (checkRun === "false" || context.headSha === "" || context.token === "") return "none";
  const client = await connect(context);
  return writeCheckRun(client, context, report, { key, retried: (task) => withRetries(task, clock) });
}
