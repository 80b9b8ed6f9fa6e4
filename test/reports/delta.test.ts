import { expect, it } from "vitest";
import type { Outcome } from "../../src/model/evaluation.ts";
import { delta } from "../../src/reports/delta.ts";
import { emptyReport } from "./report-parts.ts";

const change = (from: Outcome | null, to: Outcome | null, service = "shop") => ({
  service,
  domain: "a",
  from,
  to,
  sentence: `${from} to ${to}`,
});

it.each<[Outcome | null, Outcome | null, string]>([
  ["unaffected", "reduced", "worse"],
  ["reduced", "down", "worse"],
  ["down", "lost", "worse"],
  ["lost", "down", "better"],
  ["down", "reduced", "better"],
  ["reduced", "unaffected", "better"],
  ["unknown", "lost", "other"],
  ["unaffected", "unknown", "other"],
  ["down", "down", "other"],
  ["down", null, "other"],
  [null, "unaffected", "new"],
  [null, null, "new"],
])("from %s to %s is %s", (from, to, way) => {
  expect(delta(emptyReport({ changes: [change(from, to)] })).map((told) => told.way)).toEqual([way]);
});

it("is nothing where nothing changes", () => {
  expect(delta(emptyReport())).toEqual([]);
});

it("tells services that are new once, the first five by name", () => {
  const sentence = (count: number) =>
    delta(
      emptyReport({
        changes: Array.from({ length: count }, (_, at) => [
          change(null, "down", `s${at}`),
          change(null, "lost", `s${at}`),
        ]).flat(),
      }),
    ).map((told) => told.sentence);
  expect([sentence(1), sentence(2), sentence(5), sentence(6), sentence(7)]).toEqual([
    ["`s0` did not run before this change."],
    ["`s0`, `s1` did not run before this change."],
    ["`s0`, `s1`, `s2`, `s3`, `s4` did not run before this change."],
    ["`s0`, `s1`, `s2`, `s3`, `s4` and 1 more service did not run before this change."],
    ["`s0`, `s1`, `s2`, `s3`, `s4` and 2 more services did not run before this change."],
  ]);
});
