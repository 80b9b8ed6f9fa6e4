import { expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { byHarm, kindsOf, oftenness, rankOf } from "../../src/reports/harm.ts";
import { effect } from "./report-parts.ts";

type Effect = Report["failures"][number]["services"][number];

it("ranks outcomes worst first, and one that it does not know as not known", () => {
  const outcomes = ["lost", "down", "unknown", "scorched", "reduced", "unaffected"];
  expect(outcomes.map(rankOf)).toEqual([0, 1, 2, 2, 3, 4]);
});

it("ranks kinds oftenest first, and those that it does not know last", () => {
  expect(["node", "data-centre", "region", "pair", "planet"].map(oftenness)).toEqual([0, 1, 2, 3, 4]);
  expect(
    kindsOf(["planet", "pair", "region", "pair", "node", "data-centre"].map((kind) => ({ kind }))),
  ).toEqual(["node", "data-centre", "region", "pair", "planet"]);
});

const shop = (more: Partial<Effect>): Effect => effect("shop", "down", { why: "", ...more });

it.each<[string, Partial<Effect>[]]>([
  ["the worse outcome", [{ outcome: "lost", capacity: 1 }, { capacity: 0 }]],
  ["what leaves less", [{ capacity: 0, rto_s: 1 }, { capacity: 0.5, rto_s: 2 }, { rto_s: 3 }]],
  ["what takes longer", [{ rpo_s: 1 }, { rto_s: 2, rpo_s: 2 }, { rto_s: 1, rpo_s: 3 }, { rto_s: 0 }]],
  ["what loses more", [{}, { rpo_s: 2 }, { rpo_s: 1 }, { rpo_s: 0 }]],
])("%s comes first", (_, parts) => {
  const sorted = parts.map(shop);
  expect(sorted.toReversed().sort(byHarm)).toEqual(sorted);
  expect(sorted.toSorted(byHarm)).toEqual(sorted);
});

it("takes for alike what differs in nothing that counts", () => {
  expect(byHarm(shop({ why: "a", capacity: 1 }), shop({ why: "b", service: "bank" }))).toBe(0);
});
