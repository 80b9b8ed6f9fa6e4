import { expect, test } from "vitest";
import type { Outcome } from "../../src/model/evaluation.ts";
import type { Report } from "../../src/model/report.ts";
import { renderHtml } from "../../src/reports/html.ts";
import { renderMarkdown } from "../../src/reports/markdown.ts";
import { cellText, matrixOf, wasText } from "../../src/reports/matrix.ts";
import { renderTerminal } from "../../src/reports/terminal.ts";
import { effect, emptyReport } from "./report-parts.ts";

type Failure = Report["failures"][number];
type Effect = Failure["services"][number];

const failure = (kind: string, domain: string, services: Effect[], unaffected = 0): Failure => ({
  domain,
  kind: kind as Failure["kind"],
  count: 1,
  services,
  unaffected,
});

/** The matrix in words: `service: outcome of each kind @ domains`. */
function shown(failures: Failure[]): string[] {
  const { kinds, rows, unaffected } = matrixOf(emptyReport({ failures }));
  const lines = rows.map(
    ({ services, cells }) =>
      `${services.join("+")}: ${cells
        .map((cell) => (cell === null ? "-" : `${cellText(cell)} @ ${cell.domains.join(",")} of ${cell.of}`))
        .join("; ")}`,
  );
  return [kinds.join(" "), ...lines, `${unaffected} unaffected`];
}

test("services are one row where a table would say the same of them: nodes and many domains are only counted there", () => {
  const down = (service: string): Effect => effect(service, "down");
  expect(
    shown([
      failure("node", "members of a", [down("a")], 3),
      failure("node", "members of b", [down("b")], 3),
      failure("data-centre", "d1", [down("c")], 3),
      failure("data-centre", "d2", [down("d")], 3),
    ]),
  ).toEqual([
    "node data-centre",
    "a+b: down @ members of a of 2; -",
    "c: -; down @ d1 of 2",
    "d: -; down @ d2 of 2",
    "0 unaffected",
  ]);
});

test("of each kind the worst loss, with the domains that bring it about; services to which the same happens in one row", () => {
  const half = { capacity: 0.5 };
  expect(
    shown([
      failure("region", "r", [effect("a", "lost"), effect("b", "lost"), effect("c", "unaffected")], 1),
      failure("data-centre", "d1", [effect("a", "reduced", half), effect("b", "reduced", half)], 2),
      failure("data-centre", "d2", [effect("a", "down"), effect("b", "down")], 2),
      failure("data-centre", "d3", [effect("a", "down"), effect("b", "down")], 2),
      failure("node", "n", [effect("c", "reduced", half)], 3),
    ]),
  ).toEqual([
    "node data-centre region",
    "a+b: -; down @ d2,d3 of 3; lost @ r of 1",
    "c: 50 % left @ n of 1; -; -",
    "1 unaffected",
  ]);
});

test("of the same outcome what leaves less is worse, then what takes longer, and what is not known longest", () => {
  expect(
    shown([
      failure("region", "half", [effect("a", "reduced", { capacity: 0.5 })]),
      failure("region", "third", [effect("a", "reduced", { capacity: 1 / 3 })]),
      failure("data-centre", "quick", [effect("a", "down", { rto_s: 60 })]),
      failure("data-centre", "slow", [effect("a", "down", { rto_s: 600 })]),
      failure("node", "bounded", [effect("a", "down", { rto_s: 600 })]),
      failure("node", "unbounded", [effect("a", "down")]),
    ])[1],
  ).toBe("a: down @ unbounded of 2; down @ slow of 2; 33 % left @ third of 2");
});

test("the worst row comes first, and of the same outcomes what happens oftenest", () => {
  const rows = shown([
    failure("node", "n", [effect("often", "down")]),
    failure("data-centre", "d", [effect("seldom", "down")]),
    failure("region", "r", [effect("worst", "lost"), effect("least", "reduced")]),
  ]);
  expect(rows.slice(1, -1).map((row) => row.split(":")[0])).toEqual(["worst", "often", "seldom", "least"]);
});

test("what it was before is said where it was another", () => {
  expect([
    wasText(effect("a", "down", { before: "down" })),
    wasText(effect("a", "down", { before: "reduced" })),
  ]).toEqual(["", "was reduced"]);
});

test("a kind of failure and an outcome that this version does not know are shown all the same, after those that it knows", () => {
  const report = emptyReport({
    failures: [
      failure("power-feed|<b>", "feed 1", [effect("a", "scorched" as Outcome), effect("b", "down")], 1),
      failure("region", "r", [effect("a", "down")], 2),
    ],
  });
  expect(matrixOf(report).kinds).toEqual(["region", "power-feed|<b>"]);
  const markdown = renderMarkdown(report, { maxBytes: 65_000, maxChars: 65_000 });
  expect(markdown).toContain("| Service | Losing a region | Losing a power feed b |");
  expect(markdown).toContain("❔ scorched");
  expect(renderTerminal(report, { colour: false, width: 120 })).toContain("scorched");
  expect(renderHtml(report, { script: "", style: "" })).toContain('data-outcome="scorched"');
});

test.each<[kind: string, domains: number, of: number, terminal: string, markdown: string, html: string]>([
  ["data-centre", 1, 1, "down", "🔴 **down**", "</span>"],
  ["data-centre", 1, 3, "down, d0", "🔴 **down**<br>`d0`", "</span> <code>d0</code> "],
  [
    "data-centre",
    2,
    3,
    "down, in 2 of 3 data centres",
    "🔴 **down**<br>`d0`, `d1`",
    "</span> <code>d0</code> <code>d1</code> ",
  ],
  [
    "data-centre",
    3,
    4,
    "down, in 3 of 4 data centres",
    "🔴 **down**<br>in 3 of 4 data centres",
    "</span> in 3 of 4 data centres",
  ],
  ["node", 1, 2, "down, in 1 of 2 classes", "🔴 **down**<br>in 1 of 2 classes", "</span> in 1 of 2 classes"],
  ["node", 2, 2, "down", "🔴 **down**", "</span>"],
])("what %s's loss does is told with where: %i of %i", (kind, domains, of, terminal, markdown, html) => {
  const report = emptyReport({
    failures: Array.from({ length: of }, (_, at) =>
      failure(kind, `d${at}`, at < domains ? [effect("a", "down")] : [], at < domains ? 1 : 2),
    ),
  });
  const lines = renderTerminal(report, { colour: false, width: 110 }).split("\n");
  expect(lines.find((line) => line.startsWith("  a "))?.trim()).toBe(`a        ${terminal}`);
  expect(renderMarkdown(report, { maxBytes: 65_000, maxChars: 65_000 }).split("\n")).toContain(
    `| \`a\` | ${markdown} |`,
  );
  expect(renderHtml(report, { script: "", style: "" })).toContain(
    `<td><span class="outcome" data-outcome="down">down${html}</td></tr>`,
  );
});
