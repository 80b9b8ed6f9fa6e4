import { expect, test } from "vitest";
import type { Outcome } from "../../src/model/evaluation.ts";
import type { Report } from "../../src/model/report.ts";
import { delta } from "../../src/reports/delta.ts";
import { consequence, losses, reasonOf, survived, whatFails } from "../../src/reports/losses.ts";
import { effect, emptyReport } from "./report-parts.ts";

type Failure = Report["failures"][number];

function failure(
  kind: Failure["kind"],
  domain: string,
  services: Record<string, Outcome>,
  count = 1,
): Failure {
  return {
    domain,
    kind,
    count,
    services: Object.entries(services).map(([service, outcome]) => effect(service, outcome)),
    unaffected: 3 - Object.keys(services).length,
  };
}

const rows = (failures: Failure[]) =>
  losses(emptyReport({ failures })).map((loss) => [
    whatFails(loss, 2, (domain) => domain),
    loss.services,
    loss.effect.outcome,
  ]);

test("worst first, of the same outcome what fails oftenest first, and nothing that is unaffected", () => {
  expect(
    rows([
      failure("region", "r", { a: "lost" }),
      failure("data-centre", "d", { a: "reduced", b: "down", c: "unaffected" }),
      failure("node", "n", { a: "down", b: "unknown" }, 3),
    ]),
  ).toEqual([
    ["region r", ["a"], "lost"],
    ["one of the n (any of 3)", ["a"], "down"],
    ["data centre d", ["b"], "down"],
    ["one of the n (any of 3)", ["b"], "unknown"],
    ["data centre d", ["a"], "reduced"],
  ]);
});

test("what is any of several is said so", () => {
  expect(
    rows([
      failure("node", "of the assumed cluster", { a: "down" }, 3),
      failure("data-centre", "of eu-west-1", { a: "reduced" }, 3),
    ]).map(([what]) => what),
  ).toEqual([
    "any one node of the assumed cluster (any of 3)",
    "any one data centre of eu-west-1 (any of 3)",
  ]);
});

test("what does the same to the same services is one row", () => {
  expect(
    rows([
      failure("data-centre", "d1", { a: "reduced", b: "reduced" }),
      failure("data-centre", "d2", { a: "reduced", b: "reduced" }),
      failure("data-centre", "d3", { a: "reduced", b: "reduced" }),
      failure("region", "d1", { a: "reduced", b: "reduced" }),
    ]),
  ).toEqual([
    ["data centre d1, d2 or 1 more", ["a", "b"], "reduced"],
    ["region d1", ["a", "b"], "reduced"],
  ]);
});

test("where rows are many, services whose reasons alone differ are one, which says whose the reason is", () => {
  const down = (count: number): Failure => {
    const one = failure(
      "region",
      "r",
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${at}`, "down"])),
    );
    return {
      ...one,
      services: one.services.map((effect) => ({ ...effect, why: `${effect.service} is gone` })),
    };
  };
  const few = losses(emptyReport({ failures: [down(24)] }));
  const [many, ...none] = losses(emptyReport({ failures: [down(25)] }));
  expect([few.length, few.map((loss) => reasonOf(loss, (text) => text))[0]]).toEqual([24, "s0 is gone"]);
  expect([none.length, many?.services.length]).toEqual([0, 25]);
  expect(many && reasonOf(many, (text) => text)).toBe("for s0, s0 is gone");
});

test("survived is what every service is unaffected by, where there is one", () => {
  const nothing = { ...failure("node", "none", {}), unaffected: 0 };
  const failures = [failure("node", "n", {}), failure("node", "m", { a: "reduced" }), nothing];
  expect(survived(emptyReport({ failures })).map(({ domain }) => domain)).toEqual(["n"]);
});

test("what a failure leaves, in words", () => {
  const effect = {
    service: "a",
    part: null,
    before: null,
    parts: { as_bad: 1, all: 1 },
    why: "",
    capacity: 0.999,
    rpo_s: null,
    rto_s: null,
  } as const;
  expect([
    consequence({ ...effect, outcome: "reduced" }),
    consequence({ ...effect, outcome: "reduced", capacity: null }),
    consequence({ ...effect, outcome: "down", rto_s: 95_400, rpo_s: 0 }),
    consequence({ ...effect, outcome: "down", rto_s: 0, rpo_s: 5400 }),
    consequence({ ...effect, outcome: "lost" }),
  ]).toEqual([
    "over 99 % of the capacity is left",
    "",
    "back in 1 d 2 h, losing no data",
    "back at once, losing up to 1 h 30 min of data",
    "",
  ]);
});

test("changes: worse, better, different, and new services as one line", () => {
  const change = (from: Outcome | null, to: Outcome | null, sentence: string) => ({
    service: "a",
    domain: "d",
    from,
    to,
    sentence,
  });
  const changes = [
    change("down", "reduced", "1"),
    change("unknown", "down", "2"),
    change("unaffected", "lost", "3"),
    change(null, "down", "4"),
    change(null, "lost", "5"),
    change("down", null, "6"),
  ];
  expect(delta(emptyReport({ changes })).map(({ word, sentence }) => [word, sentence])).toEqual([
    ["Worse", "3"],
    ["Better", "1"],
    ["Different", "2"],
    ["Different", "6"],
    ["New", "`a` did not run before this change."],
  ]);
});
