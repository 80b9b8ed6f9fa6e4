import type { Report } from "../../model/report.ts";
import type { Linker } from "../link.ts";
import { html, type Markup, NOTHING } from "./markup.ts";

/** What every part of the page is made of. */
export interface Page {
  report: Report;
  link: Linker;
}

/** Most entries of one list: beyond them a page is slow and not read. */
export const MOST = 1000;

/** A part of the page under its heading; nothing where it has no content. */
export function section(id: string, title: string, content: Markup): Markup {
  if (content.text === "") return NOTHING;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${content}
</section>
`;
}

/** A part that is opened by a click. */
export function fold(title: string, content: Markup): Markup {
  return content.text === ""
    ? NOTHING
    : html`<details><summary>${title}</summary>
${content}
</details>
`;
}

/** A table that scrolls by itself where it is too wide. */
export function table(label: string, head: readonly string[], rows: readonly (readonly Markup[])[]): Markup {
  if (rows.length === 0) return NOTHING;
  const cells = (row: readonly Markup[]): Markup =>
    html`<tr>${row.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>
`;
  return html`<div class="scroll" role="region" aria-label="Table: ${label}" tabindex="0"><table>
<thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${rows.slice(0, MOST).map(cells)}</tbody></table></div>
${left(rows.length)}`;
}

/** How many of `count` entries a list does not show. */
export function left(count: number): Markup {
  return count > MOST
    ? html`<p>and ${count - MOST} more, in the report as JSON</p>
`
    : NOTHING;
}
