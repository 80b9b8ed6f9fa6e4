import type { Finding } from "../model/report.ts";
import { SEVERITIES } from "../model/severity.ts";

const STATUSES = ["new", "unknown", "existing"] as const;
const OUTCOMES = ["fail", "undetermined"] as const;

/** The order of findings in the report: blocking first, gravest first, newest first, then by rule and resource. Total, whatever the order they come in. */
export function byGravity(a: Finding, b: Finding): number {
  return (
    Number(b.blocks) - Number(a.blocks) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
    OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
    byText(a.rule, b.rule) ||
    byText(a.resource, b.resource) ||
    byText(a.attribute ?? "", b.attribute ?? "") ||
    byText(a.message, b.message) ||
    byText(JSON.stringify(a), JSON.stringify(b))
  );
}

/** By UTF-16 units: the same on every machine, unlike a language's own order. */
export function byText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
