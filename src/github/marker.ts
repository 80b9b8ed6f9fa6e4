import type { ActionContext } from "./context.ts";

/** Which run wrote a comment. */
export interface WrittenBy {
  run: number;
  attempt: number;
}

/** A key as it stands in an HTML comment: nothing of it can end that, and no two keys give the same. */
function encoded(key: string): string {
  const wellFormed = key.replace(/\p{Surrogate}/gu, "\uFFFD").slice(0, 100);
  return encodeURIComponent(wellFormed || "default").replace(/-(?=-|$)/gu, "%2D");
}

/** What a comment of this key begins with. */
export function markerOf(key: string): string {
  return `<!-- resilience-gate:${encoded(key)} -->`;
}

/** Is this the id of a commit, and nothing else that somebody wrote? */
export function isCommit(text: string): boolean {
  return /^[0-9a-f]{4,64}$/u.test(text);
}

/** The marker, and on the next line which commit and run the comment is of. */
export function markerWithRun(key: string, context: ActionContext): string {
  const sha = isCommit(context.headSha) ? context.headSha : "unknown";
  return `${markerOf(key)}\n<!-- of: sha=${sha} run=${context.runId ?? 0} attempt=${context.runAttempt} -->`;
}

/** The run that wrote a comment; null where it does not say, or says it was none that counts. */
export function writtenBy(body: string): WrittenBy | null {
  const found =
    /^<!-- resilience-gate:\S+ -->\r?\n<!-- of: sha=\w+ run=(\d{1,15}) attempt=(\d{1,6}) -->/u.exec(body);
  return found === null ? null : { run: Number(found[1]), attempt: Number(found[2]) };
}

/**
 * True where a later run, or a later attempt of the same run, wrote the comment: runs of one server are numbered in the order in
 * which they were started, so what an earlier one says is out of date.
 */
export function isLater(written: WrittenBy | null, context: ActionContext): boolean {
  if (written === null || context.runId === null) return false;
  return (
    written.run > context.runId || (written.run === context.runId && written.attempt > context.runAttempt)
  );
}

/** True where this very attempt of this run wrote the comment. */
export function isSame(written: WrittenBy | null, context: ActionContext): boolean {
  return written !== null && written.run === context.runId && written.attempt === context.runAttempt;
}
