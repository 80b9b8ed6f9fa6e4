import type { Random } from "../random.ts";

/** A schedule, and the dialect that it is read by. */
export interface CronCase {
  dialect: "cron-robfig" | "cron-6";
  text: string;
}

/** A field of a schedule: its range, and names that stand for its values. */
interface Field {
  min: number;
  max: number;
  names: readonly string[];
}

const SECOND: Field = { min: 0, max: 59, names: [] };
const MINUTE: Field = { min: 0, max: 59, names: [] };
const HOUR: Field = { min: 0, max: 23, names: [] };
const DAY: Field = { min: 1, max: 31, names: [] };
const MONTH: Field = {
  min: 1,
  max: 12,
  names: ["jan", "FEB", "Mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
};
const WEEKDAY: Field = { min: 0, max: 6, names: ["sun", "MON", "Tue", "wed", "thu", "fri", "sat"] };

/** What people mistype, and what other dialects of cron have. */
const ODD =
  `|*/0|60|7|-1|1-|5-3|a|L|1-2-3|1/2/3|*-5|1,,2|,|+5|*/|/2|99999999999|?/5|1#2|*,1|*/1|W|1.5|007`.split("|");
const DESCRIPTORS =
  "@daily|@hourly|@weekly|@monthly|@yearly|@annually|@midnight|@reboot|@Daily|@every 1h|@every 90m|@every 500ms|@every 0s|@every -1h|@every 1d|@every |@every 36h|@every 1.5h|@every 5| @daily|@every".split(
    "|",
  );
/** Zones whose clocks change in every way there is: at midnight, by half an hour, in winter, by two hours, no more, or never. */
const ZONES =
  `UTC Local Europe/Paris America/New_York Asia/Tokyo Asia/Kathmandu Australia/Lord_Howe Africa/Casablanca America/St_Johns
  Pacific/Apia Europe/Dublin Antarctica/Troll Atlantic/Azores Pacific/Chatham Etc/GMT+5 EST5EDT Nope/Zone europe/paris America/Santiago
  Asia/Beirut Africa/Cairo America/Havana`.split(/\s+/);

/** A schedule of one of the dialects, now and then one that is refused. */
export function cronCase(random: Random): CronCase {
  const dialect = random.below(3) === 0 ? "cron-6" : "cron-robfig";
  if (random.below(25) === 0) {
    return { dialect, text: random.of(DESCRIPTORS) };
  }
  const five = [
    minute(MINUTE, random),
    hour(random),
    ...[DAY, MONTH, WEEKDAY].map((of) => field(of, random)),
  ];
  const fields = dialect === "cron-6" ? [minute(SECOND, random), ...five] : five;
  const more = random.below(40) === 0 ? ["*"] : [];
  const text = [...(random.below(40) === 0 ? fields.slice(1) : fields), ...more].join(
    random.of([" ", " ", "  ", "\t"]),
  );
  const zone = dialect === "cron-robfig" && random.below(3) === 0 ? random.of(ZONES) : null;
  return { dialect, text: zone === null ? text : `${random.of(["TZ", "CRON_TZ"])}=${zone} ${text}` };
}

/** Mostly one value, so that a schedule does not run too often to be followed. */
function minute(of: Field, random: Random): string {
  return random.below(4) === 0 ? field(of, random) : value(of, random);
}

function hour(random: Random): string {
  return random.below(3) === 0 ? field(HOUR, random) : value(HOUR, random);
}

function field(of: Field, random: Random): string {
  const one = (): string => value(of, random);
  switch (random.below(13)) {
    case 0:
      return one();
    case 1:
      return `${one()},${one()}`;
    case 2:
      return range(of, random);
    case 3:
      return `*/${1 + random.below(of.max + 2)}`;
    case 4:
      return `${one()}/${1 + random.below(10)}`;
    case 5:
      return `${range(of, random)}/${1 + random.below(6)}`;
    case 6:
      return "?";
    case 7:
      return random.below(6) === 0 ? random.of(ODD) : one();
    default:
      return "*";
  }
}

function value({ min, max, names }: Field, random: Random): string {
  const number = min + random.below(max - min + 1);
  const name = names[number - min];
  return name !== undefined && random.below(3) === 0 ? name : String(number);
}

function range({ min, max }: Field, random: Random): string {
  const [a, b] = [min + random.below(max - min + 1), min + random.below(max - min + 1)];
  return `${Math.min(a, b)}-${Math.max(a, b)}`;
}
