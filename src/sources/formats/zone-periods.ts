/** A stretch of time in which a zone's clock keeps one offset: `[from_s, to_s)`, seconds since 1970. */
export interface ZonePeriod {
  from_s: number;
  to_s: number;
  /** Seconds east of UTC. */
  offset_s: number;
}

/**
 * Clock changes closer together than this may be missed. The shortest in force (Morocco, Ramadan) is five weeks; a few
 * of Gaza's after 2040 are shorter, and would be an hour's difference.
 */
const SAMPLE_S = 28 * 86_400;
/** Clocks change at full quarters of an hour of UTC, in every zone and year that is looked at. */
const GRID_S = 900;

/** Zones that were already looked up, since that takes longer than all else; bounded by the zones that exist. */
const known = new Map<string, ZonePeriod[]>();

/** What is said of a name that is none. */
export const NO_ZONE = "must name a time zone of the IANA database, such as Europe/Paris";

/** Is this a time zone of the IANA database, in its own spelling? Intl takes any; Go looks for a file of the name. */
export function isZone(zone: string): boolean {
  const name = /^[A-Z][A-Za-z0-9_+/-]*$/.test(zone) ? canonical(zone) : null;
  return name !== null && (name === zone || name.toLowerCase() !== zone.toLowerCase());
}

/** The periods of a zone from `from_s` to `to_s` (full quarters of an hour), in order and without gaps; null is UTC, one period. */
export function zonePeriods(zone: string | null, from_s: number, to_s: number): ZonePeriod[] {
  const name = zone === null ? null : canonical(zone);
  if (name === null) {
    return [{ from_s, to_s, offset_s: 0 }];
  }
  const key = `${name} ${from_s} ${to_s}`;
  const periods = known.get(key) ?? findPeriods(name, from_s, to_s);
  known.set(key, periods);
  return periods;
}

/** The zone under its own name, so that its spellings count as one; null where it does not exist. */
function canonical(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function findPeriods(zone: string, from_s: number, to_s: number): ZonePeriod[] {
  const offsetAt = offsetReader(zone);
  const periods: ZonePeriod[] = [];
  let current: ZonePeriod = { from_s, to_s, offset_s: offsetAt(from_s) };
  for (let sampled = from_s; sampled < to_s; sampled += SAMPLE_S) {
    const next = Math.min(sampled + SAMPLE_S, to_s);
    const offset_s = offsetAt(next);
    if (offset_s !== current.offset_s) {
      const change_s = firstWith(offset_s, sampled, next, offsetAt);
      periods.push({ ...current, to_s: change_s });
      current = { from_s: change_s, to_s, offset_s };
    }
  }
  periods.push(current);
  return periods;
}

/** The first quarter of an hour after `before` that has the offset which `at` has. */
function firstWith(offset_s: number, before: number, at: number, offsetAt: (s: number) => number): number {
  let low = before;
  let high = at;
  while (high - low > GRID_S) {
    const middle = Math.floor((low + high) / 2 / GRID_S) * GRID_S;
    if (offsetAt(middle) === offset_s) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

/** Reads a zone's offset at a second since 1970, from the wall clock that Intl shows. */
function offsetReader(zone: string): (epoch_s: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return (epoch_s) => {
    const text = format.format(epoch_s * 1000);
    const [, sign, hours, minutes = "0", seconds = "0"] =
      /GMT([+-])(\d\d):?(\d\d)?:?(\d\d)?$/.exec(text) ?? [];
    if (sign === undefined) {
      return 0;
    }
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return sign === "-" ? -size : size;
  };
}
