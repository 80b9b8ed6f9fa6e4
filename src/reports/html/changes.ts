import { delta } from "../delta.ts";
import { addressOf } from "../phrases.ts";
import { code, html, type Markup, prose } from "./markup.ts";
import { left, MOST, type Page, section } from "./section.ts";

/** What the change makes worse, then better, then merely different, and what it mends. */
export function changes({ report }: Page): Markup {
  const told = delta(report);
  const lines = [
    ...told.map(
      ({
        way,
        word,
        sentence,
      }) => html`<li data-way="${way}"><strong>${word}:</strong> ${prose(sentence, 400)}</li>
`,
    ),
    ...report.fixed.map(
      ({
        message,
        resource,
        rule,
      }) => html`<li data-way="better"><strong>Mended:</strong> ${prose(message, 400)} ${code(addressOf(resource))} ${code(rule)}</li>
`,
    ),
  ];
  const list = html`<ul>${lines.slice(0, MOST)}</ul>${left(lines.length)}`;
  return section("changes", "What this change does", lines.length === 0 ? html`` : list);
}
