import { expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.ts";
import { renderMarkdown } from "../../src/reports/markdown.ts";
import { emptyReport, finding } from "./report-parts.ts";

function many(count: number, parts: (at: number) => Partial<Finding> = () => ({})): Report {
  const findings = Array.from({ length: count }, (_, at) =>
    finding({
      fingerprint: `v1:${at}`,
      message: `Number ${at} is wrong.`,
      evidence: [{ name: "measure", value: at, unit: "", from: "" }],
      ...parts(at),
    }),
  );
  return emptyReport({ findings });
}

const told = (markdown: string) => markdown.match(/\*\*Number \d+ is wrong\.\*\*/gu)?.length ?? 0;

test("what fits is told in full", () => {
  const rendered = renderMarkdown(many(30), { maxBytes: 65_000, maxChars: 65_000 });
  expect([told(rendered), rendered.includes(" · measure: 29 · "), rendered.includes("Left out")]).toEqual([
    30,
    true,
    false,
  ]);
});

test("what does not fit loses its evidence first, none of its entries", () => {
  const rendered = renderMarkdown(
    many(120, () => ({ evidence: [{ name: "m".repeat(100), value: 1, unit: "", from: "" }] })),
    {
      maxBytes: 20_000,
      maxChars: 20_000,
    },
  );
  expect([told(rendered), rendered.includes("Evidence"), rendered.includes("Left out")]).toEqual([
    120,
    false,
    false,
  ]);
});

test.each([16_000, 40_000, 65_000])(
  "what fits in no other way is cut between entries, and counted (%i)",
  (max) => {
    const report = many(5000, (at) => ({ blocks: at % 2 === 0, status: at % 4 === 1 ? "existing" : "new" }));
    const rendered = renderMarkdown(report, { maxBytes: max, maxChars: max, marker: "<!-- marker -->" });
    expect(rendered.startsWith("<!-- marker -->\n### ⚪")).toBe(true);
    expect(rendered.length).toBeLessThanOrEqual(max);
    expect(rendered.match(/<details>/gu)?.length ?? 0).toBe(rendered.match(/<\/details>/gu)?.length ?? 0);
    const left =
      /Left out, as it would be too long:\*\* (.*)\. The report as JSON/u.exec(rendered)?.[1] ?? "";
    const counts = (left.match(/\d+/gu) ?? []).map(Number);
    expect(counts.reduce((sum, count) => sum + count, told(rendered))).toBe(5000);
    expect(rendered.endsWith("</sub>\n")).toBe(true);
  },
);

test("bytes are counted as well as characters", () => {
  const rendered = renderMarkdown(
    many(400, () => ({ message: "日".repeat(200) })),
    { maxBytes: 65_000, maxChars: 65_000 },
  );
  expect(Buffer.byteLength(rendered)).toBeLessThanOrEqual(65_000);
});

test("one cause is one entry, and what follows hangs under it", () => {
  const rendered = renderMarkdown(
    many(9, (at) => (at === 0 ? { blocks: true } : { caused_by: at < 4 ? "v1:0" : `v1:${at - 1}` })),
    { maxBytes: 65_000, maxChars: 65_000 },
  );
  expect(told(rendered)).toBe(1);
  expect(rendered.match(/ {2}- Hence: /gu)?.length).toBe(5);
  expect(rendered).toContain("  - and 3 more consequences\n");
});

test("a sentence that several rules say of one thing is said once, with what to do where it blocks", () => {
  const waiver = { rule: "r", resource: "x", reason: "why", owner: "me", expires: "2027-01-01" };
  const same = { message: "It is gone.", resource: "k8s#x" };
  const lines = (first: Partial<Finding>): string[] => {
    const report = many(6, (at) =>
      at === 0
        ? { ...same, ...first, rule: "ha/r0" }
        : { ...(at < 4 ? same : { ...same, message: "More is." }), rule: `ha/r${at}`, caused_by: "v1:0" },
    );
    return renderMarkdown(report, { maxBytes: 65_000, maxChars: 65_000 }).match(/^ {2}- .*$/gmu) ?? [];
  };
  expect(lines({ blocks: true }).slice(-2)).toEqual([
    "  - The same by `ha/r1`, `ha/r2`, `ha/r3`",
    "  - Hence: More is. `x` · `ha/r4`, `ha/r5`",
  ]);
  const toDo = "  - **To do:** Put it right.";
  expect(lines({ blocks: true })).toContain(toDo);
  expect(lines({ waiver })).not.toContain(toDo);
  const blocking = many(2, (at) => (at === 0 ? { waiver } : { blocks: true, caused_by: "v1:0" }));
  expect(renderMarkdown(blocking, { maxBytes: 65_000, maxChars: 65_000 })).toContain(toDo);
});

test("what blocks is told first even where its cause is waived, and a circle of causes ends", () => {
  const waiver = { rule: "r", resource: "x", reason: "why", owner: "me", expires: "2027-01-01" };
  const hidden = many(2, (at) => (at === 0 ? { waiver } : { blocks: true, caused_by: "v1:0" }));
  expect(renderMarkdown(hidden, { maxBytes: 65_000, maxChars: 65_000 })).toMatch(
    /What blocks the merge[\s\S]*Number 0[\s\S]*Hence: Number 1 is wrong\. \*\*blocks\*\*/u,
  );
  const circle = many(2, (at) => ({ blocks: true, caused_by: `v1:${1 - at}` }));
  expect(told(renderMarkdown(circle, { maxBytes: 65_000, maxChars: 65_000 }))).toBeGreaterThan(0);
});

test("observing says that nothing is blocked", () => {
  const rendered = renderMarkdown(
    { ...many(1, () => ({ blocks: true })), mode: "observe" },
    { maxBytes: 65_000, maxChars: 65_000 },
  );
  expect(rendered).toContain("observing only, nothing is blocked · 1 cause would block the merge");
  expect(rendered).toContain("#### What would block the merge");
});
