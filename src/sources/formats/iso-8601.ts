import { decodeDateTime } from "./date-time.ts";
import type { Gap } from "./longest-gap.ts";
import { NotationError } from "./notation-error.ts";

const DAY_S = 86_400;
const AMOUNT = String.raw`(\d{1,9}(?:[.,]\d{1,9})?)`;
const DURATION = new RegExp(
  `^P(?=.)(?:${AMOUNT}Y)?(?:${AMOUNT}M)?(?:${AMOUNT}W)?(?:${AMOUNT}D)?(?:T(?=.)(?:${AMOUNT}H)?(?:${AMOUNT}M)?(?:${AMOUNT}S)?)?$`,
);
/** Shortest and longest that a year and a month can be, in days. */
const YEAR = { least: 365, most: 366 };
const MONTH = { least: 28, most: 31 };

/**
 * Decodes a duration of ISO 8601 (`P30D`, `PT4H`, `P1Y2M`, `P1W`) to the seconds that it lasts at least: a year may have 365 days and a
 * month 28.
 */
export function decodeIsoDuration(text: string): { seconds: number } {
  return { seconds: secondsOf(text, "least") };
}

/**
 * Decodes a repeating interval of ISO 8601 (`R/2021-05-23T02:30:00+00:00/PT4H`, as Azure's backup policies have it) to the longest time between
 * two of its starts: a year may have 366 days and a month 31. One that repeats a number of times only (`R5/...`) ends, and has none.
 */
export function decodeIsoRepeating(text: string): Gap {
  const [repeats = "", start = "", period = "", ...more] = text.split("/");
  if (more.length > 0 || !/^R\d*$/.test(repeats)) {
    throw new NotationError("must be a repeating interval such as R/2021-05-23T02:30:00+00:00/PT4H");
  }
  decodeDateTime(start);
  const seconds = secondsOf(period, "most");
  if (repeats !== "R" || seconds === 0) {
    throw new NotationError("ends after a number of repetitions, so that it has no longest gap");
  }
  return { max_gap_s: seconds };
}

function secondsOf(text: string, which: "least" | "most"): number {
  const parts = DURATION.exec(text);
  if (parts === null) {
    throw new NotationError("must be a duration such as P30D, PT4H or P1W");
  }
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part = "0") => Number(part.replace(",", ".")));
  const inDays = years * YEAR[which] + months * MONTH[which] + weeks * 7 + days;
  return inDays * DAY_S + hours * 3600 + minutes * 60 + seconds;
}
