import { appendFile, stat } from "node:fs/promises";
import type { Report } from "../model/report.ts";
import { renderMarkdown } from "../reports/markdown.ts";
import { type ActionContext, linkTo } from "./context.ts";

/** GitHub takes 1 MiB of job summary from a step and nothing of one that is longer. */
const SUMMARY_BYTES = 1024 * 1024;
/** Less room than this, left by what the step has already written, is not worth cutting a report to. */
const LEAST_BYTES = 16_000;

/** Appends the report to the job summary; false where there is none or what the step has already written leaves no room. */
export async function writeSummary(report: Report, context: ActionContext): Promise<boolean> {
  if (context.summaryFile === null) return false;
  const written = await stat(context.summaryFile).then(
    ({ size }) => size,
    () => 0,
  );
  const maxBytes = SUMMARY_BYTES - written - 2;
  if (maxBytes < LEAST_BYTES) return false;
  const link = (path: string, line: number | null): string | null => linkTo(context, path, line);
  const where = "The files of the step (output `folder`) hold all of it.";
  const body = renderMarkdown(report, { maxBytes, maxChars: maxBytes, link, where });
  await appendFile(context.summaryFile, written === 0 ? body : `\n${body}`);
  return true;
}
