import { table } from "../pages/markdown.ts";
import { folderOf } from "./draw.ts";
import type { ReportedMutant, StrykerReport } from "./report.ts";

/** What Stryker calls a mutant that the tests noticed, and one that was tried and not noticed. */
const NOTICED = new Set(["Killed", "Timeout"]);
const MISSED = new Set(["Survived", "NoCoverage"]);

/** How many mutants of some code were noticed. */
export interface Score {
  /** A folder of `src`, or the name of what Stryker does. */
  name: string;
  /** All that there are, tried or not. */
  all: number;
  noticed: number;
  /** Of those noticed: the tests took so long that they were ended. */
  timedOut: number;
  /** No test that runs in its own process comes by them. */
  notReached: number;
  /** Tests come by them, and none fails. */
  survived: number;
  /** They change what is made once, when a module is loaded, and are not tried. */
  fixed: number;
}

/** The scores of the folders of `src`, sorted by name. */
export function scoresByFolder(report: StrykerReport): Score[] {
  return scoresBy(report, (path) => folderOf(path));
}

/** The scores of what is done to the program (`ConditionalExpression`, `StringLiteral` ...), sorted by name. */
export function scoresByKind(report: StrykerReport): Score[] {
  return scoresBy(report, (_, { mutatorName }) => mutatorName);
}

/** Noticed ones of those tried, in per cent; all of none. */
export function noticedShare({ noticed, notReached, survived }: Score): number {
  const tried = noticed + notReached + survived;
  return tried === 0 ? 100 : (100 * noticed) / tried;
}

/** A table of scores in Markdown. */
export function scoreTable(heading: string, scores: readonly Score[]): string {
  const rows = scores.map((score) => {
    const { name, all, noticed, timedOut, notReached, survived, fixed } = score;
    const tried = noticed + notReached + survived;
    const counts = [all, fixed, tried, noticed, timedOut, notReached, survived].map(String);
    return [name, ...counts, tried === 0 ? "" : `${noticedShare(score).toFixed(1)} %`];
  });
  const columns = [
    "Changes",
    "Of constants",
    "Tried",
    "Noticed",
    "By time",
    "Not reached",
    "Survived",
    "Score",
  ];
  return table([heading, ...columns], rows);
}

/** One line for each that was tried and not noticed: `src/link/link.ts:12 EqualityOperator: a < b -> a <= b`. */
export function survivorLines({ files }: StrykerReport): string {
  return Object.entries(files)
    .flatMap(([path, { source, mutants }]) =>
      mutants.filter(({ status }) => MISSED.has(status)).map((mutant) => survivorLine(path, source, mutant)),
    )
    .join("");
}

const LONGEST = 100;

function survivorLine(path: string, source: string, mutant: ReportedMutant): string {
  const { status, mutatorName, replacement = "", location } = mutant;
  const reached = status === "NoCoverage" ? " (not reached)" : "";
  const [from, to] = [onOneLine(textAt(source, location)), onOneLine(replacement)];
  return `${path}:${location.start.line} ${mutatorName}${reached}: ${from} -> ${to}\n`;
}

function textAt(source: string, { start, end }: ReportedMutant["location"]): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  const cut = lines.map((line, i) => (i === last ? line.slice(0, end.column - 1) : line));
  return cut.map((line, i) => (i === 0 ? line.slice(start.column - 1) : line)).join("\n");
}

function onOneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} ...` : line;
}

function scoresBy(
  { files }: StrykerReport,
  nameOf: (path: string, mutant: ReportedMutant) => string,
): Score[] {
  const byName = new Map<string, Score>();
  for (const [path, { mutants }] of Object.entries(files)) {
    for (const mutant of mutants) {
      const name = nameOf(path, mutant);
      const score = byName.get(name) ?? emptyScore(name);
      byName.set(name, score);
      count(score, mutant.status);
    }
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function emptyScore(name: string): Score {
  return { name, all: 0, noticed: 0, timedOut: 0, notReached: 0, survived: 0, fixed: 0 };
}

function count(score: Score, status: string): void {
  score.all += 1;
  score.noticed += Number(NOTICED.has(status));
  score.timedOut += Number(status === "Timeout");
  score.notReached += Number(status === "NoCoverage");
  score.survived += Number(status === "Survived");
  score.fixed += Number(status === "Ignored");
}
