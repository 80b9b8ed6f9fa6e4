import { descriptorGap } from "./cron-robfig.ts";
import { type Gap, longestGap } from "./longest-gap.ts";
import { NotationError } from "./notation-error.ts";
import { robfigRunTimes } from "./robfig-fields.ts";

/**
 * Decodes a schedule with leading seconds, as CloudNativePG's ScheduledBackup has it: robfig/cron v1 `Parse`
 * (second, minute, hour, day of month, month, day of week). Five fields are read without a day of week, so that
 * `0 0 * * *` runs every hour, and no time zone may lead: both as the operator does.
 */
export function decodeCronSix(text: string): Gap {
  if (text.startsWith("@")) {
    return descriptorGap(text, null);
  }
  const fields = text.split(/\s+/).filter((field) => field !== "");
  if (fields.length !== 5 && fields.length !== 6) {
    throw new NotationError("must have six fields (second, minute, hour, day of month, month, day of week)");
  }
  const six = fields.length === 6 ? fields : [...fields, "*"];
  return longestGap(robfigRunTimes(six, { stepIsAny: true }, null));
}
