import type { Finding, Report } from "../model/report.ts";
import { SEVERITIES, type Severity } from "../model/severity.ts";
import { causesOf } from "./causes.ts";
import { counted } from "./phrases.ts";
import { plain } from "./plain.ts";
import { shownProblemsOf } from "./problems.ts";

/** What GitHub shows at a file and line of a pull request. */
export interface Annotation {
  level: Severity;
  /** Null where it belongs to no file. */
  path: string | null;
  line: number | null;
  title: string;
  message: string;
}

/** GitHub shows ten annotations of each level of a step and drops the rest without a word (docs/problem-matchers.md of its toolkit). */
const PER_LEVEL = 10;

/** An annotation is an error only where the finding blocks: red marks on a green check would mislead. */
function levelOf(finding: Finding, report: Report): Severity {
  if (finding.outcome === "undetermined" && !finding.blocks) return "notice";
  if (finding.blocks) return report.mode === "observe" ? "warning" : "error";
  return finding.severity === "notice" ? "notice" : "warning";
}

/** `cause` is the finding that it follows from, which is mended instead of this one. */
function ofFinding(finding: Finding, cause: Finding, report: Report): Annotation {
  const mend = finding.remediation === "" ? "" : ` To do: ${finding.remediation}`;
  const todo = cause === finding ? mend : ` This follows from ${cause.rule}: mend that.`;
  return {
    level: levelOf(finding, report),
    path: finding.location?.path ?? null,
    line: finding.location?.line ?? null,
    title: finding.rule,
    message: (finding.message || finding.rule) + todo,
  };
}

/**
 * What a pull request is told at its lines, all of it: problems, and what is neither waived nor was there before; causes before
 * consequences, worst first.
 */
export function annotationsOf(report: Report): Annotation[] {
  const causes = causesOf(report);
  const told = [...causes.blocking, ...causes.open, ...causes.undetermined, ...causes.noticed];
  const roots = told.map(({ finding }) => ({ finding, cause: finding }));
  const consequences = told.flatMap((entry) =>
    entry.consequences.map((finding) => ({ finding, cause: entry.finding })),
  );
  const problems = shownProblemsOf(report, SEVERITIES).map((problem) => ({
    ...problem,
    title: report.tool.name,
  }));
  return [
    ...problems,
    ...[...roots, ...consequences]
      .filter(({ finding }) => finding.blocks || (finding.waiver === null && finding.status !== "existing"))
      .map(({ finding, cause }) => ofFinding(finding, cause, report)),
  ];
}

/**
 * As many annotations as GitHub shows of a step, worst first; where some are left out, a last notice says how many. Those that come
 * first in the list come before others of their level.
 */
export function withinStep(all: readonly Annotation[], tool: string): Annotation[] {
  const byLevel = SEVERITIES.map((level) => all.filter((annotation) => annotation.level === level));
  const cut = byLevel.some((level) => level.length > PER_LEVEL);
  const shown = byLevel.map((level, at) =>
    level.slice(0, SEVERITIES[at] === "notice" && cut ? PER_LEVEL - 1 : PER_LEVEL),
  );
  const left = SEVERITIES.flatMap((level, at) => {
    const count = (byLevel[at]?.length ?? 0) - (shown[at]?.length ?? 0);
    return count > 0 ? [counted(count, level)] : [];
  });
  const message = `GitHub shows ${PER_LEVEL} annotations of a level; left out: ${left.join(", ")}. The job summary has them.`;
  const last: Annotation = { level: "notice", path: null, line: null, title: tool, message };
  return cut ? [...shown.flat(), last] : shown.flat();
}

/** The annotations of a report as a step shows them. `first` are annotations of the caller, which count too. */
export function toAnnotations(report: Report, first: readonly Annotation[] = []): Annotation[] {
  return withinStep([...first, ...annotationsOf(report)], report.tool.name);
}

/** For the message of a workflow command (actions/toolkit, packages/core/src/command.ts). */
function data(value: string, max: number): string {
  return plain(value, max).replaceAll("##[", "# #[").replaceAll("%", "%25");
}

/** For a property of a workflow command, which a comma or colon would end. */
function property(value: string, max: number): string {
  return data(value, max).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/**
 * An annotation as a line for the runner: `::error file=,line=,title=::message`. Line breaks and everything that does not
 * show are gone from its values, the rest is escaped, so that no value ends its property or the line.
 */
export function toCommand({ level, path, line, title, message }: Annotation): string {
  const properties = [
    ...(path === null ? [] : [`file=${property(path, 1000)}`]),
    ...(path === null || line === null ? [] : [`line=${line}`]),
    `title=${property(title, 200)}`,
  ];
  return `::${level} ${properties.join(",")}::${data(message, 1500)}`;
}
