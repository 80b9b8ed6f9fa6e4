import { beforeAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { annotationsOf, withinStep } from "../../src/reports/annotations.ts";
import { causesOf } from "../../src/reports/causes.ts";
import { renderHtml } from "../../src/reports/html.ts";
import { renderJunit } from "../../src/reports/junit.ts";
import { losses } from "../../src/reports/losses.ts";
import { renderCheckTexts, renderMarkdown } from "../../src/reports/markdown.ts";
import { matrixOf } from "../../src/reports/matrix.ts";
import { renderTerminal } from "../../src/reports/terminal.ts";
import { largeReport } from "../../src/tools/bench/large-report.ts";

/** How many entries a text says that it leaves out, by what they are. */
function leftOut(text: string): Map<string, number> {
  const told = /Left out, as it would be too long:\*\* (.*?)\. /u.exec(text)?.[1] ?? "";
  return new Map(
    told.split(", ").map((one): [string, number] => {
      const [count = "", ...noun] = one.split(" ");
      return [noun.join(" "), Number(count)];
    }),
  );
}

describe("a report of 20,000 findings, 200 services and 50 data centres", () => {
  let report: Report;
  beforeAll(() => {
    report = largeReport({ findings: 20_000, services: 200, dataCentres: 50 });
  });

  test.each([
    ["comment", 65_000],
    ["job summary", 1024 ** 2],
  ])("keeps to its size as a %s, and every cause, failure and service is told or counted", (_, size) => {
    const text = renderMarkdown(report, { maxBytes: size, maxChars: size });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(size);
    const left = leftOut(text);
    const told = text.match(/^- \*\*Deployment web-/gmu)?.length ?? 0;
    const causes = Object.values(causesOf(report)).reduce((sum, list) => sum + list.length, 0);
    const nouns = [
      "blocking causes",
      "findings that do not block",
      "undetermined answers",
      "notices",
      "existing findings",
      "waived findings",
    ];
    expect(nouns.reduce((sum, noun) => sum + (left.get(noun) ?? 0), told)).toBe(causes);
    const rows = (word: RegExp): number => text.match(word)?.length ?? 0;
    expect(rows(/^\| (?:one of the|data centre|region) `/gmu) + (left.get("failures") ?? 0)).toBe(
      losses(report).length,
    );
    const services = rows(/^\| `team-.* \| (?:🟢|🟡|🔴|⛔|❔)/gmu) + (left.get("rows of services") ?? 0);
    expect(services).toBe(matrixOf(report).rows.length);
  });

  test("keeps to its size in both texts of a check run", () => {
    const { summary, text } = renderCheckTexts(report, { maxBytes: 65_000, maxChars: 65_000 });
    expect([summary, text].map((one) => Buffer.byteLength(one) <= 65_000)).toEqual([true, true]);
  });

  test("is as many annotations as a step shows, and the rest are counted", () => {
    const all = annotationsOf(report);
    const shown = withinStep(all, "resilience-gate");
    const counts = (shown.at(-1)?.message.match(/\d+ (?=error|warning|notice)/gu) ?? []).map(Number);
    expect(shown).toHaveLength(30);
    expect(counts.reduce((sum, count) => sum + count, shown.length - 1)).toBe(all.length);
  });

  test("is a case of JUnit for each finding", () => {
    expect(renderJunit(report).match(/<(?:failure|skipped) /gu)).toHaveLength(20_000);
  });

  test("is a page that says how many causes of each kind it does not show", () => {
    const page = renderHtml(report, { script: "", style: "" });
    const told = page.match(/<article /gu)?.length ?? 0;
    const causes = causesOf(report);
    const counts = Object.values(causes).map((list) => Math.max(0, list.length - 1000));
    expect(told + counts.reduce((sum, count) => sum + count, 0)).toBe(Object.values(causes).flat().length);
    for (const count of counts.filter((one) => one > 0))
      expect(page).toContain(`<p>and ${count} more, in the report as JSON</p>`);
  });

  test("is a few screens in a terminal, with how much more there is", () => {
    const text = renderTerminal(report, { colour: false, width: 100 });
    expect(text.split("\n").length).toBeLessThan(800);
    expect(text).toContain(`and ${causesOf(report).blocking.length - 30} more; --format json lists them all`);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
