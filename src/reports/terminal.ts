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
import { notJudgedLines } from "./terminal/not-judged.ts";
import { type Page, pageOf, type TerminalOptions } from "./terminal/page.ts";
import { problemLines } from "./terminal/problems.ts";
import { wrap } from "./wrap.ts";

const MARKS: Readonly<Record<Standing, string>> = {
  pass: "✓",
  open: "~",
  nothing: "○",
  fail: "✗",
  error: "!",
};

/**
 * The report for a terminal: the verdict in one sentence, what blocks with its evidence and what to do, what fails when
 * something fails, the rest in short lists, and at the end the counts and the verdict. Ends with a newline.
 */
export function renderTerminal(report: Report, options: TerminalOptions): string {
  const page = pageOf(options);
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
    notJudgedLines(report, page),
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

function last(report: Report, counts: string[], page: Page): string {
  const observing = report.mode === "observe" ? ["observing only"] : [];
  const nothing = standingOf(report) === "nothing" ? ["nothing was judged"] : [];
  const said = [judgedText(report), ...counts, ...nothing, ...observing].join(", ");
  const lines = wrap(`${said}:`, page.width - report.verdict.length - 1);
  return `${lines.join("\n")} ${page.colours.bold(painter(report, page)(report.verdict))}`;
}
