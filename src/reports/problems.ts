import type { Report } from "../model/report.ts";

/** A problem of the run or of one of its inputs, with the file that it is about. */
export type Trouble = Report["problems"][number];

/** Most problems of one input and level that a person is shown one by one. */
const SHOWN_OF_INPUT = 3;

/** The problems of the run and of its inputs, as one list, of the levels asked for; gravest first. All of them, for machines. */
export function problemsOf(report: Report, levels: readonly Trouble["level"][]): Trouble[] {
  return ofLevels(report, levels, (problems) => problems);
}

/** As `problemsOf`, for people: of an input with many of one level the first, and how many there are, so that no file crowds out the others. */
export function shownProblemsOf(report: Report, levels: readonly Trouble["level"][]): Trouble[] {
  return ofLevels(report, levels, firstOf);
}

function ofLevels(
  report: Report,
  levels: readonly Trouble["level"][],
  chosen: (problems: Trouble[]) => Trouble[],
): Trouble[] {
  const inputs = report.inputs.map(({ path, problems }) => problems.map((problem) => ({ ...problem, path })));
  return levels.flatMap((level) => [
    ...report.problems.filter((problem) => problem.level === level),
    ...inputs.flatMap((problems) => chosen(problems.filter((problem) => problem.level === level))),
  ]);
}

function firstOf(problems: Trouble[]): Trouble[] {
  const [first] = problems;
  const left = problems.length - SHOWN_OF_INPUT;
  // One more line says as much as the line that would count it.
  return first === undefined || left <= 1
    ? problems
    : [
        ...problems.slice(0, SHOWN_OF_INPUT),
        { ...first, line: null, message: `${left} more of this file; a JSON report lists them all.` },
      ];
}
