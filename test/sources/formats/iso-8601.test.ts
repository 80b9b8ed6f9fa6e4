import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../../src/sources/formats/decode.ts";

const DAY = 86_400;

describe("iso-duration", () => {
  it.each([
    ["PT4H", 14_400],
    ["P30D", 30 * DAY],
    ["P1W", 7 * DAY],
    ["P1Y2M", (365 + 56) * DAY],
    ["P1DT12H30M5S", DAY + 45_005],
    ["PT0.5H", 1800],
    ["PT1,5S", 1.5],
  ])("%s lasts %d seconds at least", (text, seconds) => {
    expect(decode("iso-duration", text)).toEqual({ text, seconds });
  });

  it.each(["", "P", "PT", "P1H", "1D", "P-1D", "P1D2W", "PT1H2D", "P1.D"])("refuses %j", (text) => {
    expect(decode("iso-duration", text)).toEqual({
      text,
      error: "must be a duration such as P30D, PT4H or P1W",
    });
  });

  it("is the sum of its parts", () => {
    const part = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(part, part, part, part, (days, hours, minutes, seconds) => {
        const text = `P${days}DT${hours}H${minutes}M${seconds}S`;
        const sum = days * DAY + hours * 3600 + minutes * 60 + seconds;
        expect(decode("iso-duration", text)).toEqual({ text, seconds: sum });
      }),
    );
  });
});

describe("iso-repeating", () => {
  it.each([
    ["R/2021-05-23T02:30:00+00:00/PT4H", 14_400],
    ["R/2021-05-23T02:30:00+00:00/P1W", 7 * DAY],
    ["R/2021-05-23T02:30:00Z/P1M", 31 * DAY],
    ["R/2021-05-23T02:30:00Z/P1Y", 366 * DAY],
  ])("%s has a longest gap of %d seconds", (text, max_gap_s) => {
    expect(decode("iso-repeating", text)).toEqual({ text, max_gap_s });
  });

  it.each([
    ["R5/2021-05-23T02:30:00Z/P1D", "ends after a number of repetitions, so that it has no longest gap"],
    ["R/2021-05-23T02:30:00Z/P0D", "ends after a number of repetitions, so that it has no longest gap"],
    ["R/2021-05-23/P1D", "must be a date and time such as 2026-09-15T09:42:00Z"],
    ["R/2021-05-23T02:30:00Z/1D", "must be a duration such as P30D, PT4H or P1W"],
    ["2021-05-23T02:30:00Z/P1D", "must be a repeating interval such as R/2021-05-23T02:30:00+00:00/PT4H"],
    ["xR/2021-05-23T02:30:00Z/P1D", "must be a repeating interval such as R/2021-05-23T02:30:00+00:00/PT4H"],
    ["Rx/2021-05-23T02:30:00Z/P1D", "must be a repeating interval such as R/2021-05-23T02:30:00+00:00/PT4H"],
    ["R/a/b/c", "must be a repeating interval such as R/2021-05-23T02:30:00+00:00/PT4H"],
  ])("refuses %s", (text, error) => {
    expect(decode("iso-repeating", text)).toEqual({ text, error });
  });
});
