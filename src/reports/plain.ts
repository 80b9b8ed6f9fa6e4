/**
 * Everything that does not show or that moves what follows: control characters, format characters (bidirectional
 * controls, zero width, tags), lone surrogates, line and paragraph separators.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Marks that stack on one letter: more than four reach into the lines above and below. */
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** What most values are, and needs no look at each character: visible ASCII, its words one space apart. */
const SIMPLE = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A value as one line of visible text of at most `max` code points, the last of them an ellipsis where it was longer.
 * What is hidden or controls a terminal becomes U+FFFD, so that it is seen and does nothing. Long values are cut before
 * they are looked at.
 */
export function plain(value: string, max = 300): string {
  if (value.length <= max && SIMPLE.test(value)) return value;
  const head = value.length > max * 4 ? value.slice(0, max * 4) : value;
  const text = head.replace(/\s+/gu, " ").replace(HIDDEN, "\uFFFD").replace(STACKED_MARKS, "$1").trim();
  const points = Array.from(text);
  return points.length > max || head !== value ? `${points.slice(0, max - 1).join("")}…` : text;
}

/**
 * Lines for the log of a runner, which obeys a line that begins with `::` (spaces before it do not count) and `##[`
 * anywhere in a line: both are pulled apart.
 */
export function inert(lines: string): string {
  return lines.replace(/^([^\S\n]*):(?=:)/gmu, "$1: ").replaceAll("##[", "# #[");
}
