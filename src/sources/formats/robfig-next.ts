import type { CalendarDay } from "./longest-gap.ts";
import type { Clock, ZoneClock } from "./zone-clock.ts";

/** What a schedule of robfig/cron fires at, field by field. */
export interface RobfigTimes {
  seconds: ReadonlySet<number>;
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  months: ReadonlySet<number>;
  /** Does the day fit, whatever its month? */
  onDay: (day: CalendarDay) => boolean;
}

/** One field of a search: whether it fits, how it is counted up, and when that carries over into the field before it. */
interface Stage {
  fits: (clock: Clock) => boolean;
  /** The instant with all below the field set to its least, before it is first counted up. */
  start: (at: number, zone: ZoneClock) => number;
  /** The instant one further. */
  step: (at: number, zone: ZoneClock) => number;
  carries: (clock: Clock) => boolean;
}

/** The library gives up where nothing fits before the end of the fifth year after. */
const YEARS_LOOKED_AT = 5;

/**
 * The first run after an instant (seconds since 1970), as robfig/cron v3 finds it: month, day, hour, minute and second in turn, each counted
 * up until it fits, and all of them again where one carries over. It tells a carry by a clock that reads 0, or by the first of the month:
 * where a zone's clock skips that reading, days are run that the schedule does not name, and others are missed. This does the same. Null
 * where nothing fits within five years.
 */
export function robfigNext(times: RobfigTimes, zone: ZoneClock, after_s: number): number | null {
  const stages = stagesOf(times);
  let at = after_s + 1;
  let isStarted = false;
  const lastYear = zone.read(at).year + YEARS_LOOKED_AT;
  search: while (zone.read(at).year <= lastYear) {
    for (const { fits, start, step, carries } of stages) {
      while (!fits(zone.read(at))) {
        if (!isStarted) {
          isStarted = true;
          at = start(at, zone);
        }
        at = step(at, zone);
        if (carries(zone.read(at))) {
          continue search;
        }
      }
    }
    return at;
  }
  return null;
}

function stagesOf({ seconds, minutes, hours, months, onDay }: RobfigTimes): Stage[] {
  return [
    {
      fits: ({ month }) => months.has(month),
      start: (at, zone) => zone.instant({ ...zone.read(at), day: 1, hour: 0, minute: 0, second: 0 }),
      step: (at, zone) => {
        const clock = zone.read(at);
        return zone.instant({ ...clock, month: clock.month + 1 });
      },
      carries: ({ month }) => month === 1,
    },
    {
      fits: onDay,
      start: (at, zone) => zone.instant({ ...zone.read(at), hour: 0, minute: 0, second: 0 }),
      step: nextMidnight,
      carries: ({ day }) => day === 1,
    },
    {
      fits: ({ hour }) => hours.has(hour),
      start: (at, zone) => zone.instant({ ...zone.read(at), minute: 0, second: 0 }),
      step: (at) => at + 3600,
      carries: ({ hour }) => hour === 0,
    },
    {
      fits: ({ minute }) => minutes.has(minute),
      start: (at) => at - (at % 60),
      step: (at) => at + 60,
      carries: ({ minute }) => minute === 0,
    },
    {
      fits: ({ second }) => seconds.has(second),
      start: (at) => at,
      // No clock changes within a minute: what does not fit is passed over at once.
      step: (at, zone) => at + untilNext(seconds, zone.read(at).second),
      carries: ({ second }) => second === 0,
    },
  ];
}

/** The same time on the day after, brought back to midnight by whole hours where a clock change moved it. */
function nextMidnight(at: number, zone: ZoneClock): number {
  const clock = zone.read(at);
  const next = zone.instant({ ...clock, day: clock.day + 1 });
  const { hour } = zone.read(next);
  return next + 3600 * (hour > 12 ? 24 - hour : -hour);
}

/** Seconds from one that does not fit to the next of its minute that does, or to the end of the minute. */
function untilNext(seconds: ReadonlySet<number>, from: number): number {
  let next = from + 1;
  while (next < 60 && !seconds.has(next)) {
    next += 1;
  }
  return next - from;
}
