import { describe, expect, it } from "vitest";
import { matchesRule } from "../../src/evaluate/rule-pattern.ts";
import { builtPack } from "../../src/settings/pack.ts";
import { readStandards } from "../../src/tools/pages/controls-page.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";

const rules = await builtPack().rules();
const standards = await readStandards(REPOSITORY);

describe.each(standards.map((one) => [one.standard.name, one] as const))("%s", (_, { standard, preset }) => {
  it("has each control once, with what is left to be shown by hand", () => {
    const ids = standard.controls.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(
      standard.controls.filter(({ by_hand, title }) => by_hand.trim() === "" || title.trim() === ""),
    ).toEqual([]);
  });

  it("knows every control that METADATA of rules names", () => {
    const known = new Set(standard.controls.map(({ id }) => `${standard.prefix} ${id}`));
    const unknown = rules.flatMap(({ id, standards: named }) =>
      named
        .filter((control) => control.startsWith(`${standard.prefix} `) && !known.has(control))
        .map((control) => `${id}: ${control}`),
    );
    expect(unknown).toEqual([]);
  });

  it("has a preset that sets severities of rules that carry out its controls, and none of others", () => {
    const strangers = Object.keys(preset.rules ?? {}).filter(
      (pattern) =>
        !rules.some(
          (rule) =>
            matchesRule(pattern, rule) &&
            rule.standards.some((control) => control.startsWith(`${standard.prefix} `)),
        ),
    );
    expect(strangers).toEqual([]);
    expect(preset.objectives).toEqual({ tolerate: "data-centre", rto: "24h", rpo: "24h" });
  });

  it("comes with the program as it stands here", async () => {
    expect(await builtPack().standards()).toContainEqual(standard);
  });
});

it("has the reliability pillar with all of its best practices", () => {
  const pillar = standards.find(({ standard }) => standard.name === "aws-well-architected-reliability");
  const counts = new Map<string, number>();
  for (const { id } of pillar?.standard.controls ?? []) {
    const question = id.slice(0, 5);
    counts.set(question, (counts.get(question) ?? 0) + 1);
  }
  expect([...counts.values()]).toEqual([6, 5, 3, 4, 7, 7, 4, 5, 4, 3, 7, 5, 5]);
});
