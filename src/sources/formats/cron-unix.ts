import { type Gap, longestGap } from "./longest-gap.ts";
import { NotationError } from "./notation-error.ts";
import { robfigRunTimes } from "./robfig-fields.ts";

/**
 * Decodes a schedule of five fields as Unix cron has it (crontab(5); Backup for GKE): day of week 0 to 7, of which both ends are Sunday; a
 * day field that begins with a star restricts nothing, with a step too. In UTC, without descriptors or seconds.
 */
export function decodeCronUnix(text: string): Gap {
  const fields = text.split(/\s+/).filter((field) => field !== "");
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = fields;
  if (fields.length !== 5 || text.includes("?")) {
    throw new NotationError("must have five fields (minute, hour, day of month, month, day of week)");
  }
  const dialect = { stepIsAny: true, sundayIsSeven: true };
  return longestGap(robfigRunTimes(["0", minute, hour, dayOfMonth, month, dayOfWeek], dialect, null));
}
