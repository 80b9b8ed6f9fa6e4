import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../../src/sources/formats/decode.ts";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

describe("cron-robfig", () => {
  // The answers of robfig/cron v3.0.1 itself.
  it.each([
    ["0 3 13 * 5", 168 * HOUR],
    ["0 9-17 * * 1-5", 64 * HOUR],
    ["0 3 * * mon-fri", 72 * HOUR],
    ["0 */6 * * ?", 6 * HOUR],
    ["5/15 * * * *", 15 * MINUTE],
    ["@every 90m", 90 * MINUTE],
    ["@every 500ms", 1],
    ["@every 1.9s", 1],
    ["TZ=Asia/Tokyo 0 3 * * *", DAY],
    ["CRON_TZ=Asia/Tokyo 0 3 * * *", DAY],
    ["CRON_TZ=UTC @daily", DAY],
    [" 0 3 * * *", DAY],
    ["@hourly", HOUR],
    ["@weekly", 7 * DAY],
    ["@monthly", 31 * DAY],
    ["@yearly", 366 * DAY],
    ["0 0 29 2 *", 1461 * DAY],
    ["0 3 */2 * 1", 2 * DAY],
    ["0 3 ,, * *", null],
    ["0 3 */2 * *", 2 * DAY],
    ["0 3 1,15 JAN *", 352 * DAY],
    // The clock skips 02:30 on one Sunday of spring, and shows it twice on one of autumn.
    ["TZ=America/New_York 30 2 * * *", 47 * HOUR],
    ["TZ=Europe/Paris 0 12 * * *", 25 * HOUR],
    // Where the clock changes at midnight robfig leaves the day out.
    ["TZ=Africa/Cairo 18 6-13 12/5 * *", 1_699_200],
    ["0 0 31 2 *", null],
  ])("%s has a longest gap of %s seconds", (text, gap) => {
    expect(decode("cron-robfig", text)).toEqual(
      gap === null ? { text, never: true } : { text, max_gap_s: gap },
    );
  });

  it.each([
    ["0 3 * * 7", "day of week must be 0 to 6 or SUN to SAT"],
    ["60 3 * * *", "minute must be 0 to 59"],
    ["0 3 0 * *", "day of month must be 1 to 31"],
    ["0 3 * foo *", "month must be 1 to 12 or JAN to DEC"],
    ["0 0 3 * * *", "must have five fields (minute, hour, day of month, month, day of week)"],
    ["", "must have five fields (minute, hour, day of month, month, day of week)"],
    ["0 22-2 * * *", "hour has a range that runs backwards"],
    ["0 */0 * * *", "hour must be a list of values, ranges (1-5) or steps (*/2)"],
    ["0 1-2-3 * * *", "hour must be a list of values, ranges (1-5) or steps (*/2)"],
    ["0 3 L * *", "day of month must be 1 to 31"],
    ["TZ=Nowhere/Land 0 3 * * *", "must name a time zone of the IANA database, such as Europe/Paris"],
    ["TZ=UTC", "must have a space and a schedule after the time zone"],
  ])("refuses %j", (text, error) => {
    expect(decode("cron-robfig", text)).toEqual({ text, error });
  });

  it.each(["@reboot", "@Daily", "@"])("refuses the descriptor %s", (text) => {
    expect(decode("cron-robfig", text).error).toContain("must be one of @yearly");
  });
});

describe("cron-6", () => {
  it.each([
    ["0 0 0 * * *", DAY],
    ["*/10 * * * * *", 10],
    ["* * * * * *", 1],
    ["0 0 3 * * MON", 7 * DAY],
    // Five fields lack the day of week, so that this runs at every full hour.
    ["0 0 * * *", HOUR],
    ["@daily", DAY],
    // A step leaves a day field unrestricted in robfig/cron v1: both must match.
    ["0 0 0 */2 * 1", 21 * DAY],
  ])("%s has a longest gap of %d seconds", (text, gap) => {
    expect(decode("cron-6", text)).toEqual({ text, max_gap_s: gap });
  });

  it("refuses four fields and a time zone", () => {
    expect(decode("cron-6", "0 0 3 *").error).toContain("must have six fields");
    expect(decode("cron-6", "TZ=UTC 0 0 3 * * *").error).toContain("must have six fields");
  });
});

