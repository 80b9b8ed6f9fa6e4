import {
  DAY_OF_MONTH,
  entryValues,
  type Field,
  type FieldRange,
  HOUR,
  MINUTE,
  MONTH,
  SECOND,
  span,
  splitEntry,
  WEEKDAYS,
} from "./cron-field.ts";
import { type CalendarDay, type RunTimes, WINDOW } from "./longest-gap.ts";
import { robfigNext } from "./robfig-next.ts";
import { ZoneClock } from "./zone-clock.ts";
import { zonePeriods } from "./zone-periods.ts";

/** Sunday to Sunday, for cron that knows it as 7 too. */
const DAY_OF_WEEK_TO_7: FieldRange = {
  what: "day of week",
  min: 0,
  max: 7,
  names: { first: 0, list: WEEKDAYS },
};
const DAY_OF_WEEK: FieldRange = { what: "day of week", min: 0, max: 6, names: { first: 0, list: WEEKDAYS } };

/** What differs between versions of robfig/cron, and between them and Unix cron. */
export interface RobfigDialect {
  /** A step leaves the day fields unrestricted (version 1) or restricts them (version 3): decides how day of month and day of week combine. */
  stepIsAny: boolean;
  /** Day of week may be 7, which is Sunday. */
  sundayIsSeven?: boolean;
}

/** Reads the six fields, seconds first, of github.com/robfig/cron; throws NotationError. */
export function robfigRunTimes(
  fields: readonly string[],
  dialect: RobfigDialect,
  zone: string | null,
): RunTimes {
  const [second = "", minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = fields;
  const read = (text: string, range: FieldRange): Field => robfigField(text, range, dialect);
  const dom = read(dayOfMonth, DAY_OF_MONTH);
  const months = read(month, MONTH).values;
  const dow = read(dayOfWeek, dialect.sundayIsSeven === true ? DAY_OF_WEEK_TO_7 : DAY_OF_WEEK);
  if (dow.values.has(7)) {
    dow.values.add(0);
  }
  // Where both are restricted, either fires; where one is not, the other decides.
  const both = dom.any || dow.any;
  const onDay = (day: CalendarDay): boolean => {
    const inMonth = dom.values.has(day.day);
    const inWeek = dow.values.has(day.weekday);
    return both ? inMonth && inWeek : inMonth || inWeek;
  };
  const [allDates, allWeekdays] = [isAll(dom, DAY_OF_MONTH), isAll(dow, DAY_OF_WEEK)];
  const everyDay =
    isAll({ values: months }, MONTH) && (both ? allDates && allWeekdays : allDates || allWeekdays);
  const times = {
    seconds: read(second, SECOND).values,
    minutes: read(minute, MINUTE).values,
    hours: read(hour, HOUR).values,
  };
  const runs = { ...times, onDay: (day: CalendarDay) => months.has(day.month) && onDay(day), everyDay, zone };
  if (zone === null) {
    return runs;
  }
  const clock = new ZoneClock(zonePeriods(zone, WINDOW.from_s, WINDOW.to_s));
  return { ...runs, next: (after_s) => robfigNext({ ...times, months, onDay }, clock, after_s) };
}

/** Does a field hold all of its range? */
function isAll({ values }: Pick<Field, "values">, { min, max }: FieldRange): boolean {
  return [...span(min, max, 1)].every((value) => values.has(value));
}

/** One field: a list of values, ranges and steps, where `*` and `?` mean any and empty places in the list are skipped. */
function robfigField(text: string, range: FieldRange, dialect: RobfigDialect): Field {
  const field: Field = { values: new Set(), any: false };
  for (const part of text.split(",").filter((place) => place !== "")) {
    const entry = splitEntry(part, range);
    const star = entry.low === "*" || entry.low === "?";
    const values = star ? span(range.min, range.max, entry.step ?? 1) : entryValues(entry, range);
    for (const value of values) {
      field.values.add(value);
    }
    field.any ||= star && (dialect.stepIsAny || (entry.step ?? 1) === 1);
  }
  return field;
}

/** The fields, seconds first, that a descriptor stands for; null where it is none. They are case-sensitive. */
export function descriptorFields(descriptor: string): string[] | null {
  const fields: Record<string, string> = {
    "@yearly": "0 0 0 1 1 *",
    "@annually": "0 0 0 1 1 *",
    "@monthly": "0 0 0 1 * *",
    "@weekly": "0 0 0 * * 0",
    "@daily": "0 0 0 * * *",
    "@midnight": "0 0 0 * * *",
    "@hourly": "0 0 * * * *",
  };
  return Object.hasOwn(fields, descriptor) ? (fields[descriptor]?.split(" ") ?? null) : null;
}
