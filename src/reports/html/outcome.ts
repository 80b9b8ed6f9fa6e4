import { html, type Markup } from "./markup.ts";

/** An outcome as a word with its colour; `text` is what is said of it. */
export function outcomeMark(outcome: string, text: string = outcome): Markup {
  return html`<span class="outcome" data-outcome="${outcome}">${text}</span>`;
}
