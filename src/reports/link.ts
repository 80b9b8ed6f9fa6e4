import type { Report } from "../model/report.ts";

/** The address of a place in the repository; null where there is none. */
export type Linker = (path: string, line: number | null) => string | null;

/** No link to a plan: it is made by the workflow, and the repository does not hold it. */
export function linkerFor({ inputs }: Pick<Report, "inputs">, link: Linker | undefined): Linker {
  const plans = new Set(inputs.filter(({ kind }) => kind === "terraform-plan").map(({ path }) => path));
  return (path, line) => (link === undefined || plans.has(path) ? null : link(path, line));
}