describe("cron-aws", () => {
  it.each([
    ["cron(0 12 * * ? *)", DAY],
    ["cron(15 10 ? * 6L *)", 35 * DAY],
    ["cron(0 18 ? * MON-FRI *)", 3 * DAY],
    ["cron(0 0 L * ? *)", 31 * DAY],
    ["cron(0 0 LW * ? *)", 33 * DAY],
    ["cron(0 0 1W * ? *)", 33 * DAY],
    ["cron(0 0 ? * 3#2 *)", 35 * DAY],
    ["cron(0 0 ? * L *)", 7 * DAY],
    ["cron(0/10 * ? * MON-FRI *)", 2 * DAY + 10 * MINUTE],
    ["cron(0 0 1 1 ? *)", 366 * DAY],
    ["cron(0 0 1 1 ? 2024/2)", 731 * DAY],
    ["rate(1 hour)", HOUR],
    ["rate(12 hours)", 12 * HOUR],
    ["rate(1 day)", DAY],
    ["rate(5 minutes)", 5 * MINUTE],
  ])("%s has a longest gap of %d seconds", (text, gap) => {
    expect(decode("cron-aws", text)).toEqual({ text, max_gap_s: gap });
  });

  it.each([
    ["cron(0 12 * * * *)", "must have ? as exactly one of day of month and day of week"],
    ["cron(0 12 ? * ? *)", "must have ? as exactly one of day of month and day of week"],
    ["cron(0 12 * * ?)", "must have six fields (minute, hour, day of month, month, day of week, year)"],
    ["cron(0 12 ? * 0 *)", "day of week must be 1 to 7 or SUN to SAT"],
    ["cron(0 12 ? * 3#6 *)", "day of week must have one # at most, with 1 to 5 after it"],
    ["cron(0 12 ? * 3#1,6#3 *)", "day of week must have one # at most, with 1 to 5 after it"],
    ["cron(0 12 1 1 ? 2030)", "runs in some years only and then stops, so that it has no longest gap"],
    ["rate(1 hours)", "must be a rate such as rate(1 hour), rate(12 hours) or rate(1 day)"],
    ["rate(2 hour)", "must be a rate such as rate(1 hour), rate(12 hours) or rate(1 day)"],
    ["0 12 * * ? *", "must be cron(minute hour day-of-month month day-of-week year) or rate(value unit)"],
  ])("refuses %s", (text, error) => {
    expect(decode("cron-aws", text)).toEqual({ text, error });
  });

  it("never fires on a day that does not come", () => {
    expect(decode("cron-aws", "cron(0 0 31 2 ? *)")).toEqual({ text: "cron(0 0 31 2 ? *)", never: true });
    expect(decode("cron-aws", "cron(0 0 * * ? 2020)")).toEqual({ text: "cron(0 0 * * ? 2020)", never: true });
  });
});

describe("the search for the next run", () => {
  it("goes on to the end of the fifth year, and then the schedule stops for good", () => {
    // The first or the thirtieth of June on a Thursday: 1 June 2028, then 30 June 2033.
    const found = "0 0 0 */29 6 4";
    expect(decode("cron-6", found)).toEqual({ text: found, max_gap_s: 1855 * 86_400 });
    // The first of February on a Wednesday: 2034, then 2040.
    const given = "0 0 0 */29 2 3";
    expect(decode("cron-6", given)).toEqual({ text: given, never: true });
  });
});

describe("cron-unix", () => {
  it.each([
    ["0 3 * * *", DAY],
    ["0 3 * * 7", 7 * DAY],
    ["0 3 * * 0,7", 7 * DAY],
    ["0 3 * * 5-7", 5 * DAY],
    ["0 3 13 * 5", 7 * DAY],
    // A star with a step restricts nothing: both day fields must match.
    ["0 3 */2 * 1", 21 * DAY],
  ])("%s has a longest gap of %d seconds", (text, gap) => {
    expect(decode("cron-unix", text)).toEqual({ text, max_gap_s: gap });
  });

  it.each(["0 3 * * 8", "@daily", "0 0 3 * * *", "0 3 ? * *", "TZ=UTC 0 3 * * *"])("refuses %j", (text) => {
    expect(decode("cron-unix", text).error).toMatch(/^(must have five fields|day of week must be)/);
  });
});

