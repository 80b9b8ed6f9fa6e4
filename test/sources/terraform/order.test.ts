import { describe, expect, it } from "vitest";
import { link } from "../../../src/link/link.ts";
import type { NormalisedInput } from "../../../src/model/input.ts";
import { NO_RESILIENCE_FILE } from "../../../src/settings/defaults.ts";
import { builtPack } from "../../../src/settings/pack.ts";
import { readSlim } from "../../../src/sources/terraform/bytes/read-slim.ts";
import { isObject } from "../../../src/sources/terraform/json-shape.ts";
import { normalisePlan } from "../../../src/sources/terraform/normalise-plan.ts";
import { readBases } from "../../../src/tools/fuzz/bases.ts";
import { Random } from "../../../src/tools/random.ts";

const declared = await builtPack().declaredTypes();

/** Lists in a plan whose order means nothing. */
const UNORDERED = new Set(["resource_changes", "resources", "child_modules"]);

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const left = [...list];
  const mixed: T[] = [];
  while (left.length > 0) {
    mixed.push(...left.splice(random.below(left.length), 1));
  }
  return mixed;
}

/** The same JSON with its members in another order, and its lists too where their order means nothing. */
function reordered(value: unknown, random: Random, key = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => reordered(item, random));
    return UNORDERED.has(key) ? shuffled(items, random) : items;
  }
  return isObject(value)
    ? Object.fromEntries(
        shuffled(Object.entries(value), random).map(([name, inner]) => [
          name,
          reordered(inner, random, name),
        ]),
      )
    : value;
}

function read(plan: unknown): NormalisedInput {
  const json = readSlim(Buffer.from(JSON.stringify(plan)), declared);
  return normalisePlan({ name: "p", path: "p.json" }, json, declared, { defaultRegion: null });
}

describe("the order of what a plan holds", () => {
  it("changes nothing that is told or judged", () => {
    const random = new Random(1);
    for (const plan of readBases(false).plans) {
      const whole = read(plan);
      const other = read(reordered(plan, random));
      const settings = { resilience: NO_RESILIENCE_FILE, nowS: 0 };
      expect(other.not_judged).toEqual(whole.not_judged);
      expect(other.problems).toEqual(whole.problems);
      expect(link([other], settings, declared)).toEqual(link([whole], settings, declared));
    }
  });
});
