import type { Tried } from "./try-mutants.ts";

/** Share of the mutants that a check, a test or a fixture noticed, in per cent; all of them where none was tried. */
export function scoreOf(tried: readonly Tried[]): number {
  return tried.length === 0 ? 100 : (100 * tried.filter(isNoticed).length) / tried.length;
}

function isNoticed({ fate }: Tried): boolean {
  return fate === "check" || fate === "test" || fate === "fixture";
}

/** The mutants that nothing noticed, by place, and the counts by kind. */
export function survivorsTable(tried: readonly Tried[]): string {
  const lines = tried
    .filter((one) => !isNoticed(one))
    .map(
      ({ mutant: { path, line, kind, shown }, fate }) =>
        `${path}:${line}: ${kind}${fate === "not reached" ? " (not reached)" : ""}: ${clipped(shown)}\n`,
    );
  const kinds = [...new Set(tried.map(({ mutant }) => mutant.kind))].sort();
  const counts = kinds.map((kind) => {
    const of = tried.filter(({ mutant }) => mutant.kind === kind);
    const by = (fate: Tried["fate"]): number => of.filter((one) => one.fate === fate).length;
    return `${kind}: ${of.length}; noticed by checks ${by("check")}, by tests ${by("test")}, by fixtures ${by("fixture")}; survived ${by("survived")}, not reached ${by("not reached")}\n`;
  });
  return `${lines.join("")}${counts.join("")}`;
}

function clipped(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 99)}…`;
}
