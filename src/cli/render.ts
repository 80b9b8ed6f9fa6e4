import type { Report } from "../model/report.ts";
import type { Format } from "../model/settings.ts";
import type { Pack } from "../settings/pack.ts";

/** What the surroundings of a report decide: colour, and the width of its lines (null where it is not known). */
interface RenderOptions {
  colour: boolean;
  columns: number | null;
  /** What explains the rules, what pages are drawn with, and whose controls are asked. */
  pack: Pick<Pack, "rules" | "page" | "standards">;
}

/** A file on disk may be as long as it needs to be; the limits of a comment are not its own. */
const UNLIMITED = { maxBytes: Number.MAX_SAFE_INTEGER, maxChars: Number.MAX_SAFE_INTEGER };

/** The report in one format. */
export async function render(
  report: Report,
  format: Format,
  { colour, columns, pack }: RenderOptions,
): Promise<string> {
  switch (format) {
    case "terminal": {
      const { renderTerminal } = await import("../reports/terminal.ts");
      return renderTerminal(report, { colour, width: columns });
    }
    case "json": {
      const { renderJson } = await import("../reports/json.ts");
      return renderJson(report);
    }
    case "markdown": {
      const { renderMarkdown } = await import("../reports/markdown.ts");
      return renderMarkdown(report, UNLIMITED);
    }
    case "sarif": {
      const { renderSarif } = await import("../reports/sarif.ts");
      return renderSarif(report, await pack.rules());
    }
    case "html": {
      const { renderHtml } = await import("../reports/html.ts");
      return renderHtml(report, await pack.page());
    }
    case "junit": {
      const { renderJunit } = await import("../reports/junit.ts");
      return renderJunit(report);
    }
    case "controls": {
      const { renderControls } = await import("../reports/controls.ts");
      return renderControls(report, await pack.standards());
    }
    case "controls-json": {
      const { renderControlsJson } = await import("../reports/controls.ts");
      return renderControlsJson(report, await pack.standards());
    }
  }
}
