import { describe, expect, it } from "vitest";
import { initialPages, MOST_PAGES, mostPages, surelyUsed } from "../../src/evaluate/memory.ts";

const GIB = 2 ** 30;

describe("initialPages", () => {
  it("gives room for the bytes, for the resources, and for the policies", () => {
    expect(initialPages(0, 0, 4 * GIB)).toBe(512);
    expect(initialPages(6_553_600, 0, 4 * GIB)).toBe(512 + 1000);
    expect(initialPages(0, 1024, 4 * GIB)).toBe(512 + 3072);
  });

  it("stays below the limit, and below 4 GiB, which no longer fit 32 bits", () => {
    expect(initialPages(100_000_000, 100_000, GIB)).toBe(GIB / 65_536);
    expect(initialPages(GIB, 1_000_000, 64 * GIB)).toBe(MOST_PAGES);
    expect([mostPages(0), mostPages(2 * 65_536 + 1), mostPages(4 * GIB)]).toEqual([1, 2, 65_535]);
  });
});

describe("surelyUsed", () => {
  it("is less than what documents begin with", () => {
    expect(surelyUsed(1024)).toBe(16 * 2 ** 20);
    expect(surelyUsed(3000)).toBeLessThan(initialPages(0, 3000, 4 * GIB) * 65_536);
  });
});
