import { UserError } from "../model/user-error.ts";
import { run } from "../run.ts";
import { type ActionInputs, readActionInputs } from "../settings/action-inputs.ts";
import { type BuiltSettings, buildSettings } from "../settings/build-settings.ts";
import type { Environment } from "../settings/environment.ts";
import { exitStatus } from "../settings/exit-status.ts";
import { builtPack } from "../settings/pack.ts";
import { baseSource, type SettingsSource } from "../settings/settings-source.ts";
import type { ActionServices } from "./action-services.ts";
import { compareWithBase } from "./compare-with-base.ts";
import { outputsOf } from "./outputs.ts";
import type { PullRequest } from "./pull-request.ts";
import { readPullRequest } from "./read-event.ts";
import { writeReportFiles } from "./report-files.ts";

/** What the step runs in. */
export interface ActionSurroundings {
  environment: Environment;
  /** The variables that hold the inputs. */
  variables: Readonly<Record<string, string | undefined>>;
  /** The current folder, where the runner names no workspace; absolute. */
  folder: string;
  /** Milliseconds since 1970. */
  clockMs: number;
}

/**
 * The action's one step: read the inputs and the event, judge, write the reports, deliver, set the outputs; gives the exit status.
 * @throws UserError where there can be no report.
 */
export async function runAction(around: ActionSurroundings, services: ActionServices): Promise<number> {
  const { environment } = around;
  const inputs = readActionInputs(around.variables);
  const workspace = environment.workspace ?? around.folder;
  const pullRequest = await readPullRequest(environment);
  const { settings, warnings } = await settingsOf(inputs, { ...around, workspace, pullRequest }, services);
  for (const warning of warnings) {
    services.warn(warning);
  }
  const compared = await compareWithBase(
    settings,
    { environment, token: inputs.token, pullRequest },
    services,
  );
  const { versions } = compared;
  const report = await run(settings, { pack: builtPack(), standardInput: nothing(), versions }).finally(
    compared.end,
  );
  const files = await writeReportFiles(report, settings.outputs, {
    workspace,
    temporary: environment.temporary,
    key: inputs.commentKey,
    pack: builtPack(),
    print: services.print,
  });
  for (const [name, value] of Object.entries(outputsOf(report, files))) {
    services.setOutput(name, value);
  }
  await services.deliver(report, {
    inputs,
    environment,
    pullRequest,
    proposed: settings.proposed,
    trusted: settings.resilience,
  });
  return exitStatus(report);
}

async function settingsOf(
  inputs: ActionInputs,
  around: ActionSurroundings & { workspace: string; pullRequest: PullRequest | null },
  services: ActionServices,
): Promise<BuiltSettings> {
  const { workspace, clockMs, pullRequest } = around;
  const trusted =
    pullRequest !== null && inputs.trustBase ? trustedBase(inputs, around, pullRequest, services) : null;
  return buildSettings(inputs.asked, { workspace, clockMs, pullRequest: pullRequest !== null, trusted });
}

function trustedBase(
  { token }: ActionInputs,
  { workspace, environment }: { workspace: string; environment: Environment },
  { baseSha }: PullRequest,
  services: ActionServices,
): SettingsSource {
  const { repository, apiUrl } = environment;
  if (token === null || repository === null) {
    throw new UserError(
      "trusted-config: base needs github-token (contents: read) and GITHUB_REPOSITORY to read the settings at the base commit",
    );
  }
  return baseSource(workspace, baseSha, (path) =>
    services.readAtCommit({ repository, sha: baseSha, path, token, apiUrl }),
  );
}

/** A step of a workflow has no standard input. */
async function* nothing(): AsyncGenerator<Uint8Array> {}
