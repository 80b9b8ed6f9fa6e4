import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Waiver } from "../../src/model/resilience-file.ts";
import { addWaivers, waiverLine } from "../../src/settings/add-waivers.ts";
import { parseResilienceFile } from "../../src/settings/resilience-file.ts";

const WAIVER: Waiver = { rule: "a/b", resource: "x#y", reason: "known", owner: "@a", expires: "2027-01-01" };
const LINE = waiverLine(WAIVER);
const OLD = "{ rule: c/d, resource: z, reason: r, owner: o, expires: 2027-01-01 }";

describe("addWaivers", () => {
  it.each<[string, string, string]>([
    ["no list", "version: 1\n# end", `version: 1\n# end\nwaivers:\n  ${LINE}\n`],
    ["an empty list", "waivers: []\nversion: 1\n", `waivers:\n  ${LINE}\nversion: 1\n`],
    [
      "a list",
      `waivers:\n  - ${OLD} # old\n\n# next\nversion: 1\n`,
      `waivers:\n  - ${OLD} # old\n  ${LINE}\n\n# next\nversion: 1\n`,
    ],
    [
      "a list without indent, of mappings of several lines",
      "version: 1\nwaivers:\n- rule: c/d\n  resource: z\n  # why\n  reason: >-\n    it is\n    known\n  owner: o\n  expires: 2027-01-01\nmode: observe\n",
      `version: 1\nwaivers:\n- rule: c/d\n  resource: z\n  # why\n  reason: >-\n    it is\n    known\n  owner: o\n  expires: 2027-01-01\n${LINE}\nmode: observe\n`,
    ],
  ])("adds to %s", (_, text, expected) => {
    expect(addWaivers(text, [WAIVER], "resilience.yml")).toBe(expected);
  });

  it("leaves a list in brackets to be changed by hand", () => {
    expect(addWaivers(`version: 1\nwaivers: [${OLD}]\n`, [WAIVER], "resilience.yml")).toBe(null);
  });

  it("adds nothing but what was meant, whatever is in it", () => {
    const text = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" });
    const waivers = fc.array(
      fc.record(
        {
          rule: text,
          resource: text,
          reason: text,
          owner: text,
          expires: fc.constant("2027-01-01"),
        },
        { noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(waivers, waivers, (old, added) => {
        const list = old.map((waiver) => `  ${waiverLine(waiver)}\n`).join("");
        const before = `version: 1\nwaivers:\n${list}mode: observe\n`;
        const after = addWaivers(before, added, "resilience.yml");
        expect(parseResilienceFile(after ?? "", "resilience.yml").waivers).toEqual([...old, ...added]);
      }),
    );
  });
});
