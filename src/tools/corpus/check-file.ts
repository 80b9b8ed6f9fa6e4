import { Readable } from "node:stream";
import { commandLine } from "../../cli/command-line.ts";
import { type Report, reportSchema } from "../../model/report.ts";

/** What came of judging one file. */
export interface Checked {
  path: string;
  status: number;
  ms: number;
  /** The report, where the exit status promises one. */
  report: Report | null;
  /** What breaks the promise that every file is read or refused with a reason; null where nothing does. */
  fault: string | null;
}

/** The moment of judging: fixed, so that two runs print the same. */
const NOW = "2026-11-01T00:00:00Z";

/** Judges one file as a user would, through the command line, and holds what came out against what is promised. */
export async function checkFile(folder: string, path: string): Promise<Checked> {
  let out = "";
  let err = "";
  const began = performance.now();
  const status = await commandLine(["check", path, "--format", "json", "--now", NOW], {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    standardInput: Readable.from([]),
    workspace: folder,
    clockMs: Date.parse(NOW),
    environment: {},
    isTerminal: false,
    columns: null,
  });
  const ms = performance.now() - began;
  const report = out === "" ? null : reportSchema.safeParse(JSON.parse(out));
  return { path, status, ms, report: report?.data ?? null, fault: fault(path, status, err, report) };
}

function fault(
  path: string,
  status: number,
  err: string,
  report: ReturnType<typeof reportSchema.safeParse> | null,
): string | null {
  if (/^\s+at .*:\d+:\d+\)?$/m.test(err) || err.includes("internal error")) {
    return `an internal error: ${err.split("\n")[0]}`;
  }
  if (report !== null && !report.success) {
    return "a report that its schema refuses";
  }
  if (status === 0 || status === 1) {
    return report === null ? "no report" : null;
  }
  const reasons = (report?.data?.inputs ?? []).flatMap((input) => input.problems.map(() => input.name));
  return reasons.includes(path) || err.includes(path) ? null : "an error that does not name the file";
}
