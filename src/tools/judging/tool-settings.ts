import type { ResilienceFile } from "../../model/resilience-file.ts";
import type { Settings } from "../../model/settings.ts";
import { DEFAULTS, LIMITS } from "../../settings/defaults.ts";

/** The moment at which tools judge, in seconds since 1970 (2026-01-01), so that two runs say the same. */
const TOOL_NOW_S = 1_767_225_600;

/** Settings of a run that a tool makes: what a resilience.yml says, and the defaults of the command line. No file of settings is looked for. */
export function toolSettings(
  asked: Pick<Settings, "workspace" | "paths"> & Partial<Settings>,
  file: ResilienceFile,
): Settings {
  return {
    resilience: { path: "resilience.yml", file },
    proposed: null,
    mode: DEFAULTS.mode,
    gate: DEFAULTS.gate,
    failOn: DEFAULTS.failOn,
    ifNothingFound: DEFAULTS.ifNothingFound,
    baseline: null,
    nowS: TOOL_NOW_S,
    defaultRegion: null,
    outputs: [],
    allowTools: false,
    policies: [],
    opaPath: null,
    limits: LIMITS,
    ...asked,
  };
}
