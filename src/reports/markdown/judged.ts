import type { Report } from "../../model/report.ts";
import { code, link, text } from "../escape.ts";
import type { Linker } from "../link.ts";
import { counted, placeOf } from "../phrases.ts";
import { shownProblemsOf, type Trouble } from "../problems.ts";
import { unjudged, unjudgedText } from "../unjudged.ts";
import { fold, type Section, titled } from "./section.ts";

function trouble(problem: Trouble, linker: Linker, level: string): string {
  const { path, line } = problem;
  const shown = path === null ? null : placeOf({ path, line, end_line: null, exact: true, via: [] });
  const at = path === null || shown === null ? "" : `${link(code(shown), linker(path, line))}: `;
  return `- ${level}${at}${text(problem.message, 600)}\n`;
}

/** What was asked for and could not be judged: the reason of a verdict `error`, so it is always seen. */
export function problemSection(report: Report, linker: Linker): Section {
  return {
    ...titled("What could not be judged"),
    entries: shownProblemsOf(report, ["error"]).map((problem) => () => trouble(problem, linker, "")),
    noun: ["error", "errors"],
    share: 0.4,
  };
}

/** Warnings and notices about the run and its inputs. */
export function noteSection(report: Report, linker: Linker): Section {
  return {
    ...fold((count) => `${counted(count, "note")} on the settings and inputs`),
    entries: shownProblemsOf(report, ["warning", "notice"]).map(
      (problem) => () => trouble(problem, linker, `${problem.level}: `),
    ),
    noun: ["note", "notes"],
    share: 0.3,
  };
}

/** What no rule judged, by reason. */
export function notJudgedSection(report: Report): Section {
  const reasons = unjudged(report);
  const count = reasons.reduce((sum, reason) => sum + reason.count, 0);
  const mattering = reasons.filter(({ matters }) => matters).reduce((sum, reason) => sum + reason.count, 0);
  const note = mattering === 0 ? "" : `, ${mattering} of which ${mattering === 1 ? "matters" : "matter"}`;
  return {
    ...fold(() => `${counted(count, "resource")} not judged${note}`),
    entries: reasons.map(
      (reason) => () => `- ${unjudgedText(reason, 40, { kind: (what) => code(what, 100), reason: text })}\n`,
    ),
    noun: ["reason for not judging", "reasons for not judging"],
    share: 0.3,
  };
}
