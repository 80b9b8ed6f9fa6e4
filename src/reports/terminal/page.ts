import type pc from "picocolors";
import { wrap } from "../wrap.ts";

/** What is written on: with or without colour, so many characters wide. */
export interface Page {
  colours: ReturnType<typeof pc.createColors>;
  width: number;
}

/** Text under an indent, wrapped; `mark` stands in the indent of its first line. */
export function indented(text: string, by: number, page: Page, mark = ""): string[] {
  return wrap(text, page.width - by).map((line, at) => (at === 0 ? mark.padEnd(by) : " ".repeat(by)) + line);
}
