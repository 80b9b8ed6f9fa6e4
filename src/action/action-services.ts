import type { AskedBreakGlass } from "../github/break-glass.ts";
import type { ChangeToCompare } from "../github/change-base.ts";
import type { BreakGlass, Report } from "../model/report.ts";
import type { ResilienceSettings } from "../model/settings.ts";
import type { ActionInputs } from "../settings/action-inputs.ts";
import type { Environment } from "../settings/environment.ts";
import type { BaseCommit } from "../sources/base/base-commit.ts";
import type { PullRequest } from "./pull-request.ts";

/** Everything that the delivery of a report depends on besides the report. */
export interface Delivery {
  inputs: Pick<ActionInputs, "comment" | "commentKey" | "checkRun" | "annotations" | "jobSummary" | "token">;
  environment: Environment;
  /** Null where something else than a pull request started the run. */
  pullRequest: PullRequest | null;
  /** The settings that counted. */
  trusted: ResilienceSettings;
  /** What the head's settings would be, where they differ from those that counted; null otherwise. */
  proposed: ResilienceSettings | null;
}

/** A file of a repository at a commit; the path has forward slashes. */
export interface FileAtCommit {
  repository: string;
  sha: string;
  path: string;
  token: string;
  apiUrl: string;
}

/** What the action does to the world outside: the runner and GitHub. */
export interface ActionServices {
  setOutput(name: string, value: string): void;
  warn(message: string): void;
  /** Writes to the log of the step; the text holds nothing that a runner would obey. */
  print(text: string): void;
  /** The file's text; null where there is none. */
  readAtCommit(file: FileAtCommit): Promise<string | null>;
  /**
   * The commit that a change is compared with.
   * @throws UserError that says why there is none.
   */
  baseCommit(change: ChangeToCompare): Promise<BaseCommit>;
  /** The break-glass label of a pull request, and whether it counts; null where it is not set. Never throws: what cannot be asked does not count. */
  breakGlass(asked: AskedBreakGlass): Promise<BreakGlass | null>;
  /** Comment, check run, job summary, annotations: whatever the inputs ask for and the token allows. */
  deliver(report: Report, delivery: Delivery): Promise<void>;
}
