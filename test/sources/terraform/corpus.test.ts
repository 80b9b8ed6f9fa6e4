import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { NormalisedInput, TypedResource } from "../../../src/model/input.ts";
import { normalisePlan } from "../../../src/sources/terraform/normalise-plan.ts";
import { normaliseState } from "../../../src/sources/terraform/normalise-state.ts";
import { recogniseTerraform } from "../../../src/sources/terraform/recognise.ts";
import { declaringAll } from "./plans.ts";

const CORPUS = "../shared/corpus";

/** The JSON of a file of the corpus, whatever its encoding and whatever a wrapper wrote around it; undefined for other files. */
function readJson(path: string): unknown {
  const bytes = readFileSync(path);
  const text = bytes[0] === 0xff ? bytes.toString("utf16le") : bytes.toString("utf8");
  try {
    return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1));
  } catch {
    return undefined;
  }
}

/** Every plan and state of a folder of the corpus, normalised with all of its types declared. */
function normalisedIn(folder: string): [string, NormalisedInput, Record<string, unknown>][] {
  return readdirSync(join(CORPUS, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && name !== "index.json")
    .map((name): [string, NormalisedInput | null, Record<string, unknown>] => {
      const json = readJson(join(CORPUS, folder, name));
      const kind = recogniseTerraform(json);
      const normalise = kind === "terraform-state" ? normaliseState : normalisePlan;
      const source = { name: "p", path: name };
      const input =
        kind === null ? null : normalise(source, json, declaringAll(json), { defaultRegion: null });
      return [name, input, json as Record<string, unknown>];
    })
    .filter((entry): entry is [string, NormalisedInput, Record<string, unknown>] => entry[1] !== null);
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
