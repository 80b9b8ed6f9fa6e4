import { expect, it } from "vitest";
import { effectWords, wasWords } from "../../src/evaluate/failure-words.ts";
import type { Outcome } from "../../src/model/evaluation.ts";

it.each<[Outcome, number | null, string, string]>([
  ["unaffected", null, "leaves shop as it is", "it was not affected"],
  ["reduced", null, "reduces shop", "it was reduced"],
  ["reduced", 2 / 3, "reduces shop to 67 %", "it was reduced to 67 %"],
  ["reduced", 0, "reduces shop to 0 %", "it was reduced to 0 %"],
  ["down", 0, "stops shop", "it was stopped"],
  ["lost", null, "loses shop with nothing to restore it from", "it was lost with nothing to restore it from"],
  ["unknown", null, "has an unknown effect on shop", "that could not be told"],
])("%s, with %j of the capacity left", (outcome, capacity, effect, was) => {
  expect([effectWords({ outcome, service: "shop", capacity }), wasWords(outcome, capacity)]).toEqual([
    effect,
    was,
  ]);
});

it("says what may be, and when", () => {
  const told = { outcome: "down" as const, service: "shop", capacity: 0 };
  expect([
    effectWords({ ...told, may: true }),
    effectWords({ ...told, may: true }, "now"),
    effectWords(told, "now"),
  ]).toEqual(["may stop shop", "may now stop shop", "now stops shop"]);
});
