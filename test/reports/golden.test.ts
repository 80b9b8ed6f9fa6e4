import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { toAnnotations, toCommand } from "../../src/reports/annotations.ts";
import { renderHtml } from "../../src/reports/html.ts";
import { renderJson } from "../../src/reports/json.ts";
import { renderJunit } from "../../src/reports/junit.ts";
import { renderMarkdown } from "../../src/reports/markdown.ts";
import { renderSarif } from "../../src/reports/sarif.ts";
import { renderTerminal } from "../../src/reports/terminal.ts";
import { largeReport } from "../../src/tools/bench/large-report.ts";
import { allKinds, observed } from "./all-kinds.ts";
import { PACK_RULES } from "./sarif-validator.ts";
import { threeDataCentres } from "./three-data-centres.ts";
import { twoDataCentres } from "./two-data-centres.ts";
import { unreadablePlan } from "./unreadable-plan.ts";

const GOLDEN = new URL("../golden/", import.meta.url);

const REPORTS: Record<string, Report> = {
  "two-data-centres": twoDataCentres,
  "three-data-centres": threeDataCentres,
  "unreadable-plan": unreadablePlan,
  "all-kinds": allKinds,
  observed,
  large: largeReport({ findings: 120, services: 40, dataCentres: 12 }),
};

const link = (path: string, line: number | null) =>
  `https://github.example/acme/estate/blob/0123456789abcdef0123456789abcdef01234567/${path}${line === null ? "" : `#L${line}`}`;

const FORMATS: Record<string, (report: Report) => string> = {
  "report.json": renderJson,
  "terminal.txt": (report) => renderTerminal(report, { colour: false, width: 100 }),
  "terminal-colour.txt": (report) => renderTerminal(report, { colour: true, width: 100 }),
  "comment.md": (report) =>
    renderMarkdown(report, {
      maxBytes: 65_000,
      maxChars: 65_000,
      link,
      marker: "<!-- resilience-gate:estate -->",
    }),
  "report.sarif": (report) => renderSarif(report, PACK_RULES.slice(0, 1)),
  "junit.xml": renderJunit,
  "report.html": (report) => renderHtml(report, { script: "", style: "" }, link),
  "annotations.txt": (report) =>
    toAnnotations(report)
      .map((annotation) => `${toCommand(annotation)}\n`)
      .join(""),
};

/** What is rendered, held against its golden file; UPDATE_GOLDEN=1 writes the file anew. */
for (const [name, report] of Object.entries(REPORTS)) {
  test.each(Object.entries(FORMATS))(`${name} as %s is as in test/golden`, (format, render) => {
    const file = new URL(`${name}/${format}`, GOLDEN);
    const rendered = render(report);
    if (process.env["UPDATE_GOLDEN"] !== undefined) {
      mkdirSync(new URL(".", file), { recursive: true });
      writeFileSync(file, rendered);
    }
    expect(rendered).toBe(readFileSync(file, "utf8"));
  });
}
