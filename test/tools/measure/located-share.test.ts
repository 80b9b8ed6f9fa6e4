import { expect, test } from "vitest";
import { packagedGrammar } from "../../../src/tools/build/grammar.ts";
import { locatedShares } from "../../../src/tools/measure/located-share.ts";
import { FIXTURES } from "../../sources/hcl/locate.ts";

test("counts the resources of plans, and the blocks of binary plans, that have a line", async () => {
  expect(await locatedShares(FIXTURES, packagedGrammar)).toEqual([
    { path: "alike-roots/plan.json", resources: 2, exact: 1, near: 0 },
    { path: "attributes/plan.json", resources: 6, exact: 6, near: 0 },
    { path: "binary/plan.bin", resources: 1, exact: 1, near: 0 },
    { path: "binary/plan.json", resources: 11, exact: 11, near: 0 },
    { path: "changed-since/plan.json", resources: 2, exact: 0, near: 1 },
    { path: "count-and-keys/plan.json", resources: 4, exact: 4, near: 0 },
    { path: "json-syntax/plan.json", resources: 4, exact: 4, near: 0 },
    { path: "kubernetes/plan.json", resources: 1, exact: 1, near: 0 },
    { path: "modules/plan.json", resources: 11, exact: 11, near: 0 },
    { path: "other-folder/plan.json", resources: 2, exact: 2, near: 0 },
    { path: "remote-module/plan.json", resources: 3, exact: 1, near: 2 },
  ]);
});
