import type { Report } from "../model/report.ts";

/** A problem of the run or of one of its inputs, with the file that it is about. */
export type Trouble = Report["problems"][number];

/** The problems of the run and of its inputs, as one list, of the levels asked for; gravest first. */
export function problemsOf(report: Report, levels: readonly Trouble["level"][]): Trouble[] {
  const ofInputs = report.inputs.flatMap((input) =>
    input.problems.map((problem) => ({ ...problem, path: input.path })),
  );
  const all: Trouble[] = [...report.problems, ...ofInputs];
  return levels.flatMap((level) => all.filter((problem) => problem.level === level));
}
