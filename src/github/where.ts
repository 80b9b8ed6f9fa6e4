import type { ActionContext } from "./context.ts";

/** Where the whole report is where a text had to be cut, as a sentence in Markdown. */
export function whereTheRestIs({ serverUrl, owner, repo, runId }: ActionContext): string {
  const files = "the files of the step (output `folder`) hold all of it";
  if (runId === null) return `The job summary has more, and ${files}.`;
  const run = `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`;
  return `The [job summary](${run}) has more, and ${files}; where the workflow keeps them they are [an artifact](${run}#artifacts).`;
}
