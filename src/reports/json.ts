import { type Report, reportSchema } from "../model/report.ts";

/** The report as JSON, its keys in the order of its schema. */
export function renderJson(report: Report): string {
  return renderValue(reportSchema.parse(report));
}

/**
 * A value as JSON, indented, with a newline at the end. Characters that a terminal or a reader could be misled by stand as `\u` escapes, and
 * so does one of `##[`, which a runner would obey: what is parsed back is the same.
 */
export function renderValue(value: unknown): string {
  const json = JSON.stringify(value, null, 2);
  return `${json.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits).replaceAll("##[", "#\\u0023[")}\n`;
}

/** Each UTF-16 unit of a character as `\uXXXX`, as JSON wants it. */
function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}
