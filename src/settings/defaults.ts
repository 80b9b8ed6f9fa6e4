import type { Limits, ResilienceSettings, Settings } from "../model/settings.ts";

/** What holds where neither a flag nor resilience.yml says otherwise; the gate's default depends on the entry. */
export const DEFAULTS = {
  mode: "enforce",
  failOn: "error",
  ifNothingFound: "error",
  /** The command line judges what it is given. */
  gate: "all",
  /** A pull request answers for what it changes. */
  gateOnPullRequest: "new",
} as const satisfies Partial<Record<keyof Settings | "gateOnPullRequest", string>>;

/** Bounds of a run that sets none. A JavaScript string holds less than 512 MiB of characters, WASM memory at most 4 GiB. */
export const LIMITS: Limits = {
  fileBytes: 2 * 1024 ** 3,
  wholeBytes: 400 * 1024 ** 2,
  partBytes: 256 * 1024 ** 2,
  files: 10_000,
  folders: 100_000,
  evaluationMs: 10 * 60 * 1000,
  memoryBytes: 4 * 1024 ** 3,
};

/** Largest resilience.yml and largest baseline, in bytes. */
export const SETTINGS_FILE_BYTES = 1024 ** 2;
export const BASELINE_BYTES = 100 * 1024 ** 2;

/** The settings of a workspace that has no resilience.yml. */
export const NO_RESILIENCE_FILE: ResilienceSettings = { path: null, file: { version: 1 } };
