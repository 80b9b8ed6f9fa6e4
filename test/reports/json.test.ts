import { expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { renderJson } from "../../src/reports/json.ts";
import { twoDataCentres } from "./two-data-centres.ts";

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

test("the order of keys is that of the schema, whatever the report's own", () => {
  expect(renderJson(reversed(twoDataCentres) as Report)).toBe(renderJson(twoDataCentres));
  expect(renderJson(twoDataCentres).split("\n").slice(0, 3)).toEqual(["{", '  "version": 1,', '  "tool": {']);
  expect(renderJson(twoDataCentres).endsWith("}\n")).toBe(true);
});
