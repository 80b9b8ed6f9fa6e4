import type { NotInSight, Report } from "../model/report.ts";

/** What to do about what is not in sight; the lines of `linesToDeclare` follow. */
export const TO_SHOW =
  "What rests on that is not known. Give the plan or state that shows it, or fill in and add to resilience.yml:";

/** What is not in sight, counted: `12 subnets, 1 bucket`. `show` makes words of the names of kinds. */
export function kindsNotInSight(report: Report, show: (what: string) => string): string {
  const counts = new Map<string, number>();
  for (const { what, count } of report.not_in_sight) {
    counts.set(what, (counts.get(what) ?? 0) + count);
  }
  return [...counts].map(([what, count]) => `${count} ${show(what)}${count === 1 ? "" : "s"}`).join(", ");
}

/** The lines to add to resilience.yml for what is not in sight, as YAML; at most so many a part, none where everything is in sight. */
export function linesToDeclare(report: Report, most: number): string[] {
  const locations = part(report, "declared.locations", most);
  const resources = part(report, "declared.resources", most);
  return locations.length + resources.length === 0 ? [] : ["declared:", ...locations, ...resources];
}

function part(report: Report, under: NotInSight["under"], most: number): string[] {
  const kinds = report.not_in_sight.filter((one) => one.under === under);
  const lines = kinds.flatMap((kind) => kind.lines);
  if (lines.length === 0) {
    return [];
  }
  const hint = under === "declared.locations" ? " # the data centre of each, such as eu-west-1a" : "";
  const left = kinds.reduce((sum, { count }) => sum + count, 0) - Math.min(lines.length, most);
  return [
    `  ${under.slice("declared.".length)}:${hint}`,
    ...lines.slice(0, most).map((line) => `    ${line}`),
    ...(left > 0 ? [`    # and ${left} more`] : []),
  ];
}
