import { expect, test } from "vitest";
import { reportSchema } from "../../src/model/report.ts";
import { toAnnotations, toCommand } from "../../src/reports/annotations.ts";
import { renderJson } from "../../src/reports/json.ts";
import { renderMarkdown } from "../../src/reports/markdown.ts";
import { renderTerminal } from "../../src/reports/terminal.ts";
import { HOSTILE, hostileReport } from "./hostile.ts";
import { withoutCode, withoutFences } from "./without-code.ts";

const LIMITS = { maxBytes: 65_000, maxChars: 65_000 };
const cases = HOSTILE.map((text) => [text.slice(0, 40), text] as const);

/** The lines with the text gone: what the renderer itself writes. */
const skeleton = (markdown: string) =>
  markdown
    .split("\n")
    .map((line) => (line.startsWith("|") ? `row of ${line.split("|").length - 2}` : line.slice(0, 2)));

test.each(cases.filter(([, text]) => text !== ""))("Markdown keeps its shape around %s", (_, text) => {
  const url = "https://github.example/x";
  const rendered = renderMarkdown(hostileReport(text), { ...LIMITS, link: () => url });
  expect(skeleton(rendered)).toEqual(
    skeleton(renderMarkdown(hostileReport("harmless"), { ...LIMITS, link: () => url })),
  );
  const outsideCode = withoutFences(rendered).split("\n").map(withoutCode).join("\n");
  expect(outsideCode).not.toMatch(/@(?!&#8203;)|<script|<img|https:\/\/(?!github\.example)/u);
  expect(rendered.length).toBeLessThan(65_000);
});

test.each(cases)("the terminal shows %s and obeys none of it", (_, text) => {
  const rendered = renderTerminal(hostileReport(text), { colour: false, width: 80 });
  expect(rendered).not.toMatch(/[^\P{C}\n]/u);
  expect(rendered).not.toMatch(/^\s*::|##\[/mu);
  expect(Math.max(...rendered.split("\n").map((line) => Array.from(line).length))).toBeLessThanOrEqual(170);
});

test.each(cases)("annotations are one line each, whatever %s holds", (_, text) => {
  const commands = toAnnotations(hostileReport(text)).map(toCommand);
  expect(commands.length).toBeGreaterThan(2);
  for (const command of commands) {
    expect(command).toMatch(/^::(error|warning|notice) (file=[^:,]*,(line=\d+,)?)?title=[^:,]*::/u);
    expect(command).not.toMatch(/\p{C}|%(?!25|3A|2C)|##\[/u);
    expect(command.length).toBeLessThan(8000);
  }
});

test.each(cases)("JSON gives %s back as it was, and is plain to read", (_, text) => {
  const report = hostileReport(text);
  const rendered = renderJson(report);
  expect(reportSchema.parse(JSON.parse(rendered))).toEqual(report);
  expect(rendered).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]|##\[/u);
});
