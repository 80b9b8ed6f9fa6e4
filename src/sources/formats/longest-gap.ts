import { zonePeriods } from "./zone-periods.ts";

/** A day of the calendar; `weekday` 0 is Sunday. */
export interface CalendarDay {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

/** When a schedule fires: on the days that `onDay` picks, at every combination of hour, minute and second. */
export interface RunTimes {
  seconds: ReadonlySet<number>;
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  onDay: (day: CalendarDay) => boolean;
  /** `onDay` is known to pick every day: no calendar need be walked where no clock changes either. */
  everyDay: boolean;
  /** An IANA time zone; null for UTC. */
  zone: string | null;
  /**
   * The first run after an instant, both in seconds since 1970, for a dialect that reads a changing clock in its own way; null where it finds
   * none. Without it a time that the clock skips does not run, and one that it shows twice runs twice.
   */
  next?: (after_s: number) => number | null;
}

/** The longest time between two runs in seconds, or that it never fires. */
export type Gap = { max_gap_s: number } | { never: true };

/** What was seen of a schedule within the window: its first and last run, null where there was none. */
export interface Runs {
  gap_s: number;
  runs: number;
  first_s: number | null;
  last_s: number | null;
  /** A run is further from the one before it than robfig/cron looks ahead, so that it never comes. */
  stops: boolean;
}

const DAY_S = 86_400;
/**
 * The years that runs are looked for in: 28, after which the calendar's weekdays and leap days repeat, so that every
 * pattern of days, clock changes included, shows its longest gap. Fixed, so that a schedule means the same on every day.
 */
export const WINDOW = { from_s: Date.UTC(2024, 0, 1) / 1000, to_s: Date.UTC(2052, 0, 1) / 1000 };

/** Day number, counted from 1970-01-01, of the first day in the calendar. */
const firstDay = WINDOW.from_s / DAY_S - 1;

/** No reading of a clock change goes on for longer: a search starts at a run, and goes back by an hour that the clock shows twice at most. */
const SETTLED_S = 6 * 3600;
/** robfig/cron looks for the next run up to the end of the fifth year after: a schedule that has none until then stops for good. */
const YEARS_AHEAD = 5;

/** The longest gap of a schedule that repeats for ever. */
export function longestGap(times: RunTimes): Gap {
  if (times.everyDay && times.zone === null) {
    return gapOfDays(clockTimes(times));
  }
  const { runs, gap_s, first_s, last_s, stops } = runsInWindow(times);
  if (runs < 2 || first_s === null || last_s === null) {
    return { never: true };
  }
  // Without clock changes the years of the window follow on themselves.
  const again = first_s + (WINDOW.to_s - WINDOW.from_s);
  const around = times.zone === null ? again - last_s : 0;
  return stops || (times.zone === null && isBeyondSearch(last_s, again))
    ? { never: true }
    : { max_gap_s: Math.max(gap_s, around) };
}

/** The gap of what runs at the same times each day: within a day, or from its last run to the first of the next. */
function gapOfDays(clock: Int32Array): Gap {
  const [first] = clock;
  const last = clock.at(-1);
  return first === undefined || last === undefined
    ? { never: true }
    : { max_gap_s: Math.max(largestStep(clock, 0, clock.length), DAY_S - last + first) };
}

/** Does the search for the next run end before it? Only where they are years apart; the year of a zone's own clock differs by hours. */
function isBeyondSearch(last_s: number, next_s: number): boolean {
  const yearOf = (at_s: number): number => new Date(at_s * 1000).getUTCFullYear();
  return next_s - last_s > YEARS_AHEAD * 365 * DAY_S && yearOf(next_s) > yearOf(last_s) + YEARS_AHEAD;
}

/** Walks the days of the window, period by period of the zone's clock. */
export function runsInWindow(times: RunTimes): Runs {
  const clock = clockTimes(times);
  const fullDay = largestStep(clock, 0, clock.length);
  const calendar = calendarOfWindow();
  const seen: Runs = { gap_s: 0, runs: 0, first_s: null, last_s: null, stops: false };
  for (const period of zonePeriods(times.zone, WINDOW.from_s, WINDOW.to_s)) {
    overChange(times, seen, period.from_s);
    const from_s = Math.max(period.from_s, (seen.last_s ?? period.from_s - 1) + 1);
    const start = from_s + period.offset_s;
    const end = period.to_s + period.offset_s;
    for (let day = Math.floor(start / DAY_S); day * DAY_S < end; day += 1) {
      const date = calendar[day - firstDay];
      if (date === undefined || !times.onDay(date)) {
        continue;
      }
      const first = lowerBound(clock, start - day * DAY_S);
      const after = lowerBound(clock, end - day * DAY_S);
      const inside = first === 0 && after === clock.length ? fullDay : largestStep(clock, first, after);
      addRuns(seen, clock, first, after, inside, day * DAY_S - period.offset_s);
    }
  }
  return seen;
}

/** Adds the runs around a clock change one by one, where the dialect has a reading of its own, until it is well past. */
function overChange({ next }: RunTimes, seen: Runs, change_s: number): void {
  if (next === undefined || seen.last_s === null || seen.last_s >= change_s) {
    return;
  }
  let at = next(seen.last_s);
  while (at !== null && at < WINDOW.to_s) {
    seen.gap_s = Math.max(seen.gap_s, at - seen.last_s);
    seen.runs += 1;
    seen.last_s = at;
    at = at < change_s + SETTLED_S ? next(at) : null;
  }
}

/** Adds the runs of one stretch of a day: the clock times from index `first` up to `after`, `base` seconds after 1970. */
function addRuns(
  seen: Runs,
  clock: Int32Array,
  first: number,
  after: number,
  inside: number,
  base: number,
): void {
  const earliest = clock[first];
  const latest = clock[after - 1];
  if (first >= after || earliest === undefined || latest === undefined) {
    return;
  }
  const since = seen.last_s === null ? 0 : base + earliest - seen.last_s;
  seen.gap_s = Math.max(seen.gap_s, inside, since);
  seen.stops ||= seen.last_s !== null && isBeyondSearch(seen.last_s, base + earliest);
  seen.runs += after - first;
  seen.first_s ??= base + earliest;
  seen.last_s = base + latest;
}

/** The times of a day, in seconds after midnight, ascending. */
function clockTimes(times: RunTimes): Int32Array {
  const ascending = (values: ReadonlySet<number>) => [...values].sort((a, b) => a - b);
  const [minutes, seconds] = [ascending(times.minutes), ascending(times.seconds)];
  const clock = new Int32Array(times.hours.size * minutes.length * seconds.length);
  let index = 0;
  for (const hour of ascending(times.hours)) {
    for (const minute of minutes) {
      for (const second of seconds) {
        clock[index] = hour * 3600 + minute * 60 + second;
        index += 1;
      }
    }
  }
  return clock;
}

/** The largest difference between neighbours from index `first` up to `after`. */
function largestStep(sorted: Int32Array, first: number, after: number): number {
  let largest = 0;
  for (let index = first + 1; index < after; index += 1) {
    largest = Math.max(largest, (sorted[index] ?? 0) - (sorted[index - 1] ?? 0));
  }
  return largest;
}

/** Index of the first element that is at least `wanted`. */
function lowerBound(sorted: Int32Array, wanted: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The local days of the window, one more at each end for the zones east and west of UTC; made once. */
let calendarMade: CalendarDay[] | null = null;

function calendarOfWindow(): CalendarDay[] {
  calendarMade ??= Array.from({ length: WINDOW.to_s / DAY_S + 1 - firstDay }, (_, index) => {
    const date = new Date((firstDay + index) * DAY_S * 1000);
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      weekday: date.getUTCDay(),
    };
  });
  return calendarMade;
}
