import { NotationError } from "./notation-error.ts";

/** Seconds of each unit that Go's time.ParseDuration reads; both signs for micro are in use. */
const UNIT_SECONDS: Record<string, number> = {
  ns: 1e-9,
  us: 1e-6,
  "\u00b5s": 1e-6,
  "\u03bcs": 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** Go keeps a duration as nanoseconds in 64 bits: about 292 years. */
const LONGEST_SECONDS = 2 ** 63 / 1e9;

const WHOLE = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)$/;
const PART = /(\d+\.?\d*|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/g;

/** Seconds of a Go duration such as `1h30m`, `720h0m0s`, `-1.5h` or `0` (time.ParseDuration); throws NotationError. */
export function goDurationSeconds(text: string): number {
  if (/^[+-]?0$/.test(text)) {
    return 0;
  }
  const whole = WHOLE.exec(text);
  if (whole === null) {
    throw new NotationError("must be a duration such as 30m, 720h or 1h30m (units h, m, s, ms; no days)");
  }
  let seconds = 0;
  for (const [, amount, unit] of (whole[2] ?? "").matchAll(PART)) {
    seconds += Number(amount) * (UNIT_SECONDS[unit ?? ""] ?? Number.NaN);
  }
  if (seconds > LONGEST_SECONDS) {
    throw new NotationError("is longer than a duration can be (about 292 years)");
  }
  return whole[1] === "-" ? -seconds : seconds;
}

/** Decodes a Go duration: `{seconds}`. */
export function decodeGoDuration(text: string): { seconds: number } {
  return { seconds: goDurationSeconds(text) };
}
