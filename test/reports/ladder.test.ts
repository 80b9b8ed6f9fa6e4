import { describe, expect, it } from "vitest";
import { fitted } from "../../src/reports/markdown/ladder.ts";
import type { Section } from "../../src/reports/markdown/section.ts";

const WHERE = "The rest is elsewhere.";
const UNBOUNDED = { maxBytes: Number.POSITIVE_INFINITY, maxChars: Number.POSITIVE_INFINITY };
/** Room that is kept for saying what was left out. */
const NOTE = 1000;

/** A section that opens and closes with five characters each, of entries as long as is said. */
function section(
  noun: string,
  count: number,
  more: Partial<Section> & { full?: string; folded?: string } = {},
): Section {
  const { full = "f".repeat(100), folded = "s".repeat(50), ...rest } = more;
  return {
    open: (all) => `<${String(all).padStart(3)}\n`,
    entries: Array.from({ length: count }, () => (level) => (level === "full" ? full : folded)),
    close: "</s>\n",
    noun: [noun, `${noun}s`],
    share: 1,
    ...rest,
  };
}
const shown = (count: number, of: number, entry: string) =>
  `<${String(of).padStart(3)}\n${entry.repeat(count)}</s>\n`;

describe("sections that fit", () => {
  const sections = [section("a", 30), section("nothing", 0), section("b", 20)];
  const full = shown(30, 30, "f".repeat(100)) + shown(20, 20, "f".repeat(100));
  const folded = shown(30, 30, "s".repeat(50)) + shown(20, 20, "s".repeat(50));

  it("are whole, else without evidence, those without entries left out", () => {
    const within = (length: number) => fitted(sections, { ...UNBOUNDED, maxChars: length }, WHERE);
    expect(within(full.length)).toBe(full);
    expect(within(full.length - 1)).toBe(folded);
    expect(within(folded.length)).toBe(folded);
    expect(within(folded.length - 1)).not.toBe(folded);
    expect(fitted([], { maxBytes: 0, maxChars: 0 }, WHERE)).toBe("");
  });

  it("are so by their bytes too", () => {
    const [wide, narrow] = ["é".repeat(100), "é".repeat(50)];
    const own = [section("a", 30, { full: wide, folded: narrow })];
    const within = (text: string, less: number) =>
      fitted(own, { ...UNBOUNDED, maxBytes: Buffer.byteLength(text) - less }, WHERE);
    const [all, short] = [shown(30, 30, wide), shown(30, 30, narrow)];
    expect([within(all, 0), within(all, 1), within(short, 0)]).toEqual([all, short, short]);
    expect(within(short, 1)).toContain("Left out");
  });
});

describe("sections that do not fit", () => {
  const cut = (sections: Section[], room: number) =>
    fitted(sections, { ...UNBOUNDED, maxChars: NOTE + room }, WHERE);
  const entry = "s".repeat(50);
  const left = (what: string) => `\n**Left out, as it would be too long:** ${what}. ${WHERE}\n`;

  it("have each a share of what those before left, and say how many are left out", () => {
    expect(cut([section("a", 30), section("b", 31)], 300)).toBe(
      // 150 for the first: two of 50 and ten around them; 190 are left for the second.
      shown(2, 30, entry) + shown(3, 31, entry) + left("28 as, 28 bs"),
    );
    expect(cut([section("a", 30, { share: 2 }), section("b", 30)], 300)).toBe(
      shown(3, 30, entry) + shown(2, 30, entry) + left("27 as, 28 bs"),
    );
  });

  it("are counted together where they are of one kind, and not where nothing is left out", () => {
    expect(cut([section("a", 2), section("b", 30), section("b", 21)], 480)).toBe(
      shown(2, 2, entry) + shown(3, 30, entry) + shown(4, 21, entry) + left("44 bs"),
    );
  });

  it("are left out where no entry has room, and one is counted as one", () => {
    const long = section("a", 1, { folded: "s".repeat(500) });
    expect(cut([long, section("b", 30)], 300)).toBe(shown(5, 30, entry) + left("1 a, 25 bs"));
    const opening = section("a", 1, { open: () => "o".repeat(2000) });
    expect(cut([opening, section("b", 30)], 300)).toBe(shown(5, 30, entry) + left("1 a, 25 bs"));
  });

  it("keep to bytes as to characters", () => {
    const wide = section("a", 30, { folded: "é".repeat(50) });
    expect(fitted([wide], { ...UNBOUNDED, maxBytes: NOTE + 310 }, WHERE)).toBe(
      shown(3, 30, "é".repeat(50)) + left("27 as"),
    );
  });
});
