import { plain } from "../plain.ts";

/**
 * Text of a SARIF message: one line, without what SARIF reads as a link (`[label](target)`, section 3.11.6) or as the place of an
 * argument (`{0}`, section 3.11.5).
 */
export function sarifText(value: string, max: number): string {
  return plain(value, max)
    .replaceAll("](", "] (")
    .replace(/\{(?=\d+\})/gu, "{ ");
}
