/** A part of the text that can be cut between its entries. A section without entries is not shown. */
export interface Section {
  /** What stands before the entries, given how many there are in all. */
  open: (count: number) => string;
  entries: ((level: "full" | "folded") => string)[];
  close: string;
  /** What an entry is called where some are left out: one, many. */
  noun: [one: string, many: string];
  /** Its weight among the sections, by which they share the room where not everything fits. */
  share: number;
}

/** How a folded section opens and closes; its entries are lists or tables of their own. */
export function fold(title: (count: number) => string, table = ""): Pick<Section, "open" | "close"> {
  return {
    open: (count) => `\n<details><summary>${title(count)}</summary>\n\n${table}`,
    close: "\n</details>\n",
  };
}

/** How a section opens that is always seen. */
export function titled(title: string, table = ""): Pick<Section, "open" | "close"> {
  return { open: () => `\n#### ${title}\n\n${table}`, close: "" };
}

/**
 * A section of which only the first entries are seen at once: more than `seen` are folded under it, so that the text stays
 * short enough to be read. `table` is the head of the table that its entries are rows of.
 */
export function folded(section: Section, seen: number, table = ""): Section[] {
  const rest = section.entries.slice(seen);
  if (rest.length === 0) return [section];
  const more = fold((count) => `${count} more ${count === 1 ? section.noun[0] : section.noun[1]}`, table);
  return [
    { ...section, entries: section.entries.slice(0, seen) },
    { ...section, ...more, entries: rest },
  ];
}
