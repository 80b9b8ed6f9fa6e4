import type { Evidence } from "../model/evaluation.ts";
import type { Finding, Report } from "../model/report.ts";

/** `3 findings`, `1 finding`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** What `lib.entry` of the policies calls the words in which a verdict says why. */
const DECIDED = "decided by";

const SPANS = [
  ["d", 86_400],
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** Seconds as people say them, with at most two units: `1 d 12 h`, `4 h`, `30 min`, `0 s`. */
export function duration(seconds: number): string {
  const parts: string[] = [];
  let left = Math.round(Math.abs(seconds));
  for (const [unit, size] of SPANS) {
    const count = Math.floor(left / size);
    if (count > 0 && parts.length < 2) parts.push(`${count} ${unit}`);
    else if (parts.length > 0) break;
    left -= count * size;
  }
  return `${seconds < 0 ? "-" : ""}${parts.join(" ") || "0 s"}`;
}

/** A share of 0 to 1 in whole percent, never rounded to none or all of it. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return "under 1 %";
  if (rounded === 100 && share < 1) return "over 99 %";
  return `${rounded} %`;
}

/** ` (any of 3)` behind a domain that stands for several alike, of which one fails; else nothing. */
export function alike(failure: { count: number }): string {
  return failure.count > 1 ? ` (any of ${failure.count})` : "";
}

/** `path:line`, or the path where no line is known; null where the finding has no place. */
export function placeOf(location: Finding["location"]): string | null {
  if (location === null) return null;
  return location.line === null ? location.path : `${location.path}:${location.line}`;
}

/** A resource as its own input calls it: the address without the name of the input. */
export function addressOf(id: string): string {
  const at = id.indexOf("#");
  return at < 0 || at === id.length - 1 ? id : id.slice(at + 1);
}

/** The value of an evidence with its unit, as people read it. */
export function shownValue(evidence: Evidence): string {
  const { value, unit } = evidence;
  if (value === null) return "not known";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" && unit === "s") return duration(value);
  const shown = typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
  return unit === "" ? shown : `${shown} ${unit}`;
}

/**
 * `primaries left: 1`; where it rests on a setting, a default or a formula rather than on what the finding speaks of, that
 * is said behind it.
 */
export function evidenceText(evidence: Evidence, about: Pick<Finding, "resource" | "related">): string {
  const { name, from } = evidence;
  const known = from === "" || from.includes("#") || from === about.resource || about.related.includes(from);
  return `${name}: ${shownValue(evidence)}${known ? "" : ` (${from})`}`;
}

/** The evidence of a finding that its message does not say already: most messages hold what decided, in the same words. */
export function untoldEvidence({ evidence, message }: Pick<Finding, "evidence" | "message">): Evidence[] {
  return evidence.filter(({ name, value }) => !(name === DECIDED && message.includes(String(value))));
}

/** True if the report compares with the estate before the change. */
export function hasBefore(report: Report): boolean {
  return (
    report.changes.length > 0 ||
    report.fixed.length > 0 ||
    report.findings.some((finding) => finding.status !== "unknown") ||
    report.failures.some((failure) => failure.services.some((service) => service.before !== null))
  );
}

/** True if it may be said that the change makes nothing worse and nothing better: all was judged, and all of it has a before. */
export function isUnchanged(report: Report): boolean {
  return (
    report.verdict !== "error" &&
    hasBefore(report) &&
    report.failures.every(({ services }) => services.every(({ before }) => before !== null)) &&
    report.changes.length + report.fixed.length === 0 &&
    report.findings.every(({ status }) => status === "existing")
  );
}

/** How much was judged: `31 resources of 3 inputs, 6 of 13 rules apply`. A rule that found nothing to judge is not counted in. */
export function judgedText(report: Report): string {
  const judged = report.inputs.reduce((sum, input) => sum + input.judged, 0);
  const apply = report.rules.filter((rule) => rule.subjects > 0).length;
  const of = `${counted(judged, "resource")} of ${counted(report.inputs.length, "input")}`;
  return `${of}, ${apply} of ${counted(report.rules.length, "rule")} ${apply === 1 ? "applies" : "apply"}`;
}

/** What the findings that block are told under. */
export function blockingTitle({ mode, break_glass }: Report): string {
  if (break_glass?.counts === true) return "What is let through";
  return mode === "observe" ? "What would block the merge" : "What blocks the merge";
}
