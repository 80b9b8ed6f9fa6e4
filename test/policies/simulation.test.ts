import type { LoadedPolicy } from "@open-policy-agent/opa-wasm";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type Left, withoutDataCentre, withoutNode, withoutPair } from "./brute-force.ts";
import { COMPILE_MS, compiledPack, ESTATES, evaluation } from "./compiled-pack.ts";
import { documentOf, type SmallEstate, smallEstate } from "./small-estate.ts";

let policies: LoadedPolicy;

beforeAll(async () => {
  policies = await compiledPack();
}, COMPILE_MS);

/** What the policies say of the one service, by failure domain; `unaffected` where they list nothing. */
function said(estate: SmallEstate, kind: string): Record<string, Left & { count: number }> {
  return Object.fromEntries(
    evaluation(policies, documentOf(estate))
      .failures.filter((failure) => failure.kind === kind)
      .map(({ domain, count, services: [cell] }) => [
        domain,
        {
          count,
          outcome: cell?.outcome === "down" || cell?.outcome === "reduced" ? cell.outcome : "unaffected",
          capacity: cell === undefined ? 1 : (cell.capacity ?? Number.NaN),
        },
      ]),
  );
}

function rounded(cells: Record<string, Left & { count: number }>): unknown {
  return Object.fromEntries(
    Object.entries(cells).map(([domain, cell]) => [
      domain,
      { ...cell, capacity: Number(cell.capacity.toFixed(9)) },
    ]),
  );
}

describe("the simulation agrees with trying everything", () => {
  it("on each data centre", () => {
    fc.assert(
      fc.property(smallEstate, (estate) => {
        const zones = [...new Set([...estate.primaries, ...estate.secondaries])];
        const tried = zones.map((zone) => [zone, { count: 1, ...withoutDataCentre(estate, zone) }]);
        expect(rounded(said(estate, "data-centre"))).toEqual(rounded(Object.fromEntries(tried)));
      }),
      { numRuns: ESTATES },
    );
  }, 600_000);

  it("on each two data centres", () => {
    fc.assert(
      fc.property(smallEstate, (estate) => {
        const zones = [...new Set([...estate.primaries, ...estate.secondaries])].sort();
        const pairs = zones.flatMap((one, i) => zones.slice(i + 1).map((other) => [one, other]));
        const tried = pairs.map((pair) => [pair.join(" and "), { count: 1, ...withoutPair(estate, pair) }]);
        expect(rounded(said(estate, "pair"))).toEqual(rounded(Object.fromEntries(tried)));
      }),
      { numRuns: ESTATES },
    );
  }, 600_000);

  it("on one node of each class", () => {
    fc.assert(
      fc.property(smallEstate, (estate) => {
        const parts = ["primaries", "secondaries"] as const;
        const tried = parts.flatMap((part) =>
          [...new Set(estate[part])].map((zone) => [
            `${part} of c in ${zone}`,
            {
              count: estate[part].filter((other) => other === zone).length,
              ...withoutNode(estate, part, zone),
            },
          ]),
        );
        expect(rounded(said(estate, "node"))).toEqual(rounded(Object.fromEntries(tried)));
      }),
      { numRuns: ESTATES },
    );
  }, 600_000);
});

describe("the reference architectures", () => {
  const copies = { replicas: 3, spread: { over: "data-centres", must: true, skew: 1 }, pin: null } as const;

  it("two data centres: the one with two primaries stops the cluster", () => {
    const estate = {
      primaries: ["eu-west-1a", "eu-west-1a", "eu-west-1b"],
      secondaries: [],
      workloads: [copies],
    };
    expect(rounded(said(estate, "data-centre"))).toEqual({
      "eu-west-1a": { count: 1, outcome: "down", capacity: 0 },
      "eu-west-1b": { count: 1, outcome: "reduced", capacity: 0.333333333 },
    });
  });

  it("three data centres: the loss of any reduces capacity, not service", () => {
    const estate = {
      primaries: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
      secondaries: [],
      workloads: [copies],
    };
    expect(Object.values(said(estate, "data-centre")).map(({ outcome }) => outcome)).toEqual([
      "reduced",
      "reduced",
      "reduced",
    ]);
  });
});
