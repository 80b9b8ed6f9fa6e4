import type { CalendarDay } from "./longest-gap.ts";
import type { ZonePeriod } from "./zone-periods.ts";

/** What a wall clock shows; months from 1, `weekday` 0 is Sunday. */
export interface Clock extends CalendarDay {
  hour: number;
  minute: number;
  second: number;
}

/** The wall clock of a zone. Before its first period and after its last one, the offsets of these hold. */
export class ZoneClock {
  readonly #periods: readonly ZonePeriod[];

  constructor(periods: readonly ZonePeriod[]) {
    this.#periods = periods;
  }

  /** What the clock shows at an instant, in seconds since 1970. */
  read(at_s: number): Clock {
    const date = new Date((at_s + (this.#periodAt(at_s)?.offset_s ?? 0)) * 1000);
    return {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      weekday: date.getUTCDay(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
    };
  }

  /**
   * The instant at which the clock shows this; parts beyond their range carry over. Of a time that is shown twice or never, one of the two
   * that it may mean: the one that Go's time.Date takes, which looks the time up as if it were UTC, and again with the offset found there.
   */
  instant({ year, month, day, hour, minute, second }: Omit<Clock, "weekday">): number {
    const shown = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
    const first = this.#periodAt(shown);
    if (first === undefined) {
      return shown;
    }
    const at = shown - first.offset_s;
    const isInside = at >= first.from_s && at < first.to_s;
    return isInside ? at : shown - (this.#periodAt(at)?.offset_s ?? 0);
  }

  #periodAt(at_s: number): ZonePeriod | undefined {
    let low = 0;
    let high = this.#periods.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#periods[middle]?.from_s ?? 0) <= at_s) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return this.#periods[low];
  }
}
