import { Random } from "../random.ts";

/** What tells a mutant of the program from others. */
export interface ProgramMutant {
  /** Of Stryker, for one run. */
  id: string;
  fileName: string;
  mutatorName: string;
  replacement: string;
  location: { start: { line: number; column: number } };
}

/** How many mutants of each folder are tried, and which. */
export interface Sample {
  size: number;
  seed: number;
}

/** The folder of `src` that a file lies in: `link` of `src/link/kubernetes/scope.ts`. */
export function folderOf(fileName: string): string {
  return /(?:^|[\\/])src[\\/]([^\\/]+)[\\/]/.exec(fileName)?.[1] ?? "";
}

/** Ids of the mutants that a sample has: the same for a seed as long as the program is, in whatever order they are given. */
export function drawMutants(mutants: readonly ProgramMutant[], { size, seed }: Sample): Set<string> {
  const byFolder = new Map<string, ProgramMutant[]>();
  for (const mutant of mutants.toSorted(inOrder)) {
    const folder = folderOf(mutant.fileName);
    const ofFolder = byFolder.get(folder) ?? [];
    ofFolder.push(mutant);
    byFolder.set(folder, ofFolder);
  }
  const drawn = [...byFolder.values()].flatMap((ofFolder) => {
    const random = new Random(seed);
    const ranked = ofFolder.map(({ id }) => ({ id, rank: random.next() }));
    return ranked.sort((a, b) => a.rank - b.rank).slice(0, size);
  });
  return new Set(drawn.map(({ id }) => id));
}

function inOrder(a: ProgramMutant, b: ProgramMutant): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : Number(left > right);
}

function keyOf({ fileName, location: { start }, mutatorName, replacement }: ProgramMutant): string {
  return [fileName, start.line, start.column, mutatorName, replacement].join("\n");
}
