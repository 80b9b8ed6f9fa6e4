import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { html, json, raw } from "../../src/reports/html/markup.ts";
import { renderHtml } from "../../src/reports/html.ts";
import { largeReport } from "../../src/tools/bench/large-report.ts";
import { HOSTILE, hostileReport } from "./hostile.ts";
import { emptyReport, finding } from "./report-parts.ts";
import { twoDataCentres } from "./two-data-centres.ts";

const ASSETS = { script: "let script;", style: "p{color:red}" };
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("values become text, whatever they hold; what is markup already stays", () => {
  expect(
    html`<p title="${`"'<&>`}">${["a", html`<b>${"<i>"}</b>`, 7]}${" and "}${"x".repeat(2000)}</p>`.text,
  ).toBe(`<p title="&quot;&#39;&lt;&amp;&gt;">a<b>&lt;i&gt;</b>7 and ${"x".repeat(999)}…</p>`);
  expect(JSON.parse(json({ a: "</script><!-- \u2028 ##[error]" }).text)).toEqual({
    a: "</script><!-- \u2028 ##[error]",
  });
  expect(json("</script><!--&\u2028##[x").text).not.toMatch(/[<>&\u2028]|##\[/u);
  expect(() => raw("a</script>b")).toThrow("would end its element");
});

test("the policy of the page allows its own script and style, by their hashes, and nothing else", () => {
  const page = renderHtml(twoDataCentres, ASSETS);
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/u.exec(page)?.[1];
  expect(policy).toBe(
    `default-src 'none'; script-src ${hash(ASSETS.script)}; style-src ${hash(ASSETS.style)}; base-uri 'none'; form-action 'none'`,
  );
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<style>"));
});

test("nothing in the page leads to another address but links of the web", () => {
  const page = renderHtml(
    twoDataCentres,
    ASSETS,
    (path) => `https://github.example/acme/estate/blob/abc/${path}`,
  );
  const addresses = [...page.matchAll(/(?:href|src|action|srcset|data|style)="([^"]*)"/gu)].map(
    ([, value]) => value,
  );
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.filter((value) => !/^https:\/\/github\.(example|com)\//u.test(value ?? ""))).toEqual([]);
  expect(renderHtml(twoDataCentres, ASSETS, () => "javascript:alert(1)")).not.toContain("javascript:");
});

/** What the renderer itself writes: the elements and their attributes, without text and values. */
const skeleton = (page: string) =>
  (page.replace(/<script type="application\/json"[\s\S]*?<\/script>/u, "").match(/<[^>]*>/gu) ?? []).map(
    (tag) => tag.replace(/"[^"]*"/gu, '""'),
  );

test.each(
  HOSTILE.filter((text) => !["", "`", "x".repeat(1_000_000)].includes(text)).map((text) => [
    text.slice(0, 40),
    text,
  ]),
)("the page keeps its shape around %s", (_, text) => {
  const page = renderHtml(hostileReport(text), ASSETS);
  // Names in backticks are shown as code: of what holds backticks itself, pieces are.
  const shape = (shown: string) =>
    skeleton(shown).filter((tag) => !text.includes("`") || !/code|pre/u.test(tag));
  expect(shape(page)).toEqual(shape(renderHtml(hostileReport("harmless"), ASSETS)));
  expect(page).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}|##\[/u);
});

test("of 3,000 causes the first thousand are shown and the rest is counted", () => {
  const findings = Array.from({ length: 3000 }, (_, at) =>
    finding({ fingerprint: String(at), blocks: true }),
  );
  const page = renderHtml(emptyReport({ findings }), ASSETS);
  expect(page.match(/<article /gu)).toHaveLength(1000);
  expect(page).toContain("<p>and 2000 more, in the report as JSON</p>");
});

test("200 services and 50 data centres stay a page that a browser likes", () => {
  const page = renderHtml(largeReport({ findings: 100, services: 200, dataCentres: 50 }), ASSETS);
  expect(page.length).toBeLessThan(6_000_000);
});
