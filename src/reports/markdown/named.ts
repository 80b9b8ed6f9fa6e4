import { cell } from "../escape.ts";

/** Most services that one row names. */
const SERVICES = 4;

/** The services of a row of a table, the first by name and the rest by number. */
export function namedCells(services: readonly string[]): string {
  const shown = services.slice(0, SERVICES).map((service) => cell(service, 60));
  const left = services.length - shown.length;
  return left > 0 ? `${shown.join(", ")} and ${left} more` : shown.join(", ");
}
