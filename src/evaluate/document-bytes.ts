import type { InputDocument } from "../model/input-document.ts";

/**
 * JSON of a document in UTF-8, in a buffer of exactly that size that can be handed to another thread.
 * The policies' parser refuses half of a surrogate pair, which a string of a file may hold: it becomes U+FFFD, as in UTF-8.
 * @throws RangeError where it is longer than a string can be, or nested too deeply.
 */
export function documentBytes(document: InputDocument): ArrayBuffer {
  const json = JSON.stringify(document);
  const bytes = new TextEncoder().encode(json.includes("\\ud") ? withoutLoneSurrogates(json) : json);
  const exact = bytes.byteLength === bytes.buffer.byteLength;
  return exact ? bytes.buffer : bytes.slice().buffer;
}

/** JSON.stringify escapes lone surrogates only; an escaped backslash before `ud800` is text. */
function withoutLoneSurrogates(json: string): string {
  return json.replace(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (escaped) => (escaped === "\\\\" ? escaped : "\ufffd"));
}

/** How many resources a document holds. */
export function resourceCount({ terraform, kubernetes }: InputDocument): number {
  const lists = [...Object.values(terraform), ...Object.values(kubernetes)];
  return lists.reduce((count, list) => count + list.length, 0);
}
