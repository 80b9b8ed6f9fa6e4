import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { ResilienceSettings, Settings } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import { plain } from "../reports/plain.ts";
import { isInside } from "../sources/read-file.ts";
import { type Asked, choose, parseTime } from "./asked.ts";
import { readBaseline } from "./baseline.ts";
import { DEFAULTS } from "./defaults.ts";
import { onPreset } from "./extended-settings.ts";
import { readResilienceFile, resilienceFilePaths } from "./find-resilience-file.ts";
import { limitsOf } from "./limits.ts";
import { diskSource, type SettingsSource } from "./settings-source.ts";

/** What surrounds a run: where it is, when, and whom it trusts. */
export interface Surroundings {
  /** Absolute. */
  workspace: string;
  /** Milliseconds since 1970; counts where `now` is not asked for. */
  clockMs: number;
  /** True on a pull request, of which only what it changes is judged by default. */
  pullRequest: boolean;
  /** Where settings are trusted from where that is not the disk; null where the disk is trusted. */
  trusted: SettingsSource | null;
  /** Where the base commit's settings can be read although they do not count; absent where there is none. */
  base?: SettingsSource;
  /** Reads settings of other repositories where the disk is trusted; absent where none can be read. */
  remote?: NonNullable<SettingsSource["remote"]>;
}

/** Settings, and what the user must know about how they came to be. */
export interface BuiltSettings {
  settings: Settings;
  warnings: string[];
}

/**
 * Puts the settings together: a flag or input counts before resilience.yml, resilience.yml before the defaults.
 * @throws UserError for every word, file or key that is not allowed.
 */
export async function buildSettings(asked: Asked, around: Surroundings): Promise<BuiltSettings> {
  const gate = choose("gate", asked.gate, ["new", "all"]);
  const mode = choose("mode", asked.mode, ["enforce", "observe"]);
  const failOn = choose("fail-on", asked.failOn, ["error", "warning", "never"]);
  const ifNothingFound = choose("if-nothing-found", asked.ifNothingFound, ["error", "pass"]);
  const { resilience, proposed } = await readBoth(asked, around);
  const before = await waiversBefore(asked, around);
  const { baseline, warnings } = await baselineOf(asked, around);
  const settings: Settings = {
    workspace: around.workspace,
    paths: asked.paths,
    resilience,
    proposed,
    ...(before === undefined ? {} : { waiversBefore: before }),
    mode: mode ?? resilience.file.mode ?? DEFAULTS.mode,
    gate: gate ?? resilience.file.gate ?? (around.pullRequest ? DEFAULTS.gateOnPullRequest : DEFAULTS.gate),
    failOn: failOn ?? DEFAULTS.failOn,
    ifNothingFound: ifNothingFound ?? DEFAULTS.ifNothingFound,
    baseline,
    nowS: asked.now === null ? Math.floor(around.clockMs / 1000) : parseTime(asked.now),
    defaultRegion: asked.defaultRegion,
    outputs: checkedOutputs(asked),
    policies: ownPolicies(asked, resilience, around.workspace),
    opaPath: asked.opaPath ?? null,
    allowTools: asked.allowTools === true || resilience.file.allow_tools === true,
    limits: limitsOf(resilience.file.limits ?? {}),
  };
  return { settings, warnings };
}

/** The settings that count, and those that the workspace proposes where they differ. */
async function readBoth(
  asked: Asked,
  around: Surroundings,
): Promise<Pick<Settings, "resilience" | "proposed">> {
  const paths = await resilienceFilePaths(asked.config, asked.paths, around.workspace);
  if (around.trusted === null) {
    const disk = diskSource(around.workspace, around.remote);
    const read = await readResilienceFile(paths, disk, asked.config !== null);
    return { resilience: await withPreset(read, asked, disk), proposed: null };
  }
  const { source: trusted, seen } = rememberingRemote(around.trusted);
  const resilience = await withPreset(await readTrusted(paths, trusted), asked, trusted);
  const disk = diskSource(around.workspace, async (file) => seen.get(JSON.stringify(file)));
  const proposal = await readResilienceFile(paths, disk, asked.config !== null && resilience.path === null);
  const head = await withPreset(proposal, asked, disk);
  return { resilience, proposed: isDeepStrictEqual(resilience.file, head.file) ? null : head };
}

