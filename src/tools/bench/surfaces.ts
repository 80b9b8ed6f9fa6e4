import { annotationsOf, toCommand, withinStep } from "../../reports/annotations.ts";
import { renderHtml } from "../../reports/html.ts";
import { renderJson } from "../../reports/json.ts";
import { renderJunit } from "../../reports/junit.ts";
import { renderCheckTexts, renderMarkdown } from "../../reports/markdown.ts";
import { renderSarif } from "../../reports/sarif.ts";
import { renderTerminal } from "../../reports/terminal.ts";
import { builtPack } from "../../settings/pack.ts";
import { against, GOALS } from "./figures.ts";
import { largeReport } from "./large-report.ts";
import { median } from "./measure.ts";

const TIMES = 5;

/** How long each surface takes to show a report of so many findings, against its JSON. */
export async function surfaceLines(findings: number): Promise<string> {
  const report = largeReport({ findings, services: 200, dataCentres: 50 });
  const [rules, page] = [await builtPack().rules(), await builtPack().page()];
  const sized = (size: number) => ({ maxBytes: size, maxChars: size });
  const surfaces: Record<string, () => unknown> = {
    comment: () => renderMarkdown(report, sized(65_000)),
    "check run": () => renderCheckTexts(report, sized(65_000)),
    "job summary": () => renderMarkdown(report, sized(1024 ** 2)),
    annotations: () => withinStep(annotationsOf(report), "resilience-gate").map(toCommand),
    terminal: () => renderTerminal(report, { colour: false }),
    sarif: () => renderSarif(report, rules),
    junit: () => renderJunit(report),
    html: () => renderHtml(report, page),
  };
  const json = timed(() => renderJson(report));
  const figures = Object.entries(surfaces).map(([name, show]) => ({ name, ratio: timed(show) / json }));
  const worst = Math.max(...figures.map(({ ratio }) => ratio));
  const told = figures.map(({ name, ratio }) => `${name} ${ratio.toFixed(2)}`).join(", ");
  return [
    `a report of ${findings} findings, as JSON in ${Math.round(json)} ms; times of that:`,
    `  ${told}`,
    `  the slowest takes ${against(worst, GOALS.surface, worst.toFixed(2))}`,
    "",
  ].join("\n");
}

/** Milliseconds, the median of several times. */
function timed(show: () => unknown): number {
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    show();
    return performance.now() - began;
  });
  return median(times);
}
