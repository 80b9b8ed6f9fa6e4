import { counted } from "../phrases.ts";
import type { Section } from "./section.ts";

/** Most that a text may take: UTF-16 units, and bytes of UTF-8. */
export interface Limits {
  maxBytes: number;
  maxChars: number;
}

/** Room that is kept for saying what was left out. */
const NOTE = 1000;

/** What is left of the limits; `take` answers whether a text still fits, and counts it if so. */
class Room {
  private chars: number;
  private bytes: number;

  constructor({ maxBytes, maxChars }: Limits) {
    this.chars = maxChars;
    this.bytes = maxBytes;
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

function wholeAt(level: "full" | "folded", sections: Section[], limits: Limits): string | null {
  const room = new Room(limits);
  const parts: string[] = [];
  for (const section of sections) {
    const part = whole(section, level, room);
    if (part === null) return null;
    parts.push(part);
  }
  return parts.join("");
}

/** As many entries, worst first, as a share of the room takes; and how many were left out. */
function top(section: Section, room: Room, share: number): { text: string; left: number } {
  const own = room.part(share);
  const open = section.open(section.entries.length);
  const all = section.entries.length;
  if (!own.take(open + section.close)) return { text: "", left: all };
  const parts: string[] = [];
  for (const entry of section.entries) {
    const part = entry("folded");
    if (!own.take(part)) break;
    parts.push(part);
  }
  if (parts.length === 0) return { text: "", left: all };
  const text = open + parts.join("") + section.close;
  room.take(text);
  return { text, left: all - parts.length };
}

/** Each section has its share of what those before it left, so that none pushes the others out. */
function topEntries(sections: Section[], limits: Limits, where: string): string {
  const room = new Room({ maxBytes: limits.maxBytes - NOTE, maxChars: limits.maxChars - NOTE });
  const parts: string[] = [];
  const left = new Map<string, { count: number; noun: Section["noun"] }>();
  let shares = sections.reduce((sum, { share }) => sum + share, 0);
  for (const section of sections) {
    const shown = top(section, room, section.share / shares);
    shares -= section.share;
    parts.push(shown.text);
    const before = left.get(section.noun[0])?.count ?? 0;
    if (shown.left > 0) left.set(section.noun[0], { count: before + shown.left, noun: section.noun });
  }
  if (left.size === 0) return parts.join("");
  const counts = [...left.values()].map(({ count, noun }) => counted(count, ...noun));
  return `${parts.join("")}\n**Left out, as it would be too long:** ${counts.join(", ")}. ${where}\n`;
}

/**
 * Sections within limits by a ladder: everything; without evidence; the first entries of each. It is only ever cut between entries, and
 * says how many of what were left out, followed by `where`: where the whole is to be found.
 */
export function fitted(sections: readonly Section[], limits: Limits, where: string): string {
  const shown = sections.filter((section) => section.entries.length > 0);
  return (
    wholeAt("full", shown, limits) ?? wholeAt("folded", shown, limits) ?? topEntries(shown, limits, where)
  );
}