/** The settings on top of the preset that was asked for. */
async function withPreset(
  { path, file }: ResilienceSettings,
  { preset = null }: Asked,
  source: SettingsSource,
): Promise<ResilienceSettings> {
  return { path, file: preset === null ? file : await onPreset(preset, file, source) };
}

/**
 * The waivers of the base commit where the head's own settings count, so that new ones are seen; null where they cannot be read, undefined
 * where there is no base.
 */
async function waiversBefore(asked: Asked, around: Surroundings): Promise<Settings["waiversBefore"]> {
  if (around.base === undefined) {
    return undefined;
  }
  try {
    const paths = await resilienceFilePaths(asked.config, asked.paths, around.workspace);
    const { file } = await readResilienceFile(paths, around.base, false);
    return file.waivers ?? [];
  } catch (error) {
    if (error instanceof UserError) {
      return null;
    }
    throw error;
  }
}

/**
 * What a change proposes is not trusted to say which repositories are read with this token: it sees what the trusted settings extend, and
 * nothing of any other.
 */
function rememberingRemote(trusted: SettingsSource): {
  source: SettingsSource;
  seen: Map<string, string | null>;
} {
  const seen = new Map<string, string | null>();
  const { remote } = trusted;
  if (remote === undefined) {
    return { source: trusted, seen };
  }
  const remembering: SettingsSource["remote"] = async (file) => {
    const text = await remote(file);
    if (text !== undefined) {
      seen.set(JSON.stringify(file), text);
    }
    return text;
  };
  return {
    source: { where: trusted.where, read: (path, limit) => trusted.read(path, limit), remote: remembering },
    seen,
  };
}

/** Reads the settings that count. What is wrong in them is mended at the base; that they could not be read is told as it is. */
async function readTrusted(paths: readonly string[], trusted: SettingsSource): Promise<ResilienceSettings> {
  let wasRead = false;
  const source: SettingsSource = {
    ...trusted,
    async read(path, limitBytes) {
      wasRead = false;
      const text = await trusted.read(path, limitBytes);
      wasRead = true;
      return text;
    },
  };
  try {
    return await readResilienceFile(paths, source, false);
  } catch (error) {
    if (error instanceof UserError && wasRead) {
      const advice =
        "the settings of the base commit count (trusted-config: base), so they must be put right there first";
      throw new UserError(`${error.message}\n${advice}`);
    }
    throw error;
  }
}

/**
 * Where policies of one's own are: who runs the gate may name any place, which a step has filled; settings only what is in the repository.
 * @throws UserError where settings name another.
 */
function ownPolicies(
  { policies = [] }: Asked,
  { path, file }: ResilienceSettings,
  workspace: string,
): string[] {
  if (policies.length > 0) {
    return policies;
  }
  const named = file.policies ?? [];
  const outside = named.find((one) => !isInside(workspace, resolve(workspace, one)));
  if (outside !== undefined) {
    throw new UserError(
      `${path}: policies names ${plain(outside, 200)}, which is outside of the workspace: settings name what is in it; what a step has fetched is named by --policies (the input policies)`,
    );
  }
  return named;
}

async function baselineOf(
  asked: Asked,
  around: Surroundings,
): Promise<{ baseline: Set<string> | null; warnings: string[] }> {
  if (asked.baseline === null) {
    return { baseline: null, warnings: [] };
  }
  const source = around.trusted ?? diskSource(around.workspace);
  const baseline = await readBaseline(asked.baseline, source);
  if (baseline !== null) {
    return { baseline, warnings: [] };
  }
  if (around.trusted === null) {
    throw new UserError(
      `${asked.baseline}: it does not exist, and --baseline names it: check the spelling, or write one with --write-baseline`,
    );
  }
  const warning = `${asked.baseline}: there is no such baseline${source.where}, so none counts; a baseline counts once it is merged`;
  return { baseline: new Set(), warnings: [warning] };
}

function checkedOutputs(asked: Asked): Settings["outputs"] {
  if (asked.outputs.filter((output) => output.file === null).length > 1) {
    throw new UserError(
      "only one format can go to standard output: give the others a file, as in --format json=report.json",
    );
  }
  return asked.outputs;
}
