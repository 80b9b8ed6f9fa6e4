import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rulesOf, STATEMENTS } from "../../src/tools/pages/statements.ts";
import { readFixtures, readRuleFolders } from "../../src/tools/policies/rule-folders.ts";
import { readRules } from "../../src/tools/policies/rules.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

describe("the statements of the reference architectures", async () => {
  const rules = await readRules(ROOT);
  const folders = await readRuleFolders(ROOT);

  it.each(STATEMENTS)("$id: $says", async ({ id }) => {
    const held = rulesOf(id, rules);
    expect(held.length, "rules that rest on it").toBeGreaterThan(0);
    for (const rule of held) {
      const folder = folders.find((one) => one.id === rule);
      const fixtures = folder === undefined ? [] : await readFixtures(ROOT, folder);
      // What each comes to is tried through both engines, by its name.
      const kinds = new Set(fixtures.map((name) => name.split("-")[0]));
      expect([rule, kinds.has("fail"), kinds.has("pass")]).toEqual([rule, true, true]);
    }
  });
});
