import pc from "picocolors";
import type { Report } from "../model/report.ts";
import { causesOf } from "./causes.ts";
import { countsOf } from "./counts.ts";
import { blockingTitle, hasBefore, judgedText } from "./phrases.ts";
import { inert, plain } from "./plain.ts";
import { type Standing, standingOf } from "./standing.ts";
import { listedCauses, toldCauses } from "./terminal/causes.ts";
import { decisionLines } from "./terminal/decisions.ts";
import { architectureLines, changeLines, objectiveLines } from "./terminal/estate.ts";
import { failureLines } from "./terminal/failures.ts";
import { notInSightLines } from "./terminal/not-in-sight.ts";
import { indented, type Page } from "./terminal/page.ts";
import { problemLines } from "./terminal/problems.ts";
import { kindsOf, unjudged } from "./unjudged.ts";
import { wrap } from "./wrap.ts";

export interface TerminalOptions {
  colour: boolean;
  /** Characters in a line; 80 where it is not known. */
  width?: number | null;
}

const MARKS: Readonly<Record<Standing, string>> = {
  pass: "✓",
  open: "~",
  nothing: "○",
  fail: "✗",
  error: "!",
};

/** Lines longer than this are hard to read, however wide the window. */
const WIDEST = 110;

/**
 * The report for a terminal: the verdict in one sentence, what blocks with its evidence and what to do, what fails when
 * something fails, the rest in short lists, and at the end the counts and the verdict. Ends with a newline.
 */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const page: Page = {
    colours: pc.createColors(options.colour),
    width: Math.min(Math.max(options.width ?? 80, 40), WIDEST),
  };
  const causes = causesOf(report);
  const blocking = blockingTitle(report);
  const sections = [
    sentence(report, page),
    decisionLines(report, page),
    problemLines(report, ["error"], "What could not be judged", page),
    changeLines(report, page),
    failureLines(report, page),
    toldCauses(causes.blocking, blocking, page),
    toldCauses(causes.open, "Worth a look", page),
    objectiveLines(report, page),
    architectureLines(report, page),
    listedCauses(causes.undetermined, "Undetermined", page),
    listedCauses(causes.noticed, "What could be better", page),
    listedCauses(causes.existing, hasBefore(report) ? "There before this change" : "Existing", page),
    listedCauses(causes.waived, "Waived", page),
    problemLines(report, ["warning", "notice"], "Notes", page),
    notInSightLines(report, page),
    notJudged(report, page),
    [last(report, countsOf(report, causes), page)],
  ];
  return `${inert(
    sections
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n"),
  )}\n`;
}

function painter(report: Report, { colours }: Page): (text: string) => string {
  const { green, red, yellow } = colours;
  return { pass: green, open: yellow, nothing: yellow, fail: red, error: yellow }[standingOf(report)];
}

function sentence(report: Report, page: Page): string[] {
  const paint = painter(report, page);
  return wrap(`${MARKS[standingOf(report)]} ${plain(report.sentence, 500)}`, page.width).map((line) =>
    page.colours.bold(paint(line)),
  );
}

function notJudged(report: Report, page: Page): string[] {
  const lines = unjudged(report).flatMap((reason) => {
    const kinds = kindsOf(reason, 6, (what) => plain(what, 60));
    return indented(`${reason.count}, ${plain(reason.reason)}: ${kinds}`, 2, page);
  });
  return lines.length === 0 ? [] : [page.colours.bold("Not judged"), ...lines.slice(0, 20)];
}

function last(report: Report, counts: string[], page: Page): string {
  const observing = report.mode === "observe" ? ["observing only"] : [];
  const nothing = standingOf(report) === "nothing" ? ["nothing was judged"] : [];
  const said = [judgedText(report), ...counts, ...nothing, ...observing].join(", ");
  const lines = wrap(`${said}:`, page.width - report.verdict.length - 1);
  return `${lines.join("\n")} ${page.colours.bold(painter(report, page)(report.verdict))}`;
}
