import type { Decoded, DecodedFormat, TakenFromFormat } from "../../model/declared-types.ts";
import { decodeCronAws } from "./cron-aws.ts";
import { decodeCronRobfig } from "./cron-robfig.ts";
import { decodeCronSix } from "./cron-six.ts";
import { decodeCronUnix } from "./cron-unix.ts";
import { decodeDateTime } from "./date-time.ts";
import { decodeGoDuration } from "./go-duration.ts";
import { decodeIsoDuration, decodeIsoRepeating } from "./iso-8601.ts";
import { NotationError } from "./notation-error.ts";
import { decodeQuantity } from "./quantity.ts";
import { strategyOfAdvanced, strategyOfConf, strategyOfEnv } from "./rabbitmq.ts";

/** Longest text that is decoded, in characters: every real schedule, duration, quantity and date is far shorter. */
const LONGEST_TEXT = 200;

type Decoder = (text: string, zone: string | null) => Omit<Decoded, "text">;

/** `zone` is the time zone that stands beside a schedule, for dialects that know zones; null where none does. */
const DECODERS: Record<Exclude<DecodedFormat, TakenFromFormat>, Decoder> = {
  "cron-robfig": decodeCronRobfig,
  "cron-6": decodeCronSix,
  "cron-aws": decodeCronAws,
  "cron-unix": decodeCronUnix,
  "go-duration": decodeGoDuration,
  "iso-duration": decodeIsoDuration,
  "iso-repeating": decodeIsoRepeating,
  quantity: decodeQuantity,
  "date-time": decodeDateTime,
};

/** The one setting of a text of many, "" where it is not set. */
const TAKEN: Record<TakenFromFormat, (text: string) => string> = {
  "rabbitmq-conf": strategyOfConf,
  "rabbitmq-advanced": strategyOfAdvanced,
  "rabbitmq-env": strategyOfEnv,
};

/**
 * Decodes a value of a known notation: `{text, max_gap_s | never | seconds | value | epoch_s}`, or `{text, error}`.
 * Never throws. Numbers are read as their text (`cpu: 2`); anything else than text or a number is an error.
 * Text longer than 200 characters is not decoded and is cut to that length. An error holds no word of the text. `zone` is the value of the
 * attribute that names the schedule's time zone, where it has one: anything but a text counts as none. Of a text of many settings the one that
 * policies may read is left, however long the text is.
 */
export function decode(format: DecodedFormat, value: unknown, zone: unknown = null): Decoded {
  if (typeof value !== "string" && typeof value !== "number") {
    return { text: "", error: "is neither text nor a number" };
  }
  const text = String(value);
  if (isTakenFrom(format)) {
    return settingOf(format, text);
  }
  if (text.length > LONGEST_TEXT) {
    return { text: text.slice(0, LONGEST_TEXT), error: `is longer than ${LONGEST_TEXT} characters` };
  }
  const decoder = DECODERS[format];
  return orError(text, () => ({
    text,
    ...decoder(text, typeof zone === "string" && zone !== "" ? zone : null),
  }));
}

function isTakenFrom(format: DecodedFormat): format is TakenFromFormat {
  return Object.hasOwn(TAKEN, format);
}

function settingOf(format: TakenFromFormat, text: string): Decoded {
  return orError("", () => ({ text: TAKEN[format](text) }));
}

/** What is made of a text, or why it does not follow its notation; `kept` is what is left of the text then. */
function orError(kept: string, make: () => Decoded): Decoded {
  try {
    return make();
  } catch (problem) {
    if (problem instanceof NotationError) {
      return { text: kept, error: problem.message };
    }
    throw problem;
  }
}
