import type { Outcome } from "../model/evaluation.ts";
import type { BreakGlass, Finding, Report } from "../model/report.ts";
import { PROTECTS, type RuleInfo } from "../model/rule.ts";
import type { Settings } from "../model/settings.ts";
import { SEVERITIES } from "../model/severity.ts";
import { domainWords } from "./failure-words.ts";
import { FAILURE_KINDS } from "./failures.ts";
import type { Unjudged } from "./verdict.ts";

/** What the sentence is made of; findings in the report's order. */
export interface Judged {
  mode: Settings["mode"];
  breakGlass: BreakGlass | null;
  rules: readonly RuleInfo[];
  findings: readonly Finding[];
  failures: Report["failures"];
  counts: Report["rules"];
  errors: readonly Unjudged[];
}

/** The report in one sentence for someone who only reads one: the worst consequence, then how much more there is. */
export function sentenceOf(judged: Judged): string {
  const blocking = causesAmong(judged.findings.filter(({ blocks }) => blocks));
  const [error, ...more] = judged.errors;
  if (error !== undefined) {
    return errorSentence(error, more.length, blocking.length, judged);
  }
  const worst = worstOf(blocking, judged.rules);
  if (worst === null) {
    return passSentence(judged);
  }
  const { mode, breakGlass } = judged;
  if (breakGlass?.counts === true && mode === "enforce") {
    const others = counted(blocking.length, "finding");
    return `${breakGlass.by ?? "Somebody"} lets this through by the label ${breakGlass.label}, although ${others} ${blocking.length === 1 ? "blocks" : "block"} it: ${withoutEnd(worst.message)}.`;
  }
  return blockedSentence(worst, blocking.length - 1, mode);
}

/** Findings that none of the others explains: one cause is told and counted once. */
function causesAmong(findings: readonly Finding[]): Finding[] {
  const fingerprints = new Set(findings.map(({ fingerprint }) => fingerprint));
  return findings.filter(({ caused_by }) => caused_by === null || !fingerprints.has(caused_by));
}

function errorSentence(
  { message, input }: Unjudged,
  more: number,
  blocking: number,
  { mode, counts }: Pick<Judged, "mode" | "counts">,
): string {
  const what = `${input === null ? "" : `${input}: `}${withoutEnd(firstSentence(message))}`;
  const others = more === 0 ? "" : `, and ${counted(more, "problem")} more`;
  if (totalOf(counts, "subjects") === 0) {
    return `Nothing could be judged: ${what}${others}.`;
  }
  const rest =
    blocking === 0
      ? "in the rest nothing blocks the change"
      : `${counted(blocking, "finding")} ${verb(blocking, mode)} the change`;
  return `Not everything could be judged (${what}${others}); ${rest}.`;
}

function blockedSentence(worst: Finding, more: number, mode: Settings["mode"]): string {
  const what = withoutEnd(worst.message);
  if (more > 0) {
    return `${what}; this and ${counted(more, "more finding", "more findings")} ${verb(more + 1, mode)} the change.`;
  }
  return mode === "observe" ? `${what}; this would have blocked the change.` : `${what}.`;
}

function verb(count: number, mode: Settings["mode"]): string {
  if (mode === "observe") {
    return "would have blocked";
  }
  return count === 1 ? "blocks" : "block";
}

/**
 * The finding to lead with: the gravest, what fails before what is not known, a cause before its consequence, and what the smallest
 * failure brings about, since that is the likeliest.
 */
function worstOf(blocking: readonly Finding[], rules: readonly RuleInfo[]): Finding | null {
  const protects = new Map(rules.map((rule) => [rule.id, PROTECTS.indexOf(rule.protects)]));
  const rank = (finding: Finding): number[] => [
    SEVERITIES.indexOf(finding.severity),
    finding.outcome === "fail" ? 0 : 1,
    finding.caused_by === null ? 0 : 1,
    protects.get(finding.rule) ?? PROTECTS.length,
  ];
  const [worst] = [...blocking].sort((a, b) => {
    const other = rank(b);
    return (
      rank(a)
        .map((value, at) => value - (other[at] ?? 0))
        .find((difference) => difference !== 0) ?? 0
    );
  });
  return worst ?? null;
}

function passSentence({ failures, findings, counts }: Judged): string {
  const survived = survivedKinds(failures);
  const harm = firstHarm(failures);
  const failing = findings.filter(
    ({ outcome, waiver, severity }) => outcome === "fail" && waiver === null && severity !== "notice",
  ).length;
  const parts = [
    survived.length > 0 ? `survives the loss of any one ${survived.join(" or ")}` : null,
    harm,
    failing > 0
      ? `${counted(failing, "finding")} ${failing === 1 ? "does" : "do"} not block the change`
      : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) {
    return checkedSentence(counts);
  }
  const text = parts.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Where no failure could be simulated: how many checks passed, and how many could not be decided, which is no pass. */
function checkedSentence(counts: Judged["counts"]): string {
  const judged = totalOf(counts, "subjects");
  const passed = totalOf(counts, "passed");
  const open = totalOf(counts, "undetermined");
  if (judged === 0) {
    return "Nothing was judged: these inputs hold nothing that a rule knows.";
  }
  if (open > 0) {
    return `Nothing fails, but ${open} of ${counted(judged, "check")} could not be decided.`;
  }
  return `Nothing stands in the way: ${passed} of ${counted(judged, "check")} passed.`;
}

function totalOf(counts: Judged["counts"], what: "subjects" | "passed" | "undetermined"): number {
  return counts.reduce((sum, count) => sum + count[what], 0);
}

/** Kinds of failure in which every service goes on. */
function survivedKinds(failures: Report["failures"]): string[] {
  return FAILURE_KINDS.filter((kind) => {
    const ofKind = failures.filter((failure) => failure.kind === kind);
    return (
      kind !== "pair" &&
      ofKind.some(({ services, unaffected }) => services.length + unaffected > 0) &&
      ofKind.every(({ services }) =>
        services.every(({ outcome }) => outcome === "reduced" || outcome === "unaffected"),
      )
    );
  }).map((kind) => kind.replace("-", " "));
}

const HARM: readonly { outcome: Outcome; words: (service: string, would: string) => string }[] = [
  { outcome: "lost", words: (service, would) => `${would} lose ${service} with nothing to restore it from` },
  { outcome: "down", words: (service, would) => `${would} stop ${service}` },
  { outcome: "unknown", words: (service, would) => `${would} have an unknown effect on ${service}` },
];

/** The worst outcome of the likeliest failure that a service does not go on in; null where there is none. */
function firstHarm(failures: Report["failures"]): string | null {
  for (const kind of FAILURE_KINDS) {
    for (const { outcome, words } of HARM) {
      const failure = failures.find(
        (one) => one.kind === kind && one.services.some((cell) => cell.outcome === outcome),
      );
      const cell = failure?.services.find((one) => one.outcome === outcome);
      if (failure !== undefined && cell !== undefined) {
        return `losing ${domainWords(kind, failure.domain)} ${words(cell.service, cell.may === true ? "may" : "would")}`;
      }
    }
  }
  return null;
}

function firstSentence(message: string): string {
  return message.split(/(?<=[.:]) (?=[A-Z])/)[0] ?? message;
}

function withoutEnd(text: string): string {
  return text.trim().replace(/[.:]+$/, "");
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
