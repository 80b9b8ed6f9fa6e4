import * as z from "zod/mini";
import { type FileCoverage, ranges } from "./file-coverage.ts";

const position = z.object({ line: z.number(), column: z.nullable(z.number()) });
const place = z.object({ start: z.partial(position), end: z.partial(position) });
const fileSchema = z.object({
  statementMap: z.record(z.string(), place),
  s: z.record(z.string(), z.number()),
  branchMap: z.record(z.string(), z.object({ loc: place, locations: z.array(place) })),
  b: z.record(z.string(), z.array(z.number())),
});
const reportSchema = z.record(z.string(), fileSchema);

/** What istanbul's report has of one file. */
type IstanbulFile = z.infer<typeof fileSchema>;

/** What tests ran of files, of istanbul's report of them; `pathOf` gives the path that is shown. */
export function ofIstanbul(report: unknown, pathOf: (path: string) => string): FileCoverage[] {
  return Object.entries(reportSchema.parse(report))
    .map(([path, file]) => ofFile(pathOf(path), file))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A line counts as run where a statement that begins on it was; a branch is each way that a condition can go. */
function ofFile(path: string, { statementMap, s, branchMap, b }: IstanbulFile): FileCoverage {
  const runs = new Map<number, number>();
  for (const [id, { start }] of Object.entries(statementMap)) {
    const line = start.line ?? 0;
    runs.set(line, Math.max(runs.get(line) ?? 0, s[id] ?? 0));
  }
  const missed = [...runs].filter(([, count]) => count === 0).map(([line]) => line);
  const ways = Object.entries(branchMap).flatMap(([id, { loc, locations }]) =>
    locations.map(({ start }, i) => ({ line: start.line ?? loc.start.line ?? 0, count: b[id]?.[i] ?? 0 })),
  );
  const untaken = new Set(ways.filter(({ count }) => count === 0).map(({ line }) => line));
  return {
    path,
    lines: { covered: runs.size - missed.length, all: runs.size },
    branches: { covered: ways.filter(({ count }) => count > 0).length, all: ways.length },
    missed: ranges(missed.sort(ascending)),
    // What lies on a line that was not run says nothing more.
    untaken: ranges([...untaken].filter((line) => !missed.includes(line)).sort(ascending)),
  };
}

function ascending(a: number, b: number): number {
  return a - b;
}
