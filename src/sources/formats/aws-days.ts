import { DAY_OF_MONTH, type FieldRange, fieldValue, partValues, WEEKDAYS } from "./cron-field.ts";
import type { CalendarDay } from "./longest-gap.ts";
import { NotationError } from "./notation-error.ts";

/** Does a schedule fire on this day? */
type OnDay = (day: CalendarDay) => boolean;

const DAY_OF_WEEK: FieldRange = { what: "day of week", min: 1, max: 7, names: { first: 1, list: WEEKDAYS } };

/** Day of month of an AWS schedule: values, ranges, steps, `*`, `L` (last day), `LW` (last weekday), `15W` (weekday nearest the 15th). */
export function awsDayOfMonth(text: string): OnDay {
  return anyOf(text, (part) => {
    if (part === "L") {
      return (day) => day.day === daysInMonth(day);
    }
    if (part === "LW") {
      return (day) => day.day === nearestWeekday(day, daysInMonth(day));
    }
    if (/^\d+W$/.test(part)) {
      const wanted = fieldValue(part.slice(0, -1), DAY_OF_MONTH);
      return (day) => wanted <= daysInMonth(day) && day.day === nearestWeekday(day, wanted);
    }
    const values = new Set(partValues(part, DAY_OF_MONTH));
    return (day) => values.has(day.day);
  });
}

/** Day of week of an AWS schedule, 1 for Sunday: values, ranges, `*`, `L` (Saturday), `5L` (last Thursday of the month), `3#2` (second Tuesday). */
export function awsDayOfWeek(text: string): OnDay {
  if (text.includes("#")) {
    return awsNthWeekday(text);
  }
  return anyOf(text, (part) => {
    if (part === "L") {
      return (day) => day.weekday === 6;
    }
    if (/^\w+L$/.test(part)) {
      const weekday = fieldValue(part.slice(0, -1), DAY_OF_WEEK) - 1;
      return (day) => day.weekday === weekday && day.day > daysInMonth(day) - 7;
    }
    const values = new Set(partValues(part, DAY_OF_WEEK));
    return (day) => values.has(day.weekday + 1);
  });
}

/** `3#2` is the second Tuesday of the month; it stands alone. */
function awsNthWeekday(text: string): OnDay {
  const [name = "", nth = "", ...more] = text.split("#");
  if (more.length > 0 || !/^[1-5]$/.test(nth)) {
    throw new NotationError("day of week must have one # at most, with 1 to 5 after it");
  }
  const weekday = fieldValue(name, DAY_OF_WEEK) - 1;
  return (day) => day.weekday === weekday && Math.ceil(day.day / 7) === Number(nth);
}

/** A day that any part of the list picks. */
function anyOf(list: string, read: (part: string) => OnDay): OnDay {
  const parts = list.split(",").map((part) => read(part.toUpperCase()));
  return (day) => parts.some((onDay) => onDay(day));
}

function daysInMonth(day: CalendarDay): number {
  return new Date(Date.UTC(day.year, day.month, 0)).getUTCDate();
}

/** The Monday to Friday nearest to day `wanted` of the month of `day`, never in another month. */
function nearestWeekday(day: CalendarDay, wanted: number): number {
  const weekday = (((day.weekday + wanted - day.day) % 7) + 7) % 7;
  if (weekday === 6) {
    return wanted === 1 ? 3 : wanted - 1;
  }
  if (weekday === 0) {
    return wanted === daysInMonth(day) ? wanted - 2 : wanted + 1;
  }
  return wanted;
}
