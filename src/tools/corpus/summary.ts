import type { Checked } from "./check-file.ts";

/** The counts over all files, the rules that found most, what was refused, and the slowest file. */
export function summary(checked: readonly Checked[]): string {
  const reports = checked.flatMap(({ report }) => (report === null ? [] : [report]));
  const slowest = checked.toSorted((a, b) => b.ms - a.ms)[0];
  const lines = [
    `${checked.length} files: ${counted(checked.map(({ status }) => `exit status ${status}`))}`,
    `inputs: ${counted(reports.flatMap(({ inputs }) => inputs.map(({ kind }) => kind)))}`,
    `resources: ${sum(reports.flatMap(({ inputs }) => inputs.map(({ resources }) => resources)))}, judged: ${sum(reports.flatMap(({ inputs }) => inputs.map(({ judged }) => judged)))}`,
    `failing: ${counted(reports.flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === "fail").map(({ rule }) => rule)))}`,
    `undetermined: ${counted(reports.flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === "undetermined").map(({ rule }) => rule)))}`,
    ...(slowest === undefined ? [] : [`slowest: ${slowest.path}, ${Math.round(slowest.ms)} ms`]),
    ...checked
      .filter(({ status }) => status === 2)
      .map((refused) => `refused: ${refused.path}: ${reason(refused)}`),
    ...checked.flatMap(({ path, fault }) => (fault === null ? [] : [`FAULT: ${path}: ${fault}`])),
    `${checked.filter(({ fault }) => fault !== null).length} faults`,
  ];
  return `${lines.join("\n")}\n`;
}

function reason({ report }: Checked): string {
  const errors = (report?.inputs ?? []).flatMap(({ problems }) =>
    problems.filter(({ level }) => level === "error"),
  );
  return errors[0]?.message.slice(0, 160) ?? "see standard error";
}

function counted(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b));
  return sorted.map(([value, count]) => `${value} ${count}`).join(", ") || "none";
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
