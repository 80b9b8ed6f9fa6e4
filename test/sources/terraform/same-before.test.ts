import { describe, expect, it } from "vitest";
import type { TypedResource } from "../../../src/model/input.ts";
import { isObject, listMember, objectMember } from "../../../src/sources/terraform/json-shape.ts";
import { normalisePlan } from "../../../src/sources/terraform/normalise-plan.ts";
import { readBases } from "../../../src/tools/fuzz/bases.ts";
import { mutatePlan } from "../../../src/tools/fuzz/mutate-plan.ts";
import { declaringAll } from "../../../src/tools/measure/declare-all.ts";
import { Random } from "../../../src/tools/random.ts";

type Plan = Record<string, unknown>;

/** Every change of a plan, those with a value before and after. */
function changesIn(plan: Plan): Record<string, unknown>[] {
  return listMember(plan, "resource_changes")
    .map((entry) => objectMember(entry, "change"))
    .filter(({ after, before }) => isObject(after) && isObject(before));
}

/** Some of what is there becomes what does not change at all, and what is called so is so: before is as after, and nothing is unknown. */
function settle(plan: Plan, random: Random): void {
  for (const change of changesIn(plan)) {
    if (random.below(3) > 0 || String(change["actions"]) === "no-op") {
      const { after, after_sensitive } = change;
      Object.assign(change, {
        actions: ["no-op"],
        before: after,
        before_sensitive: after_sensitive,
        after_unknown: {},
      });
    }
  }
}

/** The same plan, in which what does not change is said to be changed to what it is: nothing is known to be the same then. */
function restless(plan: Plan): Plan {
  const other = structuredClone(plan);
  for (const change of changesIn(other).filter(({ actions }) => String(actions) === "no-op")) {
    change["actions"] = ["update"];
  }
  return other;
}

/** What an estate is but for what is done to it. */
function estate(resources: TypedResource[] | null): unknown {
  return resources?.map(({ resource, ...rest }) => ({ ...rest, resource: { ...resource, action: "" } }));
}

describe("what does not change", () => {
  it("is before what it is after, with regions and references as they were, whatever else changes around it", () => {
    const { plans } = readBases(false);
    const changing = plans.filter((plan) => changesIn(plan).length > 1);
    expect(changing.length).toBeGreaterThan(3);
    let settled = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const random = new Random(seed);
      const plan = structuredClone(random.of(changing));
      for (let left = random.below(4); left > 0; left--) {
        mutatePlan(plan, random);
      }
      settle(plan, random);
      const read = (json: Plan) =>
        normalisePlan({ name: "p", path: "p" }, json, declaringAll(json), { defaultRegion: null });
      const whole = read(plan);
      expect([seed, estate(whole.before)]).toEqual([seed, estate(read(restless(plan)).before)]);
      settled += whole.before?.filter(({ resource }) => resource.action === "no-op").length ?? 0;
    }
    expect(settled).toBeGreaterThan(300);
  });
});
