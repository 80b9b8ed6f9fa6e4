import { expect, it } from "vitest";
import type { Outcome } from "../../src/model/evaluation.ts";
import type { Report } from "../../src/model/report.ts";
import {
  dataCentreTitle,
  Fates,
  groupedParts,
  groupTitle,
  hasMap,
  nodesTitle,
  plural,
  regionTitle,
} from "../../src/reports/places.ts";
import { effect, emptyReport } from "./report-parts.ts";

const part = (kind: string, name: string) => ({ id: `${kind}:${name}`, name, kind, services: [] });

const failure = (
  kind: "region" | "data-centre",
  domain: string,
  ...outcomes: Outcome[]
): Report["failures"][number] => ({
  domain,
  kind,
  count: 1,
  services: outcomes.map((outcome, at) => effect(`s${at}`, outcome)),
  unaffected: 0,
});

it("knows the worst that the loss of a place does", () => {
  const fates = new Fates({
    failures: [
      failure("region", "a", "reduced", "lost", "down"),
      failure("data-centre", "a", "reduced", "unknown"),
      failure("data-centre", "b"),
    ],
  });
  expect([
    fates.of("region", "a"),
    fates.of("data-centre", "a"),
    fates.of("data-centre", "b"),
    fates.of("region", "b"),
    fates.of("region", null),
  ]).toEqual(["lost", "unknown", "unaffected", null, null]);
});

it("calls places by what is known of them", () => {
  expect([
    regionTitle({ name: "eu-west-1", role: null }),
    regionTitle({ name: "eu-west-1", role: "live" }),
    regionTitle({ name: null, role: "recovery" }),
    dataCentreTitle({ name: "eu-west-1a" }),
    dataCentreTitle({ name: null }),
  ]).toEqual([
    "region eu-west-1",
    "region eu-west-1, live",
    "region not known, recovery",
    "data centre eu-west-1a",
    "data centre not known",
  ]);
});

it.each([
  ["primaries of pam in a", "a", 3, "primaries of pam × 3"],
  ["primaries of pam in a", "a", null, "primaries of pam"],
  ["primaries of pam in a", "b", 1, "primaries of pam in a × 1"],
  ["primaries of pam in null", null, 1, "primaries of pam in null × 1"],
])("calls nodes %s in %s, %j of them, %s", (name, place, count, title) => {
  expect(nodesTitle({ name, count }, { name: place, nodes: [], parts: [] })).toBe(title);
});

it("groups parts by kind, in the order in which they come", () => {
  const [a, b, c] = [part("workload", "a"), part("bucket", "b"), part("workload", "c")];
  expect(groupedParts([a, b, c])).toEqual([
    { kind: "workload", parts: [a, c] },
    { kind: "bucket", parts: [b] },
  ]);
  expect(groupedParts([])).toEqual([]);
});

it.each([
  [["a"], "global entry a"],
  [["a", "b"], "2 global entries: a, b"],
  [["a", "b", "c"], "3 global entries: a, b, c"],
  [["a", "b", "c", "d"], "4 global entries: a, b, c and 1 more"],
  [["a", "b", "c", "d", "e"], "5 global entries: a, b, c and 2 more"],
])("calls a group of %j %s", (names, title) => {
  const parts = names.map((name) => part("global entry", name));
  expect(groupTitle({ kind: "global entry", parts })).toBe(title);
});

it("has a plural of every kind", () => {
  expect(["database", "global entry", "secrets"].map(plural)).toEqual([
    "databases",
    "global entries",
    "secrets",
  ]);
});

it("has a map where anything stands in a region", () => {
  const region = { name: "a", role: null, data_centres: [], parts: [] };
  const map = (...regions: Report["topology"]["regions"]) =>
    hasMap(emptyReport({ topology: { regions, elsewhere: [], links: [] } }));
  expect([
    map(),
    map(region),
    map(region, { ...region, parts: [part("bucket", "b")] }),
    map({ ...region, data_centres: [{ name: null, nodes: [], parts: [] }] }),
  ]).toEqual([false, false, true, true]);
});
