import type { Report } from "../model/report.ts";
import type { Severity } from "../model/severity.ts";
import { type Annotation, annotationsOf } from "../reports/annotations.ts";
import { renderCheckTexts } from "../reports/markdown.ts";
import { counted } from "../reports/phrases.ts";
import { plain } from "../reports/plain.ts";
import { standingOf } from "../reports/standing.ts";
import type { Client } from "./client.ts";
import { type ActionContext, linkTo } from "./context.ts";
import { whereTheRestIs } from "./where.ts";

/** A request takes 50 annotations at most; more are added by updates (REST API, checks: output.annotations). */
const PER_REQUEST = 50;
/** Most annotations of a check run: ten requests, well within what GitHub lets a workflow write in a minute. */
const MOST = 500;
/** `summary` and `text` hold 65,535 bytes each; what is left is for a note before them. */
const TEXT_SIZE = 65_000;

const LEVELS = { error: "failure", warning: "warning", notice: "notice" } as const satisfies Record<
  Severity,
  string
>;

/** What a check run says of a report: a pass that judged nothing, and a failure that is only observed, are neutral, which lets a merge pass. */
export function conclusionOf(report: Report): "success" | "failure" | "neutral" {
  if (report.verdict !== "pass") return "failure";
  return standingOf(report) === "nothing" || report.findings.some(({ blocks }) => blocks)
    ? "neutral"
    : "success";
}

/** The name that branch protection knows it by; a key tells the check runs of several jobs apart. */
function checkNameOf(key: string): string {
  return key === "" ? "resilience-gate" : `resilience-gate (${plain(key, 80)})`;
}

function checkAnnotation({ level, path, line, title, message }: Annotation & { path: string }) {
  return {
    path: plain(path, 1000),
    start_line: line ?? 1,
    end_line: line ?? 1,
    annotation_level: LEVELS[level],
    title: plain(title, 200),
    message: plain(message, 2000) || "(no message)",
  };
}

/** Annotations in the order of their level, those of a file apart from those of none, which a check run cannot take. */
function annotationsByPlace(report: Report): {
  placed: (Annotation & { path: string })[];
  others: Annotation[];
} {
  const all = annotationsOf(report);
  const order = Object.keys(LEVELS);
  const sorted = [...all].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  return {
    placed: sorted.flatMap((one) =>
      one.path === null || one.path === "" ? [] : [{ ...one, path: one.path }],
    ),
    others: sorted.filter(({ path }) => path === null || path === ""),
  };
}

function batchesOf<T>(all: readonly T[]): T[][] {
  const count = Math.max(1, Math.ceil(all.length / PER_REQUEST));
  return Array.from({ length: count }, (_, at) => all.slice(at * PER_REQUEST, (at + 1) * PER_REQUEST));
}

/**
 * Writes the check run of the head commit, completed from the first request on, so that it never hangs; further requests add the annotations
 * beyond the first fifty, and until the last one it says that it is not complete. Gives the annotations that it could not take, since they have no file. A request is done again by `retried`.
 */
export async function writeCheckRun(
  client: Client,
  context: ActionContext,
  report: Report,
  { key, retried }: { key: string; retried: <T>(task: () => Promise<T>) => Promise<T> },
): Promise<Annotation[]> {
  const { owner, repo, headSha } = context;
  const { placed, others } = annotationsByPlace(report);
  const batches = batchesOf(placed.slice(0, MOST).map(checkAnnotation));
  const output = outputOf(report, context, placed.length);
  const outputs = batches.map((annotations, at) => ({
    ...output,
    summary: unfinished(at + 1, batches.length) + output.summary,
    annotations,
  }));
  const { data } = await retried(() =>
    client.rest.checks.create({
      owner,
      repo,
      head_sha: headSha,
      name: checkNameOf(key),
      status: "completed",
      conclusion: conclusionOf(report),
      ...(outputs[0] === undefined ? {} : { output: outputs[0] }),
    }),
  );
  for (const output of outputs.slice(1)) {
    const update = { owner, repo, check_run_id: data.id, output };
    await retried(() => client.rest.checks.update(update));
  }
  return others;
}

/** What a check run says of itself until its last request: a run that is ended in between leaves it so. Empty for the last one. */
function unfinished(request: number, of: number): string {
  if (request === of) return "";
  return `> **Not complete:** these are the annotations of ${request} of ${of} requests. Where this stays, the run was ended while it wrote: run it again.\n\n`;
}

function outputOf(
  report: Report,
  context: ActionContext,
  annotations: number,
): { title: string; summary: string; text: string } {
  const left = annotations - MOST;
  const more =
    left > 0
      ? `\n${counted(left, "annotation is", "annotations are")} left out of the ${annotations}, the least grave.\n`
      : "";
  const size = TEXT_SIZE - more.length;
  const { summary, text } = renderCheckTexts(report, {
    maxBytes: size,
    maxChars: size,
    link: (path, line) => linkTo(context, path, line),
    where: whereTheRestIs(context),
  });
  return { title: plain(report.sentence, 200) || "resilience-gate", summary: summary + more, text };
}
