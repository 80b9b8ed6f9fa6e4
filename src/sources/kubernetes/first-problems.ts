import type { Problem } from "../../model/input.ts";

/** Most problems of one file that are kept: a report shows the first of them, a JSON report lists all. */
const MAX_PROBLEMS = 1000;

/** The first problems, and one that counts the others: a file may have any number. */
export function firstProblems(all: Problem[]): Problem[] {
  const rest = all.slice(MAX_PROBLEMS);
  const level = rest.some((problem) => problem.level === "error") ? "error" : "warning";
  const more: Problem = {
    level,
    message: `${rest.length} more problems of this file are not listed.`,
    line: null,
  };
  return rest.length === 0 ? all : [...all.slice(0, MAX_PROBLEMS), more];
}
