import type { Report } from "../model/report.ts";
import { causesOf } from "./causes.ts";
import { footer, head } from "./markdown/head.ts";
import type { Linker, Section } from "./markdown/section.ts";
import { sectionsOf } from "./markdown/sections.ts";
import { counted } from "./phrases.ts";

export interface MarkdownOptions {
  /** Most bytes of UTF-8; at least 16,000. */
  maxBytes: number;
  /** Most UTF-16 units; at least 16,000. */
  maxChars: number;
  /** The address of a place in the repository, null where there is none. */
  link?: Linker;
  /** What the text begins with, as it is: an HTML comment to find it by. */
  marker?: string;
}

/** Room that is kept for saying what was left out. */
const NOTE = 800;

/** What is left of the limits; `take` answers whether a text still fits, and counts it if so. */
class Room {
  private chars: number;
  private bytes: number;

  constructor(options: Pick<MarkdownOptions, "maxBytes" | "maxChars">) {
    this.chars = options.maxChars;
    this.bytes = options.maxBytes;
  }

  take(text: string): boolean {
    const bytes = Buffer.byteLength(text);
    if (text.length > this.chars || bytes > this.bytes) return false;
    this.chars -= text.length;
    this.bytes -= bytes;
    return true;
  }

  /** A room of a share of what is left here. */
  part(share: number): Room {
    return new Room({ maxChars: this.chars * share, maxBytes: this.bytes * share });
  }
}

/** The whole section, or null as soon as it does not fit. */
function whole(section: Section, level: "full" | "folded", room: Room): string | null {
  const parts = [section.open(section.entries.length)];
  if (!room.take(section.open(section.entries.length) + section.close)) return null;
  for (const entry of section.entries) {
    const part = entry(level);
    if (!room.take(part)) return null;
    parts.push(part);
  }
  return parts.join("") + section.close;
}

/** As many entries, worst first, as its share of the room takes; and how many were left out. */
function top(section: Section, room: Room): { text: string; left: number } {
  const share = room.part(section.share);
  const open = section.open(section.entries.length);
  const all = section.entries.length;
  if (!share.take(open + section.close)) return { text: "", left: all };
  const parts: string[] = [];
  for (const entry of section.entries) {
    const part = entry("folded");
    if (!share.take(part)) break;
    parts.push(part);
  }
  if (parts.length === 0) return { text: "", left: all };
  const text = open + parts.join("") + section.close;
  room.take(text);
  return { text, left: all - parts.length };
}

function wholeAt(level: "full" | "folded", sections: Section[], room: Room): string | null {
  const parts: string[] = [];
  for (const section of sections) {
    const part = whole(section, level, room);
    if (part === null) return null;
    parts.push(part);
  }
  return parts.join("");
}

function topCauses(sections: Section[], room: Room): string {
  const parts: string[] = [];
  const left: string[] = [];
  for (const section of sections) {
    const shown = top(section, room);
    parts.push(shown.text);
    if (shown.left > 0) left.push(counted(shown.left, ...section.noun));
  }
  const note = `\n**Left out, as it would be too long:** ${left.join(", ")}. The report as JSON holds all of it.\n`;
  return left.length === 0 ? parts.join("") : parts.join("") + note;
}

/**
 * The report as Markdown for a comment or a job summary: what a manager needs first, then what the change does, what blocks
 * the merge, what fails when something fails; the rest is folded. Where it would pass a limit it comes down a ladder:
 * everything; without evidence; the top causes. It is only ever cut between entries, and says what was left out.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions): string {
  const causes = causesOf(report);
  const begin = (options.marker === undefined ? "" : `${options.marker}\n`) + head(report, causes);
  const end = footer(report);
  const room = (): Room => {
    const room = new Room(options);
    room.take(begin + end);
    return room;
  };
  const sections = sectionsOf(report, causes, linker(report, options.link)).filter(
    (section) => section.entries.length > 0,
  );
  const body =
    wholeAt("full", sections, room()) ??
    wholeAt("folded", sections, room()) ??
    topCauses(sections, spared(room()));
  return begin + body + end;
}

function spared(room: Room): Room {
  room.take(" ".repeat(NOTE));
  return room;
}

/** No link to a plan: it is made by the workflow, and the repository does not hold it. */
function linker(report: Report, link: Linker | undefined): Linker {
  const plans = new Set(
    report.inputs.filter((input) => input.kind === "terraform-plan").map((input) => input.path),
  );
  return (path, line) => (link === undefined || plans.has(path) ? null : link(path, line));
}
