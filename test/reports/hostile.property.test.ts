import fc from "fast-check";
import { expect, test } from "vitest";
import { renderHtml } from "../../src/reports/html.ts";
import { renderJunit } from "../../src/reports/junit.ts";
import { renderMarkdown } from "../../src/reports/markdown.ts";
import { mermaidMap } from "../../src/reports/mermaid.ts";
import { renderSarif } from "../../src/reports/sarif.ts";
import { renderTerminal } from "../../src/reports/terminal.ts";
import { hostileReport } from "./hostile.ts";
import { emptyReport } from "./report-parts.ts";

/** Pieces of what means something somewhere, and any characters between them. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "`",
        "```",
        "|",
        "\\",
        "<!--",
        "-->",
        "<script>",
        "</",
        '"',
        "'",
        "&",
        "]]>",
        "[x](y)",
        "@a",
        "#1",
        "::error::",
      ),
      fc.constantFrom(
        "##[",
        "%0A",
        "%%{",
        "}%%",
        ";",
        "end",
        "\n",
        "\r",
        "\u2028",
        "\u202E",
        "\u0000",
        "\u001B[2J",
        "\uD800",
        "\uFFFF",
        "$$",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(""))
  .filter((text) => /\S/u.test(text));

const SIZE = { maxBytes: 65_000, maxChars: 65_000 };
const tags = (text: string) => (text.match(/<[^>]*>/gu) ?? []).map((tag) => tag.replace(/"[^"]*"/gu, '""'));
const PLAIN = hostileReport("harmless");

test("JUnit keeps its elements, and every character is one of XML", () => {
  const expected = tags(renderJunit(PLAIN));
  fc.assert(
    fc.property(nasty, (text) => {
      const xml = renderJunit(hostileReport(text));
      expect(tags(xml)).toEqual(expected);
      expect(xml.replace(/&(?:amp|lt|gt|quot);/gu, "")).not.toMatch(
        /&|(?!\n)[\p{Cc}\p{Cf}\p{Cs}]|[\uFFFE\uFFFF]/u,
      );
    }),
    { numRuns: 200 },
  );
});

test("the page keeps its elements but for names that are shown as code", () => {
  const elements = (text: string) =>
    tags(text.replace(/<script type="application\/json".*?<\/script>/su, "")).filter(
      (tag) => !/<\/?(?:code|pre)>/u.test(tag),
    );
  const expected = elements(renderHtml(PLAIN, { script: "", style: "" }));
  fc.assert(
    fc.property(nasty, (text) => {
      const page = renderHtml(hostileReport(text), { script: "", style: "" });
      expect(elements(page)).toEqual(expected);
      expect(page).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}|##\[/u);
    }),
    { numRuns: 100 },
  );
});

test("the map keeps its lines", () => {
  const shape = (lines: string[]) =>
    lines.map((line) => line.replace(/"[^"]*"/gu, "").replace(/\[\(|\)\]|\(\[|\]\)/gu, "[]"));
  fc.assert(
    fc.property(nasty, (text) => {
      const lines = mermaidMap(hostileReport(text));
      expect(shape(lines).length).toBe(mermaidMap(PLAIN).length);
      for (const line of lines) expect(line).toMatch(/^[\w \-.>[\]()"#;:,/×·+\p{L}\p{M}\p{N}\p{So}]+$/u);
    }),
    { numRuns: 200 },
  );
});

test("SARIF is JSON whose texts are one line, without links and arguments", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const sarif = renderSarif(hostileReport(text), []);
      expect(sarif).not.toMatch(/##\[/u);
      const log = JSON.parse(sarif) as { runs: { results: { message: { text: string } }[] }[] };
      for (const { message } of log.runs[0]?.results ?? []) {
        expect(message.text).not.toMatch(/\]\(|\{\d+\}|[\p{Cc}\p{Cf}\p{Cs}]/u);
      }
    }),
    { numRuns: 200 },
  );
});

test("Markdown keeps its tables and opens nothing that it does not close", () => {
  const rows = (text: string) =>
    text.split("\n").flatMap((line) => (line.startsWith("| ") ? [line.split(/(?<!\\)\|/u).length] : []));
  const expected = rows(renderMarkdown(PLAIN, SIZE));
  fc.assert(
    fc.property(nasty, (text) => {
      const markdown = renderMarkdown(hostileReport(text), SIZE);
      expect(rows(markdown)).toEqual(expected);
      expect(markdown.match(/<details>/gu)?.length).toBe(markdown.match(/<\/details>/gu)?.length);
      expect(markdown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
    { numRuns: 100 },
  );
});

test("the terminal shows nothing that moves, and no line that a runner obeys", () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const shown = renderTerminal(hostileReport(text), { colour: false, width: 80 });
      expect(shown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]|^\s*::|##\[/mu);
    }),
    { numRuns: 100 },
  );
});

test("an empty report is something in every format", () => {
  const report = emptyReport();
  expect([
    renderHtml(report, { script: "", style: "" }).length > 0,
    renderJunit(report).length > 0,
    renderSarif(report, []).length > 0,
    renderMarkdown(report, SIZE).length > 0,
    mermaidMap(report),
  ]).toEqual([true, true, true, true, ["flowchart TB"]]);
});
