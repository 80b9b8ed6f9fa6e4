import { NotationError } from "./notation-error.ts";

const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/** Decodes a date and time of RFC 3339 (`2026-09-15T09:42:00Z`) to whole seconds since 1970. */
export function decodeDateTime(text: string): { epoch_s: number } {
  const parts = DATE_TIME.exec(text);
  if (parts === null) {
    throw new NotationError("must be a date and time such as 2026-09-15T09:42:00Z");
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  const realDay = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  // A leap second is written as 60 and counted as the second after.
  if (!realDay || hour > 23 || minute > 59 || second > 60) {
    throw new NotationError("names a day or a time that does not exist");
  }
  const local = midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second;
  return { epoch_s: local - offsetSeconds(parts[7] ?? "Z") };
}

/** Seconds east of UTC of `Z` or `+02:00`. */
function offsetSeconds(zone: string): number {
  if (zone === "Z" || zone === "z") {
    return 0;
  }
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  if (hours > 23 || minutes > 59) {
    throw new NotationError("names a time zone offset that does not exist");
  }
  return (zone.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}
