import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { declaredTypesSchema } from "../../src/model/declared-types.ts";
import { ruleInfoSchema } from "../../src/model/rule.ts";
import { builtPack } from "../../src/settings/pack.ts";

const built = existsSync(new URL("../../dist/rules.json", import.meta.url));

describe.skipIf(!built)(`the built policies${built ? "" : " (skipped: dist is not built)"}`, () => {
  test("say of every rule what the program reads of it", async () => {
    const rules = await builtPack().rules();
    expect(rules.length).toBeGreaterThan(0);
    expect(z.array(ruleInfoSchema).parse(rules)).toEqual(rules);
  });

  test("say of every type what the program reads of it", async () => {
    const types = await builtPack().declaredTypes();
    expect(Object.keys(types.terraform).length).toBeGreaterThan(0);
    expect(declaredTypesSchema.parse(types)).toEqual(types);
  });
});
