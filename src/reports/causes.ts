import type { Finding, Report } from "../model/report.ts";
import { SEVERITIES } from "../model/severity.ts";

/** Where a cause is told: what stops the merge, what else is wrong, what is not known, what could be better, what was there, what is accepted. */
export const CAUSE_KINDS = ["blocking", "open", "undetermined", "noticed", "existing", "waived"] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** A finding that nothing else explains, and all that follows from it. */
export interface Cause {
  finding: Finding;
  consequences: Finding[];
}

/** What follows from a cause and is said in the same words of the same thing: one sentence, whichever rules say it. */
export interface Consequence {
  message: string;
  resource: string;
  rules: string[];
  /** It blocks, which the cause does not by itself. */
  blocks: boolean;
  /** The cause says the same. */
  isSame: boolean;
}

/** The consequences of a cause, each sentence once, in their order. */
export function consequencesOf({ finding, consequences }: Cause): Consequence[] {
  const told = new Map<string, Consequence>();
  for (const { message, resource, rule, blocks } of consequences) {
    const own = blocks && !finding.blocks;
    const isSame = message === finding.message && resource === finding.resource;
    const key = JSON.stringify([message, resource, own]);
    const before = told.get(key);
    if (before === undefined) told.set(key, { message, resource, rules: [rule], blocks: own, isSame });
    else before.rules.push(rule);
  }
  return [...told.values()];
}

/** How many findings stand behind the consequences that are not shown, where the first `shown` are. */
export function leftOut(all: readonly Consequence[], shown: number): number {
  return all.slice(shown).reduce((sum, { rules }) => sum + rules.length, 0);
}

/** True where what to do is worth saying: not of what is waived, unless what follows from it blocks. */
export function isToMend({ finding, consequences }: Cause): boolean {
  return finding.waiver === null || consequences.some(({ blocks }) => blocks);
}

function kindOf(finding: Finding): CauseKind {
  if (finding.blocks) return "blocking";
  if (finding.waiver !== null) return "waived";
  if (finding.outcome === "undetermined") return "undetermined";
  if (finding.status === "existing") return "existing";
  return finding.severity === "notice" ? "noticed" : "open";
}

/** The finding at the root of this one; a cause that is not in the report, or a circle, ends the way up. */
function rootOf(finding: Finding, byFingerprint: ReadonlyMap<string, Finding>): Finding {
  const seen = new Set<Finding>();
  let at = finding;
  while (at.caused_by !== null && !seen.has(at)) {
    seen.add(at);
    const cause = byFingerprint.get(at.caused_by);
    if (cause === undefined || seen.has(cause)) return at;
    at = cause;
  }
  return at;
}

/** What is no longer judged first, then gravest first; of the same gravity by rule, the rule first from whose causes most follows, so that what is mended alike stands together. */
function ordered(causes: readonly Cause[]): Cause[] {
  const keyOf = ({ finding }: Cause): string => `${finding.severity}\n${finding.rule}`;
  const most = new Map<string, number>();
  for (const cause of causes) {
    most.set(keyOf(cause), Math.max(most.get(keyOf(cause)) ?? 0, cause.consequences.length));
  }
  return [...causes].sort(
    (a, b) =>
      Number(b.finding.lost_judgement) - Number(a.finding.lost_judgement) ||
      SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
      (most.get(keyOf(b)) ?? 0) - (most.get(keyOf(a)) ?? 0) ||
      byText(a.finding.rule, b.finding.rule) ||
      b.consequences.length - a.consequences.length,
  );
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * Findings by cause, one cause one entry, gravest first. A cause is told where the gravest of its findings belongs: what
 * follows from a waived or existing finding and blocks is never hidden with it.
 */
export function causesOf(report: Report): Record<CauseKind, Cause[]> {
  const byFingerprint = new Map(report.findings.map((finding) => [finding.fingerprint, finding]));
  const causes = new Map<Finding, Cause>();
  for (const finding of report.findings) {
    const root = rootOf(finding, byFingerprint);
    const cause = causes.get(root) ?? { finding: root, consequences: [] };
    if (finding !== root) cause.consequences.push(finding);
    causes.set(root, cause);
  }
  const kinds: Record<CauseKind, Cause[]> = {
    blocking: [],
    open: [],
    undetermined: [],
    noticed: [],
    existing: [],
    waived: [],
  };
  for (const cause of causes.values()) {
    const told = new Set([cause.finding, ...cause.consequences].map(kindOf));
    const gravest = CAUSE_KINDS.find((kind) => told.has(kind));
    if (gravest !== undefined) kinds[gravest].push(cause);
  }
  for (const kind of CAUSE_KINDS) kinds[kind] = ordered(kinds[kind]);
  return kinds;
}

/** True if the same is said of the cause before it in a list and it is mended in the same way: that need not be read again. */
export function isAlike({ finding }: Cause, before: Cause | null): boolean {
  if (before === null || finding.waiver !== null || before.finding.waiver !== null) return false;
  return (["rule", "severity", "outcome", "status", "lost_judgement", "remediation"] as const).every(
    (field) => finding[field] === before.finding[field],
  );
}
