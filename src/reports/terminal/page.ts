import pc from "picocolors";
import { wrap } from "../wrap.ts";

/** What is written on: with or without colour, so many characters wide. */
export interface Page {
  colours: ReturnType<typeof pc.createColors>;
  width: number;
}

/** What is known of a terminal. */
export interface TerminalOptions {
  colour: boolean;
  /** Characters in a line; 80 where it is not known. */
  width?: number | null;
}

/** Lines longer than this are hard to read, however wide the window. */
const WIDEST = 110;

/** The page that a terminal gives room for. */
export function pageOf({ colour, width }: TerminalOptions): Page {
  return { colours: pc.createColors(colour), width: Math.min(Math.max(width ?? 80, 40), WIDEST) };
}

/** Text under an indent, wrapped; `mark` stands in the indent of its first line. */
export function indented(text: string, by: number, page: Page, mark = ""): string[] {
  return wrap(text, page.width - by).map((line, at) => (at === 0 ? mark.padEnd(by) : " ".repeat(by)) + line);
}
