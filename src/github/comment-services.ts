import { info, setOutput } from "@actions/core";
import type { CommentServices } from "../action/run-comment.ts";
import { commentForRun } from "./comment-for-run.ts";
import { readContext } from "./context.ts";

/** What the entry that only comments does outside of itself, done with GitHub and its runner. */
export const commentServices: CommentServices = {
  setOutput,
  tell: info,
  comment: (run, environment, inputs) =>
    commentForRun(run, readContext(environment, null, inputs.token ?? ""), inputs),
};
