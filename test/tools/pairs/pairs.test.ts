import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import { type Found, unsettled } from "../../../src/tools/pairs/found.ts";
import { pairsPage } from "../../../src/tools/pairs/page.ts";
import { type Expectations, readExpectations } from "../../../src/tools/pairs/read.ts";
import { rankOf, type Standing, standingOf } from "../../../src/tools/pairs/standing.ts";
import { anEvaluation } from "../../evaluate/an-evaluation.ts";
import { effect, emptyReport, finding } from "../../reports/report-parts.ts";
import { temporaryFolder } from "../temporary-project.ts";

type Failure = Report["failures"][number];
type Outcomes = Record<string, Failure["services"][number]["outcome"]>;

function failure(kind: Failure["kind"], outcomes: Outcomes, unaffected = 0, count = 1): Failure {
  const services = Object.entries(outcomes).map(([service, outcome]) =>
    effect(service, outcome, { why: "because" }),
  );
  return { domain: `${kind} x`, kind, count, services, unaffected };
}

function standing(failures: Failure[], failing: number, judged = 3): Standing {
  const subjects = Array.from({ length: judged }, (_, i) => `a#${i}`);
  const findings = subjects.slice(0, failing).map((resource) => finding({ resource }));
  return standingOf(emptyReport({ failures, findings }), anEvaluation({ "ha/a": { subjects } }));
}

describe("the standing of an estate", () => {
  test("is how bad its failures are by kind, and how many subjects fail", () => {
    const failures = [
      failure("node", { a: "reduced", b: "down" }, 2, 3),
      failure("node", { a: "lost" }, 3),
      failure("region", { a: "unknown" }),
    ];
    const findings = [
      finding({ resource: "a#1", rule: "ha/a" }),
      finding({ resource: "a#1", rule: "ha/b" }),
      finding({ resource: "a#2", outcome: "undetermined" }),
    ];
    const after = anEvaluation({ "ha/a": { subjects: ["a#1", "a#2"] }, "ha/b": { subjects: ["a#1"] } });
    expect(standingOf(emptyReport({ failures, findings }), after)).toEqual({
      byKind: new Map([
        [
          "node",
          {
            cells: 16,
            outcomes: { unaffected: 9, reduced: 3, unknown: 0, down: 3, lost: 1 },
            badness: (3 + 9 + 4) / 16,
          },
        ],
        [
          "region",
          { cells: 1, outcomes: { unaffected: 0, reduced: 0, unknown: 1, down: 0, lost: 0 }, badness: 2 },
        ],
      ]),
      subjects: 2,
      failing: 1,
      undetermined: 1,
    });
  });
});

describe("the better variant ranks above the plain one", () => {
  const down = [failure("node", { a: "down" }), failure("region", { a: "lost" })];

  test("where no kind of failure is worse and one is less bad", () => {
    const better = [failure("node", { a: "reduced" }), failure("region", { a: "lost" })];
    expect(rankOf(standing(down, 1), standing(better, 2))).toBe("failures matrix");
  });

  test("not where one kind is less bad and another worse, unless fewer subjects fail", () => {
    const worse = [failure("node", { a: "lost" }), failure("region", { a: "down" })];
    expect(rankOf(standing(down, 1), standing(worse, 1))).toBeNull();
    expect(rankOf(standing(down, 2), standing(worse, 1))).toBe("failing subjects");
  });

  test("not where nothing was judged of it", () => {
    expect(rankOf(standing(down, 1), standing([], 0, 0))).toBeNull();
    expect(rankOf(standing(down, 1), standing(down, 1))).toBeNull();
  });
});

const EXPECTED: Expectations = {
  pairs: [],
  classified: [],
  reasons: new Map([
    ["low", "The better one is not."],
    ["high", "Nothing is known of it."],
  ]),
};
const FOUND: Found = {
  ranked: ["low", "lower", "high"].map((name) => ({
    pair: { name, label: "ha", plain: ["a"], better: ["b"] },
    plain: standing([failure("node", { a: "down" }, 1)], 2),
    better: name === "lower" ? null : standing([failure("node", {}, 2)], 0),
    rank: name === "high" ? "failures matrix" : null,
  })),
  recognised: [
    {
      classified: { estate: "estates/a.json", class: ["single node"], dr: ["none", "pilot light"] },
      found: [{ class: "three data centres", dr: "none" }],
      isAsCalled: false,
    },
  ],
};

test("what does not hold needs a reason, and a reason something that does not hold", () => {
  expect(unsettled(FOUND, EXPECTED)).toEqual({ unexplained: ["lower", "estates/a.json"], stale: ["high"] });
});

test("the page shows both variants, and what estates are called", () => {
  const page = pairsPage(FOUND, EXPECTED);
  expect(page).toContain("Of 3 pairs 1 rank as their authors say.");
  expect(page).toContain("| low | ha | plain | down 50 % | – | – | 2 of 3 |  |");
  expect(page).toContain("|  |  | better | unaffected | – | – | 0 of 3 | **no**: The better one is not. |");
  expect(page).toContain("|  |  | better | no report |  |  |  | **no**: not looked at yet |");
  expect(page).toContain("| 0 of 3 | yes, by its failures matrix |");
  expect(page).toContain(
    "| `a.json` | single node; DR: none or pilot light | three data centres; DR: none | **no**: not looked at yet |",
  );
});

test("expectations are read from both lists; a reason for nothing is refused", async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, "proof"));
  await mkdir(join(root, "manifests"));
  await writeFile(
    join(root, "manifests/pairs.json"),
    '[{"name": "one", "label": "ha", "repo": "a/b", "non_ha": ["a.yaml"], "ha": ["b.yaml"]}]',
  );
  const kept = (of: string): Promise<void> =>
    writeFile(
      join(root, "proof/pairs.yml"),
      `pairs: []\nclassified: [{ estate: a.json }]\nreasons: [{ of: ${of}, why: the better one is not better }]\n`,
    );
  await kept("a.json");
  expect(await readExpectations(root, root)).toEqual({
    pairs: [{ name: "one", label: "ha", plain: ["a.yaml"], better: ["b.yaml"] }],
    classified: [{ estate: "a.json" }],
    reasons: new Map([["a.json", "the better one is not better"]]),
  });
  await kept("two");
  await expect(readExpectations(root, root)).rejects.toThrow("there is no pair and no classified estate two");
});
