import { expect, test } from "vitest";
import { sortedTopology } from "../../src/evaluate/topology.ts";
import type { Topology } from "../../src/model/evaluation.ts";

const part = (kind: string, name: string) => ({ id: `${kind}:${name}`, name, kind, services: [] });
const nodes = (name: string, cluster: string | null, count: number | null) => ({
  name,
  cluster,
  count,
  services: [],
});

/** Each list in the order in which it comes out. */
const MAP: Topology = {
  regions: [
    {
      name: "us-east-1",
      role: "live",
      data_centres: [
        {
          name: "us-east-1a",
          nodes: [
            nodes("x", null, null),
            nodes("x", null, 0),
            nodes("x", null, 1),
            nodes("x", null, 2),
            nodes("primaries", "b", 1),
            nodes("secondaries", "b", 1),
          ],
          parts: [part("database", "a"), part("database", "b")],
        },
        { name: "us-east-1b", nodes: [], parts: [] },
        { name: null, nodes: [], parts: [] },
      ],
      parts: [
        part("bucket", "b"),
        { ...part("cluster", "a"), id: "1" },
        { ...part("cluster", "a"), id: "2" },
        { ...part("cluster", "b"), id: "0" },
        { ...part("database", "a"), id: "0" },
      ],
    },
    { name: "eu-central-1", role: "recovery", data_centres: [], parts: [] },
    { name: "ap-south-1", role: null, data_centres: [], parts: [] },
    { name: null, role: null, data_centres: [], parts: [] },
  ],
  elsewhere: [
    { ...part("global entry", "a"), leads_to: [], reason: "" },
    { ...part("workload", "a"), leads_to: [], reason: "" },
  ],
  links: [
    { from: "a", to: "b", kind: "copies" },
    { from: "a", to: "b", kind: "snapshots" },
    { from: "a", to: "c", kind: "copies" },
    { from: "b", to: "a", kind: "copies" },
  ],
};

/** The same with every list turned round. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed).reverse() as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, reversed(inner)])) as T;
}

test("the live region first, then recovery, then by name, and what is not known last", () => {
  expect(sortedTopology(reversed(MAP))).toEqual(MAP);
  expect(sortedTopology(MAP)).toEqual(MAP);
});
