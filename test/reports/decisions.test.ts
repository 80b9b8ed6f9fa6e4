import { expect, it } from "vitest";
import { renderMarkdown } from "../../src/reports/markdown.ts";
import { renderTerminal } from "../../src/reports/terminal.ts";
import { emptyReport, finding } from "./report-parts.ts";

const WAIVER = {
  rule: "ha/workload-replicas",
  resource: "*/shop/report",
  reason: "runs once a day, @all",
  owner: "@shop",
  expires: "2027-03-31",
  change: "added" as const,
  findings: ["v1:1"],
};
const REPORT = emptyReport({
  waivers: [
    { ...WAIVER, state: "proposed" },
    { ...WAIVER, state: "in-force", change: "extended", findings: [] },
    { ...WAIVER, state: "in-force", change: null },
  ],
  break_glass: { label: "break-glass", by: "alice", at: "2026-11-01T10:00:00Z", counts: true, why: null },
  findings: [finding({ blocks: true })],
});

it("shows what people decided before anything else", () => {
  const lines = renderMarkdown(REPORT, { maxBytes: 65_000, maxChars: 65_000 }).split("\n");
  const at = lines.indexOf("#### Decided by people");
  expect(lines.findIndex((line) => line.startsWith("####"))).toBe(at);
  expect(lines.slice(at, at + 6)).toEqual([
    "#### Decided by people",
    "",
    "- **Break-glass:** the label `break-glass`, set by `alice` at 2026-11-01T10:&#8203;00:00Z, lets through what 1 finding blocks.",
    "- **This change adds a waiver:** `ha/workload-replicas` for `*/shop/report`, by @&#8203;shop until 2027-03-31: runs once a day, @&#8203;all (once merged it covers 1 finding)",
    "- **This change extends a waiver:** `ha/workload-replicas` for `*/shop/report`, by @&#8203;shop until 2027-03-31: runs once a day, @&#8203;all (it covers nothing)",
    "",
  ]);
  expect(lines).toContain("#### What is let through");
});

it("shows it in a terminal too, and a label that does not count with the reason", () => {
  const refused = { label: "break-glass", by: "eve", at: null, counts: false, why: "eve may not write" };
  const text = renderTerminal(emptyReport({ break_glass: refused }), { colour: false, width: 200 });
  expect(text.split("\n").slice(2, 5)).toEqual([
    "Decided by people",
    "  · A break-glass label is set and does not count: the label break-glass, set by eve: eve may not write.",
    "",
  ]);
});
