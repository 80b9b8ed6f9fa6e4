import type { Report } from "../model/report.ts";
import { causesOf } from "./causes.ts";
import { type Linker, linkerFor } from "./link.ts";
import { footer, head } from "./markdown/head.ts";
import { fitted, type Limits } from "./markdown/ladder.ts";
import { detailSections, overviewSections } from "./markdown/sections.ts";

/** `maxBytes` and `maxChars` are at least 16,000. */
export interface MarkdownOptions extends Limits {
  /** The address of a place in the repository, null where there is none. */
  link?: Linker;
  /** What the text begins with, as it is: an HTML comment to find it by. */
  marker?: string;
  /** The commit that was judged, in hexadecimal: a comment outlives the run that wrote it. */
  commit?: string;
  /** A sentence in Markdown that says where the whole report is, for where something is left out. */
  where?: string;
}

const WHERE = "The report as JSON holds all of it.";

/**
 * The report as Markdown for a comment or a job summary: what a manager needs first, then what the change does, what fails when
 * something fails, what blocks the merge; the rest is folded. Where it would pass a limit it is cut between entries (`fitted`).
 */
export function renderMarkdown(report: Report, options: MarkdownOptions): string {
  const causes = causesOf(report);
  const begin = (options.marker === undefined ? "" : `${options.marker}\n`) + head(report, causes);
  const end = footer(report, options.commit);
  const linker = linkerFor(report, options.link);
  const sections = [...overviewSections(report, linker), ...detailSections(report, causes, linker)];
  return begin + fitted(sections, without(options, begin + end), options.where ?? WHERE) + end;
}

/** The limits less what a text takes. */
function without({ maxBytes, maxChars }: Limits, text: string): Limits {
  return { maxBytes: maxBytes - Buffer.byteLength(text), maxChars: maxChars - text.length };
}

/** The two texts of a check run: what a reader needs first, and what stands behind it. Each keeps to the limits. */
export function renderCheckTexts(
  report: Report,
  options: Omit<MarkdownOptions, "marker" | "commit">,
): { summary: string; text: string } {
  const causes = causesOf(report);
  const linker = linkerFor(report, options.link);
  const where = options.where ?? WHERE;
  const begin = head(report, causes);
  const end = footer(report);
  return {
    summary: begin + fitted(overviewSections(report, linker), without(options, begin + end), where) + end,
    text: fitted(detailSections(report, causes, linker), options, where),
  };
}
