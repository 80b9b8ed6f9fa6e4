import { plain } from "./plain.ts";

/** Shown as nothing, it keeps GitHub from seeing a mention, a reference, an address or an emoji in a text. */
const GAP = "&#8203;";

/**
 * What means something to Markdown, HTML or GitHub: markup; mentions and e-mail (`@`); references (`#1`, `GH-1`), which
 * would show up in the timeline of a stranger's issue; addresses that become links; `:emoji:`; mathematics (`$`).
 * An underscore inside a word means nothing and is left, so that `aws_instance` can be read in the source too.
 */
const SPECIAL =
  /[&<>\\`*[\]~|$@]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|#(?=[\p{L}\p{N}#])|gh-(?=\d)|:(?=\/\/)|:(?=[\w+-]+:)|www(?=\.)/giu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  $: "&#36;",
};

function escaped(special: string): string {
  const entity = ENTITIES[special];
  if (entity !== undefined) return entity;
  return /^[@#:]$|^gh-$|^www$/iu.test(special) ? `${special}${GAP}` : `\\${special}`;
}

/**
 * A value as Markdown text on one line, of at most `max` code points before escaping: it reads as it is and does nothing.
 * It must not be the first of its line, where a `-` or `1.` would begin a list.
 */
export function text(value: string, max = 300): string {
  return escapeAll(plain(value, max));
}

function escapeAll(line: string): string {
  return line.replace(SPECIAL, escaped);
}

/**
 * A value as Markdown code, for names and paths. Nothing in code is a mention, a link or markup. Backticks get a longer
 * fence; beyond eight in a row, more than some renderers take, they are replaced. Not for tables: see `cell`.
 */
export function code(value: string, max = 200): string {
  const shown = plain(value, max).replaceAll("##[", "# #[").replace(/`{9,}/gu, "\uFFFD");
  if (shown === "") return "(empty)";
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/gu), (run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const gap = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${fence}${gap}${shown}${gap}${fence}`;
}

/**
 * Lines as a block of Markdown code, each as it is but for what is hidden. The fence is longer than any run of backticks in them; it must
 * begin a line.
 */
export function fenced(lines: readonly string[], max = 300): string {
  const shown = lines.map((line) => {
    const indent = /^ {0,8}/u.exec(line)?.[0] ?? "";
    return `${indent}${plain(line, max).replaceAll("##[", "# #[").replace(/`{9,}/gu, "\uFFFD")}`;
  });
  const runs = Array.from(shown.join("\n").matchAll(/`+/gu), (run) => run[0].length);
  const fence = "`".repeat(Math.max(2, ...runs) + 1);
  return `${fence}yaml\n${shown.join("\n")}\n${fence}\n`;
}

/** A name in a table: as code, or as text where it holds a pipe or a backslash, which would end the cell even in code. */
export function cell(value: string, max = 120): string {
  return /[|\\]/u.test(value.slice(0, max * 4)) ? text(value, max) : code(value, max);
}

/** Markdown that is already escaped, as a link; without an address, or with one that is not plainly of the web, as it is. */
export function link(label: string, url: string | null): string {
  return url !== null && /^https?:\/\/[\w.:[\]-]+\/[^\s<>()"'`\\|\p{C}]*$/u.test(url)
    ? `[${label}](${url})`
    : label;
}

/** Sentences in which names stand in backticks: those as code, the rest as text. */
export function prose(value: string, max = 600): string {
  return plain(value, max)
    .split(/(`[^`]+`)/u)
    .map((part) => (/^`[^`]+`$/u.test(part) ? code(part.slice(1, -1), max) : escapeAll(part)))
    .join("");
}
