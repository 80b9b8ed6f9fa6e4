import { NotationError } from "./notation-error.ts";

/** The range of one field of a schedule, and the names that stand for its values, the first for `names.first`. */
export interface FieldRange {
  /** How the field is called in an error: `hour`. */
  what: string;
  min: number;
  max: number;
  names?: { first: number; list: readonly string[] };
}

/** The values that a field fires at. */
export interface Field {
  values: Set<number>;
  /** The field says "any", so that it restricts nothing. */
  any: boolean;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Names of the days of the week, in the order of every dialect here. */
export const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The fields that every dialect shares. */
export const SECOND: FieldRange = { what: "second", min: 0, max: 59 };
export const MINUTE: FieldRange = { what: "minute", min: 0, max: 59 };
export const HOUR: FieldRange = { what: "hour", min: 0, max: 23 };
export const DAY_OF_MONTH: FieldRange = { what: "day of month", min: 1, max: 31 };
export const MONTH: FieldRange = { what: "month", min: 1, max: 12, names: { first: 1, list: MONTHS } };

/** Every value of a range. */
export function everyValue(range: FieldRange): Field {
  return { values: new Set(span(range.min, range.max, 1)), any: true };
}

/** `low`, `low + step`, ... up to `high`. */
export function* span(low: number, high: number, step: number): Generator<number> {
  for (let value = low; value <= high; value += step) {
    yield value;
  }
}

/** A value of a field, as a number or a name in any case; throws NotationError where it is neither or out of range. */
export function fieldValue(text: string, range: FieldRange): number {
  const named = range.names?.list.indexOf(text.toLowerCase()) ?? -1;
  const value = named >= 0 ? named + (range.names?.first ?? 0) : wholeNumber(text);
  if (value === null || value < range.min || value > range.max) {
    const names = range.names?.list.map((name) => name.toUpperCase()) ?? [];
    const orName = names.length === 0 ? "" : ` or ${names[0]} to ${names.at(-1)}`;
    throw new NotationError(`${range.what} must be ${range.min} to ${range.max}${orName}`);
  }
  return value;
}

/** A whole number without sign, at most nine digits; null for anything else. */
function wholeNumber(text: string): number | null {
  return /^\+?\d{1,9}$/.test(text) ? Number(text) : null;
}

/** One entry of a field's list split at its hyphen and slash: `1-5/2` is low 1, high 5, step 2. */
export interface FieldEntry {
  low: string;
  high: string | null;
  step: number | null;
}

/** Splits one entry of a field's list; throws NotationError for a second hyphen or slash, or a step that is none. */
export function splitEntry(entry: string, range: FieldRange): FieldEntry {
  const [bounds = "", stepText, ...moreSlashes] = entry.split("/");
  const [low = "", high, ...moreHyphens] = bounds.split("-");
  const step = stepText === undefined ? null : wholeNumber(stepText);
  if (moreSlashes.length > 0 || moreHyphens.length > 0 || (stepText !== undefined && !step)) {
    throw new NotationError(`${range.what} must be a list of values, ranges (1-5) or steps (*/2)`);
  }
  return { low, high: high ?? null, step };
}

/** The values of an entry whose bounds are values; `5/15` counts from 5 to the field's end. A range may not run backwards. */
export function entryValues(entry: FieldEntry, range: FieldRange): Generator<number> {
  const low = fieldValue(entry.low, range);
  const open = entry.step === null ? low : range.max;
  const high = entry.high === null ? open : fieldValue(entry.high, range);
  if (low > high) {
    throw new NotationError(`${range.what} has a range that runs backwards`);
  }
  return span(low, high, entry.step ?? 1);
}

/** The values of one part of a list: a value, a range, a step, or `*` with or without a step. */
export function partValues(part: string, range: FieldRange): Generator<number> {
  const entry = splitEntry(part, range);
  const star = entry.low === "*" && entry.high === null;
  return star ? span(range.min, range.max, entry.step ?? 1) : entryValues(entry, range);
}
