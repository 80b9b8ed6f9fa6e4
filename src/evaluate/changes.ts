import type { Evaluation, Failure, Outcome } from "../model/evaluation.ts";
import type { Report } from "../model/report.ts";
import { domainWords, effectWords, wasWords } from "./failure-words.ts";
import { byDomain, type FailureMatrix } from "./failures.ts";
import { byText } from "./order.ts";

type Change = Report["changes"][number];

/** From harmless to worst; what can't be told is worse than less capacity and better than a stop. */
const BY_HARM: readonly Outcome[] = ["unaffected", "reduced", "unknown", "down", "lost"];

/** One service in one failure domain of either side. */
interface Pairing {
  kind: Failure["kind"];
  domain: string;
  service: string;
  from: Outcome | null;
  to: Outcome | null;
}

/**
 * Every service and failure domain whose outcome this change makes another, the worst first, each told in one sentence. `from` and `to`
 * are null where that side has no such domain or service; then it is a change only if the service does not go on in the other.
 */
export function changesOf(
  after: Evaluation,
  before: Evaluation,
  matrices: { after: FailureMatrix; before: FailureMatrix },
): Change[] {
  return pairings(after, before, matrices)
    .filter(isChange)
    .sort((a, b) => worsening(b) - worsening(a) || byDomain(a, b) || byText(a.service, b.service))
    .map((pairing) => ({
      service: pairing.service,
      domain: pairing.domain,
      from: pairing.from,
      to: pairing.to,
      sentence: sentenceOf(pairing, matrices),
    }));
}

function isChange({ from, to }: Pairing): boolean {
  if (from !== null && to !== null) {
    return from !== to;
  }
  const there = from ?? to;
  return there !== null && there !== "unaffected" && there !== "reduced";
}

/** Only services that one side calls affected can have changed. */
function pairings(
  after: Evaluation,
  before: Evaluation,
  matrices: { after: FailureMatrix; before: FailureMatrix },
): Pairing[] {
  const byKey = new Map<string, Pairing>();
  for (const { kind, domain, services } of [...after.failures, ...before.failures]) {
    for (const { service } of services) {
      byKey.set(JSON.stringify([kind, domain, service]), {
        kind,
        domain,
        service,
        from: matrices.before.outcome(kind, domain, service),
        to: matrices.after.outcome(kind, domain, service),
      });
    }
  }
  return [...byKey.values()];
}

function worsening({ from, to }: Pairing): number {
  return BY_HARM.indexOf(to ?? "unaffected") - BY_HARM.indexOf(from ?? "unaffected");
}

function sentenceOf(
  { kind, domain, service, from, to }: Pairing,
  { after, before }: { after: FailureMatrix; before: FailureMatrix },
): string {
  const losing = `losing ${domainWords(kind, domain)}`;
  const cell = after.cell(kind, domain, service);
  const capacityBefore = before.cell(kind, domain, service)?.capacity ?? null;
  if (to === null) {
    const was = wasWords(from ?? "unaffected", capacityBefore);
    return after.services.has(service)
      ? `${capitalised(losing)} no longer harms ${service}, since nothing runs there any more; before this change ${was}.`
      : `${service} is no longer there; before this change, when ${losing}, ${was}.`;
  }
  const told = { service, outcome: to, capacity: cell?.capacity ?? null, may: cell?.may };
  if (from !== null) {
    const now = to === "unaffected" ? `no longer harms ${service}` : effectWords(told, "now");
    return `${capitalised(losing)} ${now}; before this change ${wasWords(from, capacityBefore)}.`;
  }
  return before.services.has(service)
    ? `${capitalised(losing)} ${effectWords(told)}; before this change nothing ran there.`
    : `${capitalised(losing)} ${effectWords(told)}, which this change adds.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
