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

/** A problem of an input. */
type OfInput = Report["inputs"][number]["problems"][number];

function ofLevels(
  report: Report,
  levels: readonly Trouble["level"][],
  chosen: (problems: OfInput[]) => OfInput[],
): Trouble[] {
  return levels.flatMap((level) => [
    ...report.problems.filter((problem) => problem.level === level),
    ...report.inputs.flatMap(({ path, problems }) =>
      chosen(problems.filter((problem) => problem.level === level)).map((problem) => shown(problem, path)),
    ),
  ]);
}

function shown({ level, message, line }: OfInput, path: string): Trouble {
  return { level, message, path, line };
}

function firstOf(problems: OfInput[]): OfInput[] {
  const rest = problems.slice(SHOWN_OF_INPUT);
  const [first] = rest;
  // One more line says as much as the line that would count it.
  return first === undefined || rest.length === 1
    ? problems
    : [...problems.slice(0, SHOWN_OF_INPUT), { level: first.level, message: howMany(rest), line: null }];
}

/** Documents that cannot be read are counted as such, since one problem may stand for many of them. */
function howMany(rest: OfInput[]): string {
  const documents = rest.reduce((sum, problem) => sum + (problem.documents ?? 0), 0);
  const others = rest.filter((problem) => problem.documents === undefined).length;
  const counts = [
    ...(documents > 0
      ? [`${documents} more ${documents === 1 ? "document" : "documents"} of this file cannot be read`]
      : []),
    ...(others > 0 ? [`${others} more ${others === 1 ? "problem" : "problems"} of this file`] : []),
  ];
  return `${counts.join(", and ")}; a JSON report says more of them.`;
}
