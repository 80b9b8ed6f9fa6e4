import { expect, test } from "vitest";
import { type Report, reportSchema } from "../../src/model/report.ts";
import { toAnnotations, toCommand } from "../../src/reports/annotations.ts";
import { renderControls, renderControlsJson } from "../../src/reports/controls.ts";
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

/** A standard of which every rule of a report carries out one control, and none the other. */
const STANDARD = {
  name: "s",
  title: "A standard",
  edition: "1",
  link: "https://standard.example/",
  prefix: "S",
  controls: [
    { id: "1", title: "One", by_hand: "This." },
    { id: "2", title: "Two", by_hand: "That." },
  ],
};
const withControl = (text: string): Report => {
  const counts = { subjects: 1, passed: 0, failed: 1, undetermined: 0, not_asked: 0 };
  const rule: Report["rules"][number] = {
    id: text,
    title: text,
    standards: ["S 1", text],
    severity: "error",
    ...counts,
  };
  return { ...hostileReport(text), rules: [rule] };
};

test.each(cases.filter(([, text]) => text !== ""))("controls keep their shape around %s", (_, text) => {
  const rendered = renderControls(withControl(text), [STANDARD]);
  expect(skeleton(rendered)).toEqual(skeleton(renderControls(withControl("harmless"), [STANDARD])));
  const outsideCode = rendered.split("\n").map(withoutCode).join("\n");
  expect(outsideCode).not.toMatch(/@(?!&#8203;)|<script|<img|https:\/\//u);
  expect(renderControlsJson(withControl(text), [STANDARD])).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]|##\[/u);
});

test.each(cases)("JSON gives %s back as it was, and is plain to read", (_, text) => {
  const report = hostileReport(text);
  const rendered = renderJson(report);
  expect(reportSchema.parse(JSON.parse(rendered))).toEqual(report);
  expect(rendered).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]|##\[/u);
});
