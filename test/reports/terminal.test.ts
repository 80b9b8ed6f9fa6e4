import { expect, test } from "vitest";
import { renderTerminal } from "../../src/reports/terminal.ts";
import { emptyReport, finding } from "./report-parts.ts";
import { twoDataCentres } from "./two-data-centres.ts";

test("colour changes nothing but colour", () => {
  const plain = renderTerminal(twoDataCentres, { colour: false, width: 80 });
  const coloured = renderTerminal(twoDataCentres, { colour: true, width: 80 });
  expect(coloured).not.toBe(plain);
  expect(coloured.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "gu"), "")).toBe(plain);
});

test.each([40, 80, 110])("no line is wider than %i but those of a table that needs more", (width) => {
  const report = { ...twoDataCentres, failures: [] };
  const lines = renderTerminal(report, { colour: false, width }).split("\n");
  expect(Math.max(...lines.map((line) => Array.from(line).length))).toBeLessThanOrEqual(width);
});

test("a great many findings are not a wall of text", () => {
  const findings = Array.from({ length: 1000 }, (_, at) =>
    finding({ fingerprint: String(at), blocks: true }),
  );
  const rendered = renderTerminal(emptyReport({ verdict: "fail", findings }), { colour: false });
  expect(rendered.match(/Something is wrong/gu)?.length).toBe(30);
  expect(rendered).toContain("  and 970 more; --format json lists them all\n");
  expect(rendered.split("\n").at(-2)).toBe(
    "0 resources of 0 inputs, 0 of 0 rules apply, 1000 causes block the merge: fail",
  );
});

test("a report without anything is its sentence and its verdict", () => {
  expect(renderTerminal(emptyReport(), { colour: false })).toBe(
    "○ Everything that was asked for holds.\n\n0 resources of 0 inputs, 0 of 0 rules apply, nothing was judged: pass\n",
  );
});

test("failures that change nothing are told without a table", () => {
  const failures = ["a", "b"].map((domain) => ({
    domain,
    kind: "data-centre" as const,
    count: 1,
    services: [],
    unaffected: 1,
  }));
  expect(renderTerminal(emptyReport({ failures }), { colour: false }).split("\n").slice(2, 5)).toEqual([
    "When something fails",
    "  Unaffected by the loss of: data centre a, data centre b",
    "",
  ]);
});
