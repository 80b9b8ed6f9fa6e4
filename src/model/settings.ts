import type { BreakGlass } from "./report.ts";
import type { ResilienceFile, Waiver } from "./resilience-file.ts";
import type { Severity } from "./severity.ts";

/** One way that a report leaves: a format, and a file or (null) standard output. */
export interface Output {
  format: Format;
  file: string | null;
}
export const FORMATS = [
  "terminal",
  "json",
  "markdown",
  "sarif",
  "junit",
  "html",
  "controls",
  "controls-json",
] as const;
export type Format = (typeof FORMATS)[number];

/** resilience.yml as it was found: its text stays beside the values so that errors and proposals can name a line. */
export interface ResilienceSettings {
  /** Where it was read, for messages; null where there is none. */
  path: string | null;
  file: ResilienceFile;
}

/** Everything a run is asked to do; built in src/settings from inputs, flags and resilience.yml, nowhere else. */
export interface Settings {
  /** The folder that names are relative to and that no link may lead out of; absolute. */
  workspace: string;
  /** Paths, globs, folders, `NAME=path`, or `-` for standard input. */
  paths: string[];
  resilience: ResilienceSettings;
  /** What the head proposes where the trusted configuration came from the base; null where they are the same. */
  proposed: ResilienceSettings | null;
  /** The base commit's waivers, where the head's own count; null where nothing says, absent where there is no change. */
  waiversBefore?: readonly Waiver[] | null;
  /** The break-glass label of the pull request; null where it has none, absent where there is no pull request. */
  breakGlass?: BreakGlass | null;
  mode: "enforce" | "observe";
  gate: "new" | "all";
  failOn: "error" | "warning" | "never";
  ifNothingFound: "error" | "pass";
  /** Fingerprints that count as existing; null without a baseline. */
  baseline: Set<string> | null;
  /** The moment of judging, in seconds since 1970. */
  nowS: number;
  /** The provider region of resources whose own configuration names none; null where nobody says. */
  defaultRegion: string | null;
  outputs: Output[];
  /** Policies of one's own: folders of Rego, or bundles, relative to the workspace. */
  policies: string[];
  /** The program of OPA that compiles them; null for the one on the PATH. */
  opaPath: string | null;
  /** May tools be run: `terraform show` on a binary plan, kustomize, helm, opa? They run or read what a pull request can bring along. */
  allowTools: boolean;
  limits: Limits;
}

/** Bounds on what a run may take. */
export interface Limits {
  /** Largest single file, its content inflated, in bytes. */
  fileBytes: number;
  /** Largest file that is held whole, in bytes; beyond, only plans and states are read, piece by piece. */
  wholeBytes: number;
  /** Largest part of what is read piece by piece, in bytes. */
  partBytes: number;
  /** Most files of one run. */
  files: number;
  /** Most folders that one search looks into. */
  folders: number;
  /** Longest evaluation, in milliseconds. */
  evaluationMs: number;
  /** Largest WASM memory, in bytes (at most 4 GiB). */
  memoryBytes: number;
}

/** Severity that a setting gives a rule; `off` takes it out. */
export type RuleSeverity = Severity | "off";
