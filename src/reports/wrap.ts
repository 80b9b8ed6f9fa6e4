/** Code points; few texts hold any that take two units. */
function lengthOf(text: string): number {
  return /[\uD800-\uDBFF]/.test(text) ? Array.from(text).length : text.length;
}

/** A word that alone is longer than a line is broken; nothing else is. */
function broken(word: string, width: number): string[] {
  if (word.length <= width) return word === "" ? [] : [word];
  const points = Array.from(word);
  const parts: string[] = [];
  for (let at = 0; at < points.length; at += width) parts.push(points.slice(at, at + width).join(""));
  return parts;
}

/** Breaks one line of text into lines of at most `width` code points, which is at least 10. */
export function wrap(line: string, width: number): string[] {
  const widest = Math.max(width, 10);
  const lines: string[] = [];
  let at: string[] = [];
  let length = -1;
  for (const word of line.split(" ").flatMap((word) => broken(word, widest))) {
    const longer = length + 1 + lengthOf(word);
    if (at.length > 0 && longer > widest) {
      lines.push(at.join(" "));
      at = [];
      length = -1;
    }
    at.push(word);
    length += 1 + lengthOf(word);
  }
  return at.length === 0 ? lines : [...lines, at.join(" ")];
}

/** Widest that a column other than the last becomes; what is longer goes on below itself. */
const COLUMN = 30;
/** What the last column has at least where it needs it, and what every other keeps where lines are short. */
const LAST = 24;
const NARROW = 10;

/** Widths of which the widest give way, two characters a column apart, until they fit into `room`. */
function fitting(widths: readonly number[], room: number): number[] {
  const fitted = [...widths];
  for (let over = fitted.reduce((sum, cell) => sum + cell + 2, 0) - room; over > 0; over -= 1) {
    const widest = fitted.indexOf(Math.max(...fitted));
    if ((fitted[widest] ?? 0) <= NARROW) break;
    fitted[widest] = (fitted[widest] ?? 0) - 1;
  }
  return fitted;
}

/**
 * Rows as columns, two spaces apart and two from the left, each as wide as its widest cell within bounds; the last takes what is
 * left of `width`. Cells are plain text; `paint` colours a line of one once its width is known.
 */
export function columns(
  rows: readonly string[][],
  width: number,
  paint: (line: string, column: number, row: number) => string,
): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const last = Math.min(LAST, Math.max(0, ...rows.map((row) => lengthOf(row[count - 1] ?? ""))));
  const widths = fitting(
    Array.from({ length: count - 1 }, (_, column) =>
      Math.min(COLUMN, Math.max(0, ...rows.map((row) => lengthOf(row[column] ?? "")))),
    ),
    width - 2 - last,
  );
  const before = widths.reduce((sum, cell) => sum + cell + 2, 2);
  widths.push(Math.max(width - before, last));
  return rows.flatMap((row, at) => {
    const cells = widths.map((cell, column) => wrap(row[column] ?? "", cell));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => {
      const painted = cells.map((lines, column) => {
        const shown = lines[line] ?? "";
        const rest = cells.slice(column + 1).some((later) => later[line] !== undefined);
        const padding = rest ? " ".repeat((widths[column] ?? 0) - lengthOf(shown) + 2) : "";
        return (shown === "" ? "" : paint(shown, column, at)) + padding;
      });
      return `  ${painted.join("")}`;
    });
  });
}