describe("a zone beside the schedule", () => {
  it("is the one that it runs in, as one before it would be", () => {
    const daily = { text: "0 12 * * *", max_gap_s: 25 * HOUR };
    expect(decode("cron-robfig", "0 12 * * *", "Europe/Paris")).toEqual(daily);
    expect(decode("cron-aws", "cron(0 12 * * ? *)", "Europe/Paris").max_gap_s).toBe(25 * HOUR);
    expect(decode("cron-robfig", "0 12 * * *", "").max_gap_s).toBe(DAY);
    expect(decode("cron-robfig", "0 12 * * *", 7).max_gap_s).toBe(DAY);
  });

  it("must be one", () => {
    const error = "must name a time zone of the IANA database, such as Europe/Paris";
    for (const zone of ["Nowhere/Land", "europe/paris", "EUROPE/PARIS"]) {
      expect(decode("cron-robfig", "0 12 * * *", zone).error).toBe(error);
      expect(decode("cron-aws", "cron(0 12 * * ? *)", zone).error).toBe(error);
    }
    expect(decode("cron-robfig", "TZ=UTC 0 12 * * *", "Europe/Paris").error).toContain(
      "must have five fields",
    );
  });
});

function bruteDay(date: Date, dom: number[] | null, months: number[] | null, dow: number[] | null): boolean {
  const inMonth = dom?.includes(date.getUTCDate()) ?? true;
  const inWeek = dow?.includes(date.getUTCDay()) ?? true;
  const onDay = dom === null || dow === null ? inMonth && inWeek : inMonth || inWeek;
  return onDay && (months?.includes(date.getUTCMonth() + 1) ?? true);
}

/** The longest gap by looking at every minute of 28 years' days: what the decoder must agree with, written apart from it. */
function bruteGap(
  minutes: number[],
  hours: number[],
  dom: number[] | null,
  months: number[] | null,
  dow: number[] | null,
) {
  let last: number | null = null;
  let gap = 0;
  let runs = 0;
  // The calendar repeats after 28 years; eight more, so that no gap is cut by the end of them.
  for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2060, 0, 1); day += DAY * 1000) {
    const date = new Date(day);
    if (!bruteDay(date, dom, months, dow)) {
      continue;
    }
    for (let minute = 0; minute < 1440; minute += 1) {
      if (minutes.includes(minute % 60) && hours.includes(Math.floor(minute / 60))) {
        const run = day / 1000 + minute * 60;
        gap = Math.max(gap, last === null ? 0 : run - last);
        last = run;
        runs += 1;
      }
    }
  }
  return runs < 2 ? { never: true } : { max_gap_s: gap };
}

describe("longest gap", () => {
  const some = (min: number, max: number) =>
    fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 });
  const any = (min: number, max: number) => fc.option(some(min, max));

  it("agrees with looking at every minute", () => {
    fc.assert(
      fc.property(
        some(0, 59),
        some(0, 23),
        any(1, 31),
        any(1, 12),
        any(0, 6),
        (minutes, hours, dom, months, dow) => {
          const text = [minutes, hours, dom, months, dow].map((field) => field?.join(",") ?? "*").join(" ");
          expect(decode("cron-robfig", text)).toEqual({
            text,
            ...bruteGap(minutes, hours, dom, months, dow),
          });
        },
      ),
      { numRuns: 15 },
    );
  });

  it("agrees with the wall clock of a zone, second by second of its changes", () => {
    const clock = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Paris",
      hour: "2-digit",
      minute: "2-digit",
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const wanted = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
        let last: number | null = null;
        let gap = 0;
        for (const around of [Date.UTC(2026, 2, 27), Date.UTC(2026, 9, 23)]) {
          last = null;
          for (let at = around; at < around + 5 * DAY * 1000; at += MINUTE * 1000) {
            if (clock.format(at) === wanted) {
              gap = Math.max(gap, last === null ? 0 : (at - last) / 1000);
              last = at;
            }
          }
        }
        const text = `CRON_TZ=Europe/Paris ${minute} ${hour} * * *`;
        expect(decode("cron-robfig", text)).toEqual({ text, max_gap_s: gap });
      }),
      { numRuns: 6 },
    );
  });
});
