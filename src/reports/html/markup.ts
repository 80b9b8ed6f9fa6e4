import { plain } from "../plain.ts";

/** Text that is HTML already. Only `html` and `raw` make it, so that no value becomes markup by being forgotten. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Markup | string | number | readonly Value[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Most characters of one value. */
const LONGEST = 1000;

function written(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return value.map(written).join("");
  return text(value);
}

/** Visible ASCII that means nothing to HTML or a runner: most values, which need no look at each character. */
const SIMPLE = /^[ !$%(-;=?-~]*$/;

/** Text on one line; a space at its ends is kept, since it may stand between words. */
function text(value: string): string {
  if (value.length <= LONGEST && SIMPLE.test(value)) return value;
  // A log of a runner may show the page: there `##[` would be a command.
  const inside = plain(value, LONGEST)
    .replaceAll("##[", "# #[")
    .replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
  return inside === ""
    ? value === ""
      ? ""
      : " "
    : `${/^\s/u.test(value) ? " " : ""}${inside}${/\s$/u.test(value) ? " " : ""}`;
}

/** HTML from a template: values that are text stand as text in it, inside an element or a quoted attribute, each on its line. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(
    parts.map((part, at) => part + (at < values.length ? written(values[at] ?? "") : "")).join(""),
  );
}

/** Most spaces that a line to copy keeps at its beginning. */
const DEEPEST_INDENT = 40;

/** A line to copy, inside `pre`: with the spaces that it begins with, since YAML means something by them. */
export function codeLine(line: string, max = 300): Markup {
  const indent = /^ */u.exec(line)?.[0].length ?? 0;
  return new Markup(`${" ".repeat(Math.min(indent, DEEPEST_INDENT))}${text(plain(line, max))}\n`);
}

/** Nothing at all. */
export const NOTHING = new Markup("");

/** A name or path. */
export function code(value: string, max = 200): Markup {
  return html`<code>${plain(value, max)}</code>`;
}

/** Sentences in which names stand in backticks. */
export function prose(value: string, max = 1000): Markup {
  const parts = plain(value, max).split(/(`[^`]+`)/u);
  return html`${parts.map((part) => (/^`[^`]+`$/u.test(part) ? code(part.slice(1, -1), max) : html`${part}`))}`;
}

/** A link; without an address, or with one that is not plainly of the web, its label alone. */
export function anchor(label: Markup, url: string | null): Markup {
  return url !== null && /^https?:\/\/[^\s<>"'`\\\p{C}]+$/u.test(url)
    ? html`<a href="${new Markup(url.replaceAll("&", "&amp;"))}">${label}</a>`
    : label;
}

/** Text that stands in a `script` or `style` element as it is: nothing in it may end the element. */
export function raw(text: string): Markup {
  if (/<\/(?:script|style)|<!--/iu.test(text)) throw new Error("a script or style would end its element");
  return new Markup(text);
}

/** A value as JSON in a `script` element: no character of it can end that. */
export function json(value: unknown): Markup {
  return new Markup(
    JSON.stringify(value).replace(
      /[<>&\u2028\u2029]|#(?=#\[)/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );
}
