import type { Report } from "../model/report.ts";
import type { Output, Settings } from "../model/settings.ts";
import { packWithOwn } from "../own-policies/pack-with-own.ts";
import { NO_PROFILE, type Profile, StageTimes } from "../profile/profile.ts";
import { profileText } from "../profile/profile-text.ts";
import { run } from "../run.ts";
import type { Asked } from "../settings/asked.ts";
import { baselineText } from "../settings/baseline.ts";
import { buildSettings } from "../settings/build-settings.ts";
import { readEnvironment } from "../settings/environment.ts";
import { exitStatus } from "../settings/exit-status.ts";
import { builtPack } from "../settings/pack.ts";
import { withProgress } from "./progress.ts";
import { render } from "./render.ts";
import type { Terminal } from "./terminal.ts";
import { withBase } from "./with-base.ts";
import { writeFileWhole } from "./write-file.ts";

/** What `check` does besides judging. */
export interface CheckOptions {
  /** File that the findings' fingerprints are written to; null for none. */
  writeBaseline: string | null;
  /** True where no colour was asked for. */
  plain: boolean;
  /** The commit that manifests are compared with, as it was named; null where they are compared with none. */
  base: string | null;
  /** True to say at the end where the time went. */
  profile: boolean;
  /** Where the paths are facts that `facts` wrote: how many there must be (null for any number). Null for plans and manifests. */
  facts: { shards: number | null } | null;
}

/** `check` and `merge`: judges, writes each report where it was asked for, and gives the exit status. */
export async function check(asked: Asked, options: CheckOptions, terminal: Terminal): Promise<number> {
  const times = options.profile ? new StageTimes() : null;
  const profile = times ?? NO_PROFILE;
  const around = { ...terminal, pullRequest: false, trusted: null };
  const { settings, warnings } = await profile.stage("settings", () => buildSettings(asked, around));
  for (const warning of warnings) {
    terminal.err(`warning: ${warning}\n`);
  }
  const report = await judged(settings, options, terminal, profile);
  await profile.stage("render", () => writeAll(report, settings.outputs, options, terminal));
  if (times !== null) {
    terminal.err(profileText(times));
  }
  return exitStatus(report);
}

async function writeAll(
  report: Report,
  outputs: readonly Output[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<void> {
  for (const output of outputs) {
    await write(report, output, options, terminal);
  }
  if (options.writeBaseline !== null) {
    await writeFileWhole(options.writeBaseline, terminal.workspace, baselineText(report.findings));
  }
}

function judged(
  settings: Settings,
  { base, facts }: CheckOptions,
  terminal: Terminal,
  profile: Profile,
): Promise<Report> {
  const { standardInput } = terminal;
  return withProgress(terminal, async (tell) => {
    const context = { ...(await packWithOwn(settings, builtPack())), standardInput, tell, profile };
    if (facts === null) {
      return withBase(base, settings, (versions) => run(settings, { ...context, versions }));
    }
    const { judgeFacts } = await import("../run-facts.ts");
    return judgeFacts(settings, { ...context, versions: null }, facts.shards);
  });
}

async function write(
  report: Report,
  output: Output,
  { plain }: CheckOptions,
  terminal: Terminal,
): Promise<void> {
  if (output.file !== null) {
    await writeFileWhole(
      output.file,
      terminal.workspace,
      await render(report, output.format, { colour: false, columns: null, pack: builtPack() }),
    );
    return;
  }
  const colour = terminal.isTerminal && !plain && !readEnvironment(terminal.environment).noColour;
  terminal.out(await render(report, output.format, { colour, columns: terminal.columns, pack: builtPack() }));
}
