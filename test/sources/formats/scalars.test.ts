import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../../src/sources/formats/decode.ts";

describe("go-duration", () => {
  it.each([
    ["720h0m0s", 2_592_000],
    ["1h30m", 5400],
    ["-1.5h", -5400],
    [".5s", 0.5],
    ["1.s", 1],
    ["250ms", 0.25],
    ["0", 0],
    ["1m1m", 120],
    ["+2h", 7200],
    ["-0", 0],
    ["2us", 2e-6],
    ["2\u00b5s", 2e-6],
    ["2\u03bcs", 2e-6],
    ["2ns", 2e-9],
  ])("%s is %d seconds", (text, seconds) => {
    expect(decode("go-duration", text)).toEqual({ text, seconds });
  });

  it.each(["", "30", "1d", "30 days", "h", "1h 30m", "P1D", "1e3s"])("refuses %j", (text) => {
    expect(decode("go-duration", text)).toEqual({
      text,
      error: "must be a duration such as 30m, 720h or 1h30m (units h, m, s, ms; no days)",
    });
  });

  it("refuses what Go cannot hold", () => {
    const text = "9999999h";
    expect(decode("go-duration", text)).toEqual({
      text,
      error: "is longer than a duration can be (about 292 years)",
    });
  });

  it("adds its parts up", () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(59), fc.nat(59), (h, m, s) => {
        expect(decode("go-duration", `${h}h${m}m${s}s`).seconds).toBe(h * 3600 + m * 60 + s);
      }),
    );
  });
});

describe("quantity", () => {
  it.each([
    ["500m", 0.5],
    ["100m", 0.1],
    ["2", 2],
    ["1.5", 1.5],
    [".5", 0.5],
    ["5.", 5],
    ["16Gi", 17_179_869_184],
    ["1Ki", 1024],
    ["200G", 200e9],
    ["1k", 1000],
    ["1E", 1e18],
    ["1E3", 1000],
    ["12e-1", 1.2],
    ["-1", -1],
    ["+1", 1],
    ["5n", 5e-9],
    ["5u", 5e-6],
    ["2M", 2e6],
    ["2T", 2e12],
    ["2P", 2e15],
    ["2Mi", 2 * 1024 ** 2],
    ["2Ti", 2 * 1024 ** 4],
    // Fifteen digits count.
    ["2Pi", 2_251_799_813_685_250],
    ["2Ei", 2_305_843_009_213_690_000],
  ])("%s is %d", (text, value) => {
    expect(decode("quantity", text)).toEqual({ text, value });
  });

  it.each(["", "1K", "1 Gi", "Gi", "1mi", "ten", "1e", "0x10"])("refuses %j", (text) => {
    expect(decode("quantity", text)).toEqual({ text, error: "must be a quantity such as 2, 500m or 16Gi" });
  });

  it("refuses what is no number any more", () => {
    expect(decode("quantity", "1e999")).toEqual({ text: "1e999", error: "is larger than a quantity can be" });
  });
});

describe("date-time", () => {
  it.each([
    ["2026-09-15T09:42:00Z", Date.UTC(2026, 8, 15, 9, 42) / 1000],
    ["2026-09-15T09:42:00.123456789Z", Date.UTC(2026, 8, 15, 9, 42) / 1000],
    ["2026-09-15t09:42:00+02:00", Date.UTC(2026, 8, 15, 7, 42) / 1000],
    ["1969-12-31T23:59:59Z", -1],
    ["0001-01-01T00:00:00Z", -62_135_596_800],
    ["2026-09-15 09:42:00z", Date.UTC(2026, 8, 15, 9, 42) / 1000],
    ["2026-09-15T09:42:07-05:30", Date.UTC(2026, 8, 15, 15, 12, 7) / 1000],
    ["2026-09-15T23:59:59+23:59", Date.UTC(2026, 8, 15, 0, 0, 59) / 1000],
    // A leap second counts as the one after.
    ["2026-06-30T23:59:60Z", Date.UTC(2026, 6, 1) / 1000],
  ])("%s is %d", (text, epoch_s) => {
    expect(decode("date-time", text)).toEqual({ text, epoch_s });
  });

  it.each([
    "2026-02-30T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-01-01T00:60:00Z",
    "2026-01-01T00:00:61Z",
  ])("refuses %s, which does not exist", (text) => {
    expect(decode("date-time", text)).toEqual({
      text,
      error: "names a day or a time that does not exist",
    });
  });

  it.each(["2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00-01:60"])("refuses the offset of %s", (text) => {
    expect(decode("date-time", text)).toEqual({
      text,
      error: "names a time zone offset that does not exist",
    });
  });

  it.each(["2026-09-15", "2026-09-15T09:42:00", "yesterday", ""])("refuses %j", (text) => {
    expect(decode("date-time", text).error).toBe("must be a date and time such as 2026-09-15T09:42:00Z");
  });

  it("agrees with the platform", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true }),
        (date) => {
          expect(decode("date-time", date.toISOString()).epoch_s).toBe(Math.floor(date.getTime() / 1000));
        },
      ),
    );
  });
});
