import { awsDayOfMonth, awsDayOfWeek } from "./aws-days.ts";
import { everyValue, type Field, type FieldRange, HOUR, MINUTE, MONTH, partValues } from "./cron-field.ts";
import { type Gap, longestGap, type RunTimes, runsInWindow, WINDOW } from "./longest-gap.ts";
import { NotationError } from "./notation-error.ts";
import { isZone, NO_ZONE } from "./zone-periods.ts";

const YEAR: FieldRange = { what: "year", min: 1970, max: 2199 };
const UNIT_SECONDS = { minute: 60, hour: 3600, day: 86_400 };

/**
 * Decodes a schedule of AWS (EventBridge, AWS Backup, Data Lifecycle Manager): `cron(minute hour day-of-month month
 * day-of-week year)` in UTC or the zone named beside it, or `rate(1 hour)`. Grammar of the EventBridge user guide, "Cron expressions reference".
 */
export function decodeCronAws(text: string, zone: string | null = null): Gap {
  const call = /^\s*(cron|rate)\((.*)\)\s*$/.exec(text);
  if (call === null) {
    throw new NotationError(
      "must be cron(minute hour day-of-month month day-of-week year) or rate(value unit)",
    );
  }
  if (zone !== null && !isZone(zone)) {
    throw new NotationError(NO_ZONE);
  }
  return call[1] === "rate" ? rateGap(call[2] ?? "") : cronGap((call[2] ?? "").trim().split(/\s+/), zone);
}

/** `1 hour`, `5 minutes`: the unit is singular for 1 only. */
function rateGap(rate: string): Gap {
  const parts = /^\s*(\d{1,9})\s+(minute|hour|day)(s?)\s*$/.exec(rate);
  const value = Number(parts?.[1] ?? 0);
  if (parts === null || value === 0 || (value === 1) !== (parts[3] === "")) {
    throw new NotationError("must be a rate such as rate(1 hour), rate(12 hours) or rate(1 day)");
  }
  return { max_gap_s: value * UNIT_SECONDS[parts[2] as keyof typeof UNIT_SECONDS] };
}

function cronGap(fields: string[], zone: string | null): Gap {
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  if (fields.length !== 6) {
    throw new NotationError("must have six fields (minute, hour, day of month, month, day of week, year)");
  }
  if ((dayOfMonth === "?") === (dayOfWeek === "?")) {
    throw new NotationError("must have ? as exactly one of day of month and day of week");
  }
  const months = awsField(month, MONTH).values;
  const years = awsField(year, YEAR);
  const onDate = dayOfMonth === "?" ? awsDayOfWeek(dayOfWeek) : awsDayOfMonth(dayOfMonth);
  const times: RunTimes = {
    seconds: new Set([0]),
    minutes: awsField(minute, MINUTE).values,
    hours: awsField(hour, HOUR).values,
    onDay: (day) => months.has(day.month) && years.values.has(day.year) && onDate(day),
    everyDay: month === "*" && year === "*" && (dayOfMonth === "*" || dayOfWeek === "*"),
    zone,
  };
  return years.any ? longestGap(times) : gapOfYears(times);
}

/** The gap where only some years are named: a schedule that stops has none, since after its last run nothing comes. */
function gapOfYears(times: RunTimes): Gap {
  const { runs, gap_s, last_s } = runsInWindow(times);
  if (last_s !== null && WINDOW.to_s - last_s > gap_s) {
    throw new NotationError("runs in some years only and then stops, so that it has no longest gap");
  }
  return runs === 0 ? { never: true } : { max_gap_s: gap_s };
}

/** A field of values, ranges, steps and `*`. */
function awsField(text: string, range: FieldRange): Field {
  if (text === "*") {
    return everyValue(range);
  }
  const values = new Set<number>();
  for (const part of text.split(",")) {
    for (const value of partValues(part, range)) {
      values.add(value);
    }
  }
  return { values, any: false };
}
