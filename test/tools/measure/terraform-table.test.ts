import { join } from "node:path";
import { expect, test } from "vitest";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";
import { locatedShares } from "../../../src/tools/measure/located-share.ts";
import { measured, reasonsOf, rowOf } from "../../../src/tools/measure/terraform-table.ts";
import { REPOSITORY } from "../../sources/hcl/locate.ts";

const MATRIX = join(REPOSITORY, "test/fixtures/matrix");

test("counts what is read of plans: regions, references, lines, and what keeps each from being known", async () => {
  const folder = join(MATRIX, "locals");
  const measures = measured(folder, await locatedShares(folder, packagedGrammar));
  expect(measures && rowOf("locals", [measures])).toBe(
    "| locals | 2 | 0 | 0 | 8 | 100.0 % of 8 | 100.0 % of 2 | 33.3 % of 6 | 100.0 % of 8 | 0.0 % of 8 |\n",
  );
  expect(measures && reasonsOf([measures])).toBe(
    "Regions not known:\n\nReferences not resolved, by what the expression has in it:\n- 4: indirect: local\n",
  );
});

test("says why regions are not known", async () => {
  const folder = join(MATRIX, "region-from-local");
  const measures = measured(folder, []);
  expect(measures?.regions).toEqual({ of: 2, yes: 0 });
  expect(measures?.why).toEqual(
    new Map([["provider X takes its region from Y and a plan does not show local values", 2]]),
  );
});

test("a folder that is not there has no measures", () => {
  expect(measured(join(MATRIX, "none"), [])).toBeNull();
});
