import type { Report } from "../model/report.ts";
import type { Cause, CauseKind } from "./causes.ts";
import { counted } from "./phrases.ts";

/** The counts of a report in words, those of nothing left out. */
export function countsOf(report: Report, causes: Readonly<Record<CauseKind, Cause[]>>): string[] {
  const blocking = causes.blocking.length;
  const would = report.mode === "observe" ? "would block" : blocking === 1 ? "blocks" : "block";
  const counts: [number, string][] = [
    [blocking, `${counted(blocking, "cause")} ${would} the merge`],
    [causes.open.length, `${causes.open.length} worth a look`],
    [causes.undetermined.length, `${causes.undetermined.length} undetermined`],
    [causes.noticed.length, `${causes.noticed.length} ${causes.noticed.length === 1 ? "notice" : "notices"}`],
    [causes.existing.length, `${causes.existing.length} existing`],
    [causes.waived.length, `${causes.waived.length} waived`],
    [report.fixed.length, `${report.fixed.length} mended`],
  ];
  return counts.filter(([count]) => count > 0).map(([, words]) => words);
}
