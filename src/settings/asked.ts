import { FORMATS, type Output } from "../model/settings.ts";
import { UserError } from "../model/user-error.ts";
import { nearWord } from "./near-word.ts";

/** What flags or action inputs ask for, as they were written; null where nothing was said. */
export interface Asked {
  paths: string[];
  config: string | null;
  /** Settings that come with resilience-gate, which resilience.yml is put on top of; absent or null for none. */
  preset?: string | null;
  gate: string | null;
  mode: string | null;
  failOn: string | null;
  ifNothingFound: string | null;
  baseline: string | null;
  now: string | null;
  defaultRegion: string | null;
  outputs: Output[];
  /** Policies of one's own; absent or empty where the settings say. */
  policies?: string[];
  /** The program of OPA that compiles them. */
  opaPath?: string | null;
  /** From the command line alone: a workflow file can be part of a pull request. */
  allowTools?: boolean;
}

/** A run of which nothing is said: everything in the current folder. */
export const NOTHING_ASKED: Asked = {
  paths: [],
  config: null,
  gate: null,
  mode: null,
  failOn: null,
  ifNothingFound: null,
  baseline: null,
  now: null,
  defaultRegion: null,
  outputs: [],
};

/**
 * One of the allowed words, or null where nothing was said.
 * @throws UserError that names the setting and what it may be.
 */
export function choose<Word extends string>(
  setting: string,
  value: string | null,
  allowed: readonly Word[],
): Word | null {
  if (value === null) {
    return null;
  }
  const chosen = allowed.find((word) => word === value);
  if (chosen === undefined) {
    const near = nearWord(value, allowed);
    throw new UserError(
      `${setting} must be one of ${allowed.join(", ")}${near === null ? "" : `: did you mean ${near}?`}`,
    );
  }
  return chosen;
}

/**
 * `json`, `json=report.json`: a format, and the file it is written to (standard output without).
 * @throws UserError where the format is unknown or no file follows the `=`.
 */
export function parseOutput(text: string): Output {
  const [format, ...rest] = text.split("=");
  const chosen = choose("--format", format ?? "", FORMATS);
  const file = rest.join("=");
  if (chosen === null || (rest.length > 0 && file === "")) {
    throw new UserError(`--format ${format}= needs a file, as in --format ${format}=report.${format}`);
  }
  return { format: chosen, file: rest.length > 0 ? file : null };
}

const EPOCH = /^\d{1,12}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * A moment as seconds since 1970: ISO 8601 with its time zone, a date (midnight UTC), or the seconds themselves.
 * @throws UserError where it is none of them.
 */
export function parseTime(text: string): number {
  if (EPOCH.test(text)) {
    return Number(text);
  }
  const milliseconds = DATE_TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) {
    throw new UserError("--now must be a time such as 2026-12-31T00:00:00Z, a date, or seconds since 1970");
  }
  return Math.floor(milliseconds / 1000);
}

/**
 * How many shards there must be.
 * @throws UserError where it is no whole number from 1.
 */
export function parseShards(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new UserError("shards must be a whole number from 1");
  }
  return Number(text);
}
