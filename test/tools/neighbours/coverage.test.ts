import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { equivalents } from "../../../src/tools/checks/equivalents.ts";
import {
  countedOf,
  coverageOf,
  shareOf,
  unknownEquivalents,
} from "../../../src/tools/neighbours/coverage.ts";
import { coveragePage } from "../../../src/tools/neighbours/page.ts";
import { type Neighbour, type NeighbourCheck, readNeighbours } from "../../../src/tools/neighbours/read.ts";
import { REPOSITORY } from "../../../src/tools/tool.ts";
import { edit, temporaryFolder, temporaryProject } from "../temporary-project.ts";

function check(id: string, more: Partial<NeighbourCheck> = {}): NeighbourCheck {
  return {
    id,
    also: [],
    on: ["aws_a"],
    concept: "backup",
    for: "dr",
    judged: "plan",
    checks: "a is backed up",
    ...more,
  };
}

const NEIGHBOURS: Neighbour[] = [
  {
    tool: "One",
    checks: [
      check("ONE_1", { also: ["One the first"] }),
      check("ONE_2", { on: ["Deployment"], for: "ha" }),
      check("ONE_3", { for: "neither", because: "it is about cost" }),
      check("ONE_4", { on: ["oci_a"] }),
      check("ONE_5", { judged: "source" }),
      check("ONE_6", { unclaimed: "a setting that no provider has any more" }),
    ],
  },
  {
    tool: "Two",
    checks: [
      check("0af1814d-23d7-472e-a1b8-b265e7b0d88f", { judged: "live", on: ["oci_a", "azurerm_a"] }),
      check("b373043c", { judged: "live" }),
      check("two_3", { judged: "live", on: [] }),
    ],
  },
];

const RULES = [
  { id: "dr/b", equivalents: ["One the first", "0af1814d"] },
  { id: "dr/a", equivalents: ["ONE_1", "b373043c-0000-0000-0000-000000000000", "ONE_9"] },
];

describe("coverage", () => {
  const tools = coverageOf(NEIGHBOURS, RULES);

  test("says of each check which rules claim it, whether it counts, and why no rule does", () => {
    const said = tools.flatMap(({ checks }) =>
      checks.map(({ check: { id }, rules, counts, reason }) => [id, rules.join(" "), counts, reason]),
    );
    expect(said).toEqual([
      ["ONE_1", "dr/a dr/b", "plan", null],
      ["ONE_2", "", "plan", "no rule claims it yet"],
      ["ONE_3", "", "none", "neither HA nor DR: it is about cost"],
      ["ONE_4", "", "none", "of another provider"],
      ["ONE_5", "", "none", "plans do not hold it"],
      ["ONE_6", "", "plan", "a setting that no provider has any more"],
      ["0af1814d-23d7-472e-a1b8-b265e7b0d88f", "dr/b", "live", null],
      ["b373043c", "dr/a", "live", null],
      ["two_3", "", "none", "no plan and no manifest shows it"],
    ]);
  });

  test("counts what a rule claims of what counts", () => {
    const counted = countedOf(tools.flatMap(({ checks }) => checks));
    expect(counted).toEqual({ all: 9, plan: 3, planClaimed: 1, live: 2, liveClaimed: 2 });
    expect(shareOf(counted)).toBe(60);
    expect(shareOf(countedOf([]))).toBe(100);
  });

  test("tells an equivalent that is in no list", () => {
    expect(unknownEquivalents(NEIGHBOURS, RULES)).toEqual([{ rule: "dr/a", equivalent: "ONE_9" }]);
    const uuids = [{ id: "dr/a", equivalents: ["0af1814d-ffff-472e-a1b8-b265e7b0d88f"] }];
    expect(unknownEquivalents(NEIGHBOURS, uuids)).toHaveLength(1);
  });

  test("is a page with a table for each tool", () => {
    const page = coveragePage(tools);
    expect(page).toContain("Of 5 checks that count, rules claim 3: 60.0 %.");
    expect(page).toContain("| One | 6 | 3 | 1 | 0 | 0 | 33.3 % |");
    expect(page).toContain("| all | 9 | 3 | 1 | 2 | 2 | 60.0 % |");
    expect(page).toContain(
      "| `ONE_1` `One the first` | a is backed up | aws_a | backup | DR | in plans | [dr/a](../policies/rules/dr/a/README.md), [dr/b](../policies/rules/dr/b/README.md) |",
    );
    expect(page).toContain(
      "| `two_3` | a is backed up | – | backup | DR | no | no plan and no manifest shows it |",
    );
  });
});

describe("the lists", () => {
  const LIST = `tool: One
judges: live
checks:
  - { id: A_1, on: [aws_a], concept: backup, for: dr, checks: a is backed up }
  - { id: A_2, on: [aws_a], concept: backup, for: neither, because: it is about cost, judged: plan, checks: a is cheap }
`;
  async function project(text: string): Promise<string> {
    const root = await temporaryFolder();
    await mkdir(join(root, "proof/neighbours"), { recursive: true });
    await writeFile(join(root, "proof/neighbours/one.yml"), text);
    return root;
  }

  test("are read; what is not said of a check holds as it does for its tool", async () => {
    expect(await readNeighbours(await project(LIST))).toEqual([
      {
        tool: "One",
        checks: [
          check("A_1", { judged: "live" }),
          check("A_2", { for: "neither", because: "it is about cost", checks: "a is cheap" }),
        ],
      },
    ]);
    expect(await readNeighbours(await temporaryFolder())).toEqual([]);
  });

  test("are refused where an id stands twice, or nothing says why a check serves neither", async () => {
    await expect(readNeighbours(await project(LIST.replace("A_2", "A_1")))).rejects.toThrow(
      "proof/neighbours: A_1 is listed twice",
    );
    await expect(
      readNeighbours(await project(LIST.replace(" because: it is about cost,", ""))),
    ).rejects.toThrow("proof/neighbours: A_2:");
    await expect(readNeighbours(await project(LIST.replace("for: dr", "for: all")))).rejects.toThrow(
      "proof/neighbours/one.yml:",
    );
  });

  test("of this project hold together", async () => {
    const counted = countedOf(
      coverageOf(await readNeighbours(REPOSITORY), []).flatMap(({ checks }) => checks),
    );
    expect(counted.plan).toBeGreaterThan(300);
    expect(counted.live).toBeGreaterThan(200);
  });

  test("have what the rules name, else the check of the rules says so", async () => {
    const root = await temporaryProject();
    expect(await equivalents.run(root)).toEqual([]);
    await mkdir(join(root, "proof/neighbours"), { recursive: true });
    await writeFile(join(root, "proof/neighbours/one.yml"), LIST);
    await edit(
      root,
      "policies/rules/ha/some-name/some_name.rego",
      "equivalents: []",
      "equivalents: [A_1, A_3]",
    );
    expect(await equivalents.run(root)).toEqual([
      "policies/rules/ha/some-name: equivalents: A_3 is in no list of proof/neighbours: correct it, or list it there first",
    ]);
  });
});
