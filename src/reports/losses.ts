import type { Outcome } from "../model/evaluation.ts";
import type { Report } from "../model/report.ts";
import { alike, duration, kindOf, percent } from "./phrases.ts";

/** Outcomes of a failure, worst first; what is not known could be the worst but is not said to be. */
const WORST_FIRST: readonly Outcome[] = ["lost", "down", "unknown", "reduced", "unaffected"];
/** The more often something fails, the worse the same outcome. */
const OFTEN_FIRST = ["node", "data-centre", "region", "pair"] as const;

type Failure = Report["failures"][number];
type ServiceLoss = Failure["services"][number];

/** One row of the failures matrix: domains of one kind, the failure of any of which does the same to the same services. */
export interface Loss {
  kind: Failure["kind"];
  failures: Failure[];
  services: string[];
  effect: ServiceLoss;
}

/** What a failure does, by what is the same for several services. */
function lossesOf(failure: Failure): Loss[] {
  const losses = new Map<string, Loss>();
  for (const effect of failure.services) {
    if (effect.outcome === "unaffected") continue;
    const key = keyOf(effect);
    const alike = losses.get(key);
    if (alike !== undefined) alike.services.push(effect.service);
    else losses.set(key, { kind: failure.kind, failures: [failure], services: [effect.service], effect });
  }
  return [...losses.values()];
}

function keyOf({ outcome, before, capacity, rpo_s, rto_s, why }: ServiceLoss): string {
  return JSON.stringify([outcome, before, capacity, rpo_s, rto_s, why]);
}

function order(a: Loss, b: Loss): number {
  return (
    WORST_FIRST.indexOf(a.effect.outcome) - WORST_FIRST.indexOf(b.effect.outcome) ||
    OFTEN_FIRST.indexOf(a.kind) - OFTEN_FIRST.indexOf(b.kind) ||
    b.services.length - a.services.length
  );
}

/** The failures matrix without what is unaffected: worst first, and of the same outcome what happens oftenest first. */
export function losses(report: Report): Loss[] {
  const rows = new Map<string, Loss>();
  for (const loss of report.failures.flatMap(lossesOf)) {
    const key = JSON.stringify([loss.kind, loss.services, keyOf(loss.effect)]);
    const alike = rows.get(key);
    if (alike !== undefined) alike.failures.push(...loss.failures);
    else rows.set(key, loss);
  }
  return [...rows.values()].sort(order);
}

/** `data centre a`, `data centre a, b or c`, `data centre a, b, c or 4 more`: what fails in a row, at most `most` of it named. */
export function whatFails(loss: Loss, most: number, show: (domain: string) => string): string {
  const { failures } = loss;
  const [only] = failures;
  if (only !== undefined && failures.length === 1)
    return `${kindOf(only)} ${show(only.domain)}${alike(only)}`;
  const shown = failures.slice(0, most).map(({ domain }) => show(domain));
  const left = failures.length - shown.length;
  const names = left > 0 ? [...shown, `${left} more`] : shown;
  return `${kindOf(loss)} ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** The failures that every service survives unaffected. */
export function survived(report: Report): Failure[] {
  return report.failures.filter(
    (failure) =>
      failure.unaffected > 0 && failure.services.every((service) => service.outcome === "unaffected"),
  );
}

/** What a failure leaves: `67 % of the capacity is left`, `back in 4 h, losing up to 1 h of data`; empty where nothing can be said. */
export function consequence(effect: ServiceLoss): string {
  if (effect.outcome === "reduced") {
    return effect.capacity === null ? "" : `${percent(effect.capacity)} of the capacity is left`;
  }
  const parts: string[] = [];
  if (effect.rto_s !== null)
    parts.push(effect.rto_s === 0 ? "back at once" : `back in ${duration(effect.rto_s)}`);
  if (effect.rpo_s !== null) {
    parts.push(effect.rpo_s === 0 ? "losing no data" : `losing up to ${duration(effect.rpo_s)} of data`);
  }
  return parts.join(", ");
}
