import { describe, expect, it } from "vitest";
import { memoryApart } from "../../src/evaluate/apart.ts";

const MIB = 2 ** 20;
/** As little as two documents of 3,000 resources are judged apart with. */
const TWICE_3000 = 2 * 595 * MIB;

describe("memoryApart", () => {
  it("gives each of two threads half the memory", () => {
    expect(memoryApart([3000, 3000], TWICE_3000, 2)).toBe(595 * MIB);
    expect(memoryApart([10_000, 9000], 4096 * MIB, 4)).toBe(2048 * MIB);
  });

  it("keeps to one thread where a second is not worthwhile, or there is nothing for it to run on", () => {
    expect(memoryApart([], 4096 * MIB, 2)).toBeNull();
    expect(memoryApart([3000], 4096 * MIB, 2)).toBeNull();
    expect(memoryApart([3000, 2999], 4096 * MIB, 2)).toBeNull();
    expect(memoryApart([3000, 3000], 4096 * MIB, 1)).toBeNull();
    expect(memoryApart([3000, 3000], 2 * 594 * MIB, 2)).toBeNull();
    expect(memoryApart([100_000, 3000], 4096 * MIB, 2)).toBeNull();
  });
});
