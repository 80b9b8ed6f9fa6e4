import { describe, expect, it } from "vitest";
import type { Evaluation, Failure, Outcome } from "../../src/model/evaluation.ts";
import { aFailure, anEvaluation, judged } from "./an-evaluation.ts";

type Side = Partial<Pick<Evaluation, "failures" | "services">>;

function changes(before: Side, after: Side) {
  return judged({ before: anEvaluation({}, before), after: anEvaluation({}, after) }).changes.map(
    ({ service, domain, from, to, sentence }) => [service, domain, from, to, sentence],
  );
}

const shop = { services: { shop: [] } };
const one = (
  outcome: Outcome,
  capacity: number | null = null,
  kind: Failure["kind"] = "data-centre",
): Side => ({
  ...shop,
  failures: [aFailure(kind, "a", { shop: [outcome, capacity] })],
});
/** What depends on the scheduler. */
const perhaps: Side = {
  ...shop,
  failures: [aFailure("node", "of the assumed cluster", { shop: ["down", 0] })].map((failure) => ({
    ...failure,
    services: failure.services.map((cell) => ({ ...cell, may: true as const })),
  })),
};
const NONE: Side = { ...shop, failures: [aFailure("data-centre", "a", {}, 1)] };

describe("changes", () => {
  it.each<[string, Side, Side, string]>([
    [
      "worse",
      NONE,
      one("down"),
      "Losing data centre a now stops shop; before this change it was not affected.",
    ],
    [
      "better",
      one("lost"),
      NONE,
      "Losing data centre a no longer harms shop; before this change it was lost with nothing to restore it from.",
    ],
    [
      "told",
      one("unknown"),
      one("reduced", 1 / 3),
      "Losing data centre a now reduces shop to 33 %; before this change that could not be told.",
    ],
    [
      "untold",
      one("down"),
      one("unknown"),
      "Losing data centre a now has an unknown effect on shop; before this change it was stopped.",
    ],
    [
      "a region",
      one("reduced", null, "region"),
      one("lost", null, "region"),
      "Losing region a now loses shop with nothing to restore it from; before this change it was reduced.",
    ],
    [
      "nodes",
      one("reduced", 0.5, "node"),
      one("down", 0, "node"),
      "Losing one of the a now stops shop; before this change it was reduced to 50 %.",
    ],
    [
      "what may be",
      { ...shop, failures: [aFailure("node", "of the assumed cluster", {}, 1)] },
      perhaps,
      "Losing any one node of the assumed cluster may now stop shop; before this change it was not affected.",
    ],
    [
      "what may be anew",
      {},
      perhaps,
      "Losing any one node of the assumed cluster may stop shop, which this change adds.",
    ],
    [
      "a new domain",
      shop,
      one("down"),
      "Losing data centre a stops shop; before this change nothing ran there.",
    ],
    [
      "a domain that is gone",
      one("down"),
      shop,
      "Losing data centre a no longer harms shop, since nothing runs there any more; before this change it was stopped.",
    ],
    ["a new service", {}, one("down"), "Losing data centre a stops shop, which this change adds."],
    [
      "a service that is gone",
      one("down"),
      {},
      "shop is no longer there; before this change, when losing data centre a, it was stopped.",
    ],
  ])("tell of %s", (_, before, after, sentence) => {
    expect(changes(before, after).map((change) => change[4])).toEqual([sentence]);
  });

  it("are none where the outcome is the same, or harmless on the one side that there is", () => {
    expect(changes(one("reduced", 0.5), one("reduced", 0.4))).toEqual([]);
    expect(changes(shop, NONE)).toEqual([]);
    expect(changes({}, one("unaffected"))).toEqual([]);
    expect(changes(shop, one("reduced", 0.5))).toEqual([]);
    expect(changes(one("reduced", 0.5), {})).toEqual([]);
    expect(changes(NONE, one("unaffected"))).toEqual([]);
  });

  it("come worst first", () => {
    const both = (outcomes: [Outcome, Outcome, Outcome]): Side => ({
      failures: outcomes.map((outcome, at) => aFailure("data-centre", `dc-${at}`, { shop: [outcome, null] })),
    });
    expect(
      changes(both(["down", "reduced", "unaffected"]), both(["unaffected", "unknown", "lost"])).map(
        ([, domain, from, to]) => [domain, from, to],
      ),
    ).toEqual([
      ["dc-2", "unaffected", "lost"],
      ["dc-1", "reduced", "unknown"],
      ["dc-0", "down", "unaffected"],
    ]);
  });

  it("come as they are likely, then by domain and service, where they are as bad", () => {
    const sorted = [
      ["node", "b"],
      ["data-centre", "a"],
      ["data-centre", "b"],
      ["region", "a"],
      ["pair", "a and b"],
    ] as const;
    const side = (outcome: Outcome): Side => ({
      failures: sorted
        .map(([kind, domain]) => aFailure(kind, domain, { shop: [outcome, null], bank: [outcome, null] }))
        .toReversed(),
    });
    expect(
      changes(side("reduced"), side("down")).map(([service, domain, , , sentence]) => [
        service,
        domain,
        sentence?.split(" now ")[0],
      ]),
    ).toEqual(
      ["one of the b", "data centre a", "data centre b", "region a", "both of a and b"].flatMap((what, at) =>
        ["bank", "shop"].map((service) => [service, sorted[at]?.[1], `Losing ${what}`]),
      ),
    );
  });

  it("are none where nothing shows the estate before", () => {
    expect(judged({ after: anEvaluation({}, one("down")) }).changes).toEqual([]);
  });
});
