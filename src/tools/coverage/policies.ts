import * as z from "zod/mini";
import { opaProgram } from "../opa/find.ts";
import { runCommand } from "../run-command.ts";
import { type FileCoverage, ranges } from "./file-coverage.ts";

const place = z.object({ start: z.object({ row: z.number() }), end: z.object({ row: z.number() }) });
const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({ covered: z.optional(z.array(place)), not_covered: z.optional(z.array(place)) }),
  ),
});
type Places = z.infer<typeof place>[];

const ARGUMENTS = [
  "test",
  "--bundle",
  "--ignore",
  "fixtures",
  "--timeout",
  "120s",
  "--coverage",
  "--format",
  "json",
];

/** Which lines of the policies their own tests run, by file; the tests themselves are left out. */
export async function policyCoverage(root: string): Promise<FileCoverage[]> {
  const { stdout, stderr } = await runCommand(await opaProgram(), [...ARGUMENTS, "policies"], root);
  if (!stdout.startsWith("{")) {
    throw new Error((stderr || stdout).trim());
  }
  return ofReport(JSON.parse(stdout));
}

/** The same of OPA's report, in which a file can stand under two names. A line of which a part was run counts as run. */
export function ofReport(report: unknown): FileCoverage[] {
  const byPath = new Map<string, { run: Set<number>; missed: Set<number> }>();
  for (const [named, { covered = [], not_covered = [] }] of Object.entries(
    reportSchema.parse(report).files,
  )) {
    const path = named.replace(/^policies\/policies\//, "policies/");
    const rows = byPath.get(path) ?? { run: new Set(), missed: new Set() };
    byPath.set(path, {
      run: new Set([...rows.run, ...rowsOf(covered)]),
      missed: new Set([...rows.missed, ...rowsOf(not_covered)]),
    });
  }
  return [...byPath]
    .filter(([path]) => !path.endsWith("_test.rego"))
    .map(([path, { run, missed }]) => {
      const left = [...missed].filter((row) => !run.has(row)).sort((a, b) => a - b);
      const lines = { covered: run.size, all: run.size + left.length };
      return { path, lines, branches: null, missed: ranges(left), untaken: "" };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function rowsOf(places: Places): Set<number> {
  return new Set(
    places.flatMap(({ start, end }) =>
      Array.from({ length: end.row - start.row + 1 }, (_, i) => start.row + i),
    ),
  );
}
