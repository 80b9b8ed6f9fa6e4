import type { Report } from "../model/report.ts";

/** 0 pass, 1 fail, 2 error; in `observe` mode a failure passes, an error stays one. */
export function exitStatus(report: Pick<Report, "verdict" | "mode">): 0 | 1 | 2 {
  if (report.verdict === "error") {
    return 2;
  }
  return report.verdict === "fail" && report.mode === "enforce" ? 1 : 0;
}
