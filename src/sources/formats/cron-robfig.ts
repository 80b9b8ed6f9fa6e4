import { goDurationSeconds } from "./go-duration.ts";
import { type Gap, longestGap } from "./longest-gap.ts";
import { NotationError } from "./notation-error.ts";
import { descriptorFields, robfigRunTimes } from "./robfig-fields.ts";
import { isZone, NO_ZONE } from "./zone-periods.ts";

/**
 * Decodes a schedule of Velero, KOTS and Kubernetes CronJob: robfig/cron v3 `ParseStandard`, five fields
 * (minute, hour, day of month, month, day of week 0-6), descriptors, `@every 90m`, and a leading `CRON_TZ=Zone `.
 * Without a zone the schedule runs in the local time of its controller, which is UTC unless somebody changed it; `beside` is the zone that a
 * CronJob names in `timeZone`.
 *
 * Our own, since the libraries that are kept up do not read what robfig reads: of 500 random schedules croner 11.0.1 takes or refuses 165 and
 * 6 otherwise, cron-parser 5.10.6 26 and 16. test/vectors holds this one against robfig itself, longest gaps and clock changes included.
 */
export function decodeCronRobfig(text: string, beside: string | null = null): Gap {
  const { zone, schedule } = beside === null ? splitZone(text) : splitZone(`TZ=${beside} ${text}`);
  if (schedule.startsWith("@")) {
    return descriptorGap(schedule, zone);
  }
  const fields = schedule.split(/\s+/).filter((field) => field !== "");
  if (fields.length !== 5) {
    throw new NotationError("must have five fields (minute, hour, day of month, month, day of week)");
  }
  return longestGap(robfigRunTimes(["0", ...fields], { stepIsAny: false }, zone));
}

/** The gap of `@daily` and the like, and of `@every <Go duration>`, which runs at most once a second. */
export function descriptorGap(descriptor: string, zone: string | null): Gap {
  const every = "@every ";
  if (descriptor.startsWith(every)) {
    return { max_gap_s: Math.max(1, Math.trunc(goDurationSeconds(descriptor.slice(every.length)))) };
  }
  const fields = descriptorFields(descriptor);
  if (fields === null) {
    throw new NotationError(
      "must be one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly or @every with a duration",
    );
  }
  return longestGap(robfigRunTimes(fields, { stepIsAny: false }, zone));
}

/** Takes a leading `TZ=Zone ` or `CRON_TZ=Zone ` off; an empty zone means UTC, as in Go. */
function splitZone(text: string): { zone: string | null; schedule: string } {
  const prefix = /^(?:CRON_)?TZ=([^ ]*)( ?)/.exec(text);
  if (prefix === null) {
    return { zone: null, schedule: text };
  }
  const [whole, zone = "", space] = prefix;
  if (space === "") {
    throw new NotationError("must have a space and a schedule after the time zone");
  }
  // Go reads "" and "UTC" as UTC, "Local" as the controller's own time.
  const own = zone === "" || zone === "Local" || zone === "UTC";
  if (!own && !isZone(zone)) {
    throw new NotationError(NO_ZONE);
  }
  return { zone: own ? null : zone, schedule: text.slice(whole.length).trim() };
}
