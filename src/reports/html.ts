import { createHash } from "node:crypto";
import type { Report } from "../model/report.ts";
import { causesOf } from "./causes.ts";
import { Answers } from "./html/answers.ts";
import { causes } from "./html/causes.ts";
import { changes } from "./html/changes.ts";
import { architectures, objectives } from "./html/estate.ts";
import { failures } from "./html/failures.ts";
import { foot, head } from "./html/head.ts";
import { errors, judged } from "./html/judged.ts";
import { map } from "./html/map.ts";
import { html, json, raw } from "./html/markup.ts";
import { type Linker, linkerFor } from "./link.ts";

/** What the page is drawn and made to answer with; built from src/reports/html/client. */
export interface PageAssets {
  script: string;
  style: string;
}

/** The hash by which a content security policy allows a script or style that stands in the page. */
function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Only what stands in the page itself: no request leaves it, and nothing that a value smuggled in would run. */
function policy({ script, style }: PageAssets): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/**
 * The report as one HTML file that asks nothing of the network: what a reader needs first, the map on which regions, data centres and classes
 * of nodes can be taken away to see what the report says of it, findings with their sources, what was not judged. Without script all of it can
 * be read but for the map's answers, which stand in the table of failures too.
 */
export function renderHtml(report: Report, assets: PageAssets, link?: Linker): string {
  const found = causesOf(report);
  const page = { report, link: linkerFor(report, link) };
  const answers = new Answers(report);
  const body = [
    head(report, found),
    errors(page),
    changes(page),
    failures(page),
    map(page, answers),
    causes(page, found),
    objectives(page),
    architectures(page),
    judged(page),
  ];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy(assets))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${report.sentence}</title>
<style>${raw(assets.style)}</style>
</head>
<body>
<main>
${body}</main>
${foot(report)}<script type="application/json" id="data">${json(answers.data)}</script>
<script>${raw(assets.script)}</script>
</body>
</html>
`.text;
}
