import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { NormalisedInput, TypedResource } from "../../../src/model/input.ts";
import { terraformInputs } from "../../../src/tools/measure/terraform-inputs.ts";

const CORPUS = "../shared/corpus";

/** Every plan and state of a folder of the corpus, normalised with all of its types declared. */
function normalisedIn(folder: string): [string, NormalisedInput, Record<string, unknown>][] {
  return (terraformInputs(join(CORPUS, folder)) ?? []).flatMap((one) =>
    one.kind === "binary-plan" ? [] : [[one.path, one.input, one.json]],
  );
}

function faults(resources: TypedResource[], places: NormalisedInput["places"]): string[] {
  const ids = new Set(resources.map(({ resource }) => resource.id));
  return [
    ...(ids.size === resources.length ? [] : ["two of one id"]),
    ...resources
      .flatMap(({ resource }) => Object.values(resource.references).flat())
      .filter((id) => !ids.has(id)),
    ...[...ids].filter((id) => !Object.hasOwn(places, id)),
    ...resources
      .filter(({ resource }) => !/^(?:[^#]+)#/.test(resource.id))
      .map(({ resource }) => resource.id),
  ];
}

/** Every change of a plan is none, and what it holds besides is the same before and after. */
function changesNothing(plan: Record<string, unknown>): boolean {
  const changes = plan["resource_changes"];
  return (
    Array.isArray(changes) &&
    changes.length > 0 &&
    changes.every((entry) => String(entry?.change?.actions) === "no-op")
  );
}

describe.skipIf(!existsSync(CORPUS))("real plans and states (skipped without the corpus)", () => {
  test.each([
    ["plans", 230],
    ["estates", 19],
    ["states", 4],
    ["made", 1],
  ])("%s: each is normalised, ids are unique, every reference has a target", (folder, least) => {
    const inputs = normalisedIn(folder);
    expect(inputs.length).toBeGreaterThanOrEqual(least);
    for (const [name, { after, before, places }] of inputs) {
      expect([name, faults(after, places), faults(before ?? [], places)]).toEqual([name, [], []]);
    }
  });

  test("those that change nothing have the same estate before and after", () => {
    const still = normalisedIn("plans").filter(([, , plan]) => changesNothing(plan));
    expect(still.length).toBeGreaterThan(0);
    for (const [name, { after, before }] of still) {
      expect([name, before]).toEqual([name, after]);
    }
  });

  test("every resource of the estates that has a region shows it, but where nothing names one", () => {
    const unknown = normalisedIn("estates").flatMap(([, { after }]) =>
      after.flatMap(({ resource }) => ("unknown" in resource.region ? [resource.region.unknown] : [])),
    );
    const reasons = new Set(unknown.map((reason) => reason.replace(/^provider \S+/, "provider X")));
    expect([...reasons].sort()).toEqual([
      "provider X names no region (it comes from outside the configuration): set default-region",
      "resources of this provider stand in no region",
    ]);
  });
});
