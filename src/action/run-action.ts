import { writeFileWhole } from "../cli/write-file.ts";
import type { Settings } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import { type PackWithOwn, packWithOwn } from "../own-policies/pack-with-own.ts";
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
import { refuseTargetCheckout } from "./refuse-target-checkout.ts";
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
 * The action's one step: read the inputs and the event, judge, write the reports, deliver, set the outputs; gives the exit status. With
 * `mode: collect` it only reads, and writes what it has read.
 * @throws UserError where there can be no report.
 */
export async function runAction(around: ActionSurroundings, services: ActionServices): Promise<number> {
  const { environment } = around;
  const inputs = readActionInputs(around.variables);
  const workspace = environment.workspace ?? around.folder;
  const pullRequest = await readPullRequest(environment);
  const built = await settingsOf(inputs, { ...around, workspace, pullRequest }, services);
  const { warnings } = built;
  const settings = await withBreakGlass(built.settings, { environment, inputs, pullRequest }, services);
  for (const warning of warnings) {
    services.warn(warning);
  }
  if (environment.eventName === "pull_request_target" && pullRequest !== null) {
    await refuseTargetCheckout(settings, pullRequest);
  }
  const compared = await compareWithBase(
    settings,
    { environment, token: inputs.token, pullRequest: inputs.task === "judge" ? null : pullRequest },
    services,
  );
  const context = {
    ...(await trustedPack(settings, { inputs, pullRequest, environment }, services)),
    standardInput: nothing(),
    versions: compared.versions,
  };
  if (inputs.task === "collect") {
    const { collectFacts } = await import("../run-facts.ts");
    const facts = await collectFacts(settings, context).finally(compared.end);
    await writeFileWhole(inputs.facts, workspace, facts);
    services.setOutput("facts", inputs.facts);
    return 0;
  }
  const report = await (inputs.task === "judge"
    ? (await import("../run-facts.ts")).judgeFacts(settings, context, inputs.shards)
    : run(settings, context)
  ).finally(compared.end);
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
  const { workspace, clockMs, pullRequest, environment } = around;
  const on = { workspace, clockMs, pullRequest: pullRequest !== null };
  if (pullRequest !== null && inputs.trustBase) {
    return buildSettings(inputs.asked, {
      ...on,
      trusted: trustedBase(inputs, around, pullRequest, services),
    });
  }
  const canRead = pullRequest !== null && inputs.token !== null && environment.repository !== null;
  const base = canRead ? { base: trustedBase(inputs, around, pullRequest, services) } : {};
  const remote = remoteOf(environment, inputs.token, services);
  return buildSettings(inputs.asked, {
    ...on,
    trusted: null,
    ...base,
    ...(remote === undefined ? {} : { remote }),
  });
}

/** The pack with policies of one's own: of a pull request those of the base commit, since it must bring none that run, unless the head is trusted. */
async function trustedPack(
  settings: Settings,
  run: { inputs: ActionInputs; pullRequest: PullRequest | null; environment: Environment },
  services: Pick<ActionServices, "baseCommit">,
): Promise<PackWithOwn> {
  const { inputs, pullRequest, environment } = run;
  if (settings.policies.length === 0 || pullRequest === null || !inputs.trustBase) {
    return packWithOwn(settings, builtPack());
  }
  const { repository, apiUrl, sha } = environment;
  const { baseSha, headSha } = pullRequest;
  const change = {
    repository: repository ?? "",
    token: inputs.token ?? "",
    apiUrl,
    workspace: settings.workspace,
  };
  const base = await services.baseCommit({ ...change, baseSha, headSha, sha });
  try {
    return await packWithOwn(settings, builtPack(), async () => {
      const { ownAtBase } = await import("../own-policies/own-files.ts");
      return ownAtBase(settings.workspace, base);
    });
  } finally {
    base.end();
  }
}

/** Adds the break-glass label of the pull request, where the settings that count declare one and it is set. */
async function withBreakGlass(
  settings: Settings,
  run: { environment: Environment; inputs: ActionInputs; pullRequest: PullRequest | null },
  services: Pick<ActionServices, "breakGlass">,
): Promise<Settings> {
  const label = settings.resilience.file.break_glass?.label;
  const { repository, apiUrl } = run.environment;
  const { token, task } = run.inputs;
  const number = run.pullRequest?.number ?? null;
  if (label === undefined || number === null || repository === null || token === null || task === "collect") {
    return settings;
  }
  const { changedAt = null, labelSet = null } = run.pullRequest ?? {};
  return {
    ...settings,
    breakGlass: await services.breakGlass({ repository, token, apiUrl, number, label, changedAt, labelSet }),
  };
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
  return baseSource(
    workspace,
    baseSha,
    (path) => services.readAtCommit({ repository, sha: baseSha, path, token, apiUrl }),
    remoteOf(environment, token, services),
  );
}

/** Reads settings of other repositories that settings which are trusted extend. */
function remoteOf(
  { apiUrl }: Environment,
  token: string | null,
  services: Pick<ActionServices, "readAtCommit">,
): SettingsSource["remote"] {
  return token === null ? undefined : (file) => services.readAtCommit({ ...file, token, apiUrl });
}

/** A step of a workflow has no standard input. */
async function* nothing(): AsyncGenerator<Uint8Array> {}
