import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { NormalisedInput } from "../../../src/model/input.ts";
import type { Region } from "../../../src/model/resource.ts";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";
import { locatedShares } from "../../../src/tools/measure/located-share.ts";
import { normalised, normalisedBeside, referencesOf } from "./plans.ts";

/** HCL, the plans that Terraform and OpenTofu make of it, and what is true of them; make.sh makes the plans again. */
const MATRIX = fileURLToPath(new URL("../../fixtures/matrix", import.meta.url));

/** What a case says of one resource: its region as a name, as `global`, or as the reason why it is not known. */
interface Described {
  region: string;
  references?: Record<string, string[]>;
  action?: string;
  replaced_by?: string[];
}

interface Expected {
  default_region?: string;
  after: Record<string, Described>;
  /** For changes; left out where everything is created. */
  before?: Record<string, Described>;
}

function described(resources: NormalisedInput["before"], isChange: boolean): Record<string, Described> {
  const references = referencesOf(resources);
  return Object.fromEntries(
    (resources ?? []).map(({ resource }): [string, Described] => {
      const { address, action, region, replaced_by } = resource;
      const refers = references[address];
      return [
        address,
        {
          region: regionText(region),
          ...(refers === undefined ? {} : { references: refers }),
          ...(isChange ? { action } : {}),
          ...(replaced_by !== undefined && replaced_by.length > 0 ? { replaced_by } : {}),
        },
      ];
    }),
  );
}

function regionText(region: Region): string {
  return "name" in region ? region.name : "global" in region ? "global" : `unknown: ${region.unknown}`;
}

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(path, "utf8"));
}

const cases = readdirSync(MATRIX, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(cases)("%s", (name) => {
  const folder = join(MATRIX, name);
  const expected = readJson<Expected>(join(folder, "expected.json"));
  const isChange = name.startsWith("change-");

  test.each(["terraform", "opentofu"])("as %s plans it", (tool) => {
    const path = join(folder, `plan.${tool}.json`);
    expect(existsSync(path)).toBe(true);
    const input = normalised(readJson(path), expected.default_region ?? null);
    const before = isChange ? { before: described(input.before, isChange) } : {};
    const { default_region, ...rest } = expected;
    expect(input.problems).toEqual([]);
    expect({ after: described(input.after, isChange), ...before }).toEqual(rest);
  });
});

const withSources = cases.filter((name) => existsSync(join(MATRIX, name, "expected-with-sources.json")));

describe.each(withSources)("%s, with its sources beside the plan", (name) => {
  const folder = join(MATRIX, name);

  test.each(["terraform", "opentofu"])("as %s plans it", async (tool) => {
    const input = await normalisedBeside(folder, `plan.${tool}.json`);
    expect(input.sources?.unseen).toBe(null);
    expect({ after: described(input.after, false) }).toEqual(
      readJson<Expected>(join(folder, "expected-with-sources.json")),
    );
  });
});

test("a plan that changes nothing has the same estate before and after", () => {
  for (const tool of ["terraform", "opentofu"]) {
    const { after, before } = normalised(readJson(join(MATRIX, "change-none", `plan.${tool}.json`)));
    expect(after.length).toBeGreaterThan(0);
    expect(before).toEqual(after);
  }
});

test("every managed resource of every case is located to its own line", async () => {
  const shares = await locatedShares(MATRIX, packagedGrammar);
  expect(shares.length).toBe(2 * cases.length);
  expect(shares.filter(({ resources, exact }) => exact !== resources)).toEqual([]);
});
