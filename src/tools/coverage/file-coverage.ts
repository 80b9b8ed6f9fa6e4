/** How many of some things were run. */
export interface Share {
  covered: number;
  all: number;
}

/** What tests ran of a file. */
export interface FileCoverage {
  path: string;
  lines: Share;
  /** Null where nothing counts them. */
  branches: Share | null;
  /** Lines that were not run: `12-14, 20`. */
  missed: string;
  /** Lines that were run, with a way out of a condition that was never taken. */
  untaken: string;
}

/** Numbers in order as ranges: `12-14, 20`. */
export function ranges(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === number - 1) {
      last[1] = number;
    } else {
      found.push([number, number]);
    }
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}

/** The whole of some shares. */
export function sumOf(shares: readonly Share[]): Share {
  return {
    covered: shares.reduce((sum, { covered }) => sum + covered, 0),
    all: shares.reduce((sum, { all }) => sum + all, 0),
  };
}

/** A share in per cent; all of nothing. */
export function percent({ covered, all }: Share): number {
  return all === 0 ? 100 : (100 * covered) / all;
}

/** One line for each file of which something was not run, the least covered first. */
export function gapLines(files: readonly FileCoverage[]): string {
  const gaps = files.filter(({ lines, branches }) => percent(lines) < 100 || percent(branches ?? NONE) < 100);
  const sorted = gaps.toSorted((a, b) => percent(a.lines) - percent(b.lines));
  return sorted
    .map(({ path, lines, branches, missed, untaken }) => {
      const parts = [`${path}: ${percent(lines).toFixed(0)} % of lines`];
      if (branches !== null) {
        parts[0] += `, ${percent(branches).toFixed(0)} % of branches`;
      }
      if (missed !== "") {
        parts.push(`not run: ${missed}`);
      }
      if (untaken !== "") {
        parts.push(`one way only: ${untaken}`);
      }
      return `${parts.join("; ")}\n`;
    })
    .join("");
}

const NONE: Share = { covered: 0, all: 0 };
