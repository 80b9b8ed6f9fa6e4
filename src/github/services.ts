import { info, setOutput, warning } from "@actions/core";
import type { ActionServices } from "../action/action-services.ts";
import { readBaseFile } from "./base-file.ts";
import { breakGlass } from "./break-glass.ts";
import { changeBase } from "./change-base.ts";
import { readContext } from "./context.ts";
import { deliver } from "./deliver.ts";
import { withProposal } from "./proposal.ts";

/** What the action does outside of itself, done with GitHub and its runner. */
export const githubServices: ActionServices = {
  setOutput,
  warn: warning,
  print: info,
  baseCommit: (change) => changeBase(change),
  breakGlass: (asked) => breakGlass(asked),
  readAtCommit: (file) => readBaseFile(file),
  async deliver(report, { inputs, environment, pullRequest, trusted, proposed }) {
    const context = readContext(environment, pullRequest, inputs.token ?? "");
    await deliver(withProposal(report, trusted, proposed), context, {
      comment: inputs.comment,
      commentKey: inputs.commentKey,
      checkRun: inputs.checkRun,
      annotations: inputs.annotations,
      summary: inputs.jobSummary,
    });
  },
};
