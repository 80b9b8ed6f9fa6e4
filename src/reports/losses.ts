import { failing } from "../model/failure-domain.ts";
import type { Report } from "../model/report.ts";
import { oftenness, rankOf } from "./harm.ts";
import { alike, duration, percent } from "./phrases.ts";

type Failure = Report["failures"][number];
type ServiceLoss = Failure["services"][number];

/** One row of the failures matrix: domains of one kind, the failure of any of which does the same to the same services. */
export interface Loss {
  kind: Failure["kind"];
  failures: [Failure, ...Failure[]];
  services: string[];
  /** What it does to the first of them, and to the others but for the reason. */
  effect: ServiceLoss;
  /** False where the reason is that of the first service, and the others have reasons of their own. */
  sameWhy: boolean;
}

/** With more rows than this, what differs in the reason alone is one row. */
const DETAILED = 24;

/** What tells rows apart: all that is said of a service but its name. */
type Key = (effect: ServiceLoss) => string;

const withReason: Key = ({ outcome, before, capacity, rpo_s, rto_s, why, parts }) =>
  JSON.stringify([outcome, before, capacity, rpo_s, rto_s, why, parts.as_bad, parts.all]);
const withoutReason: Key = (effect) => withReason({ ...effect, why: "" });

/** What a failure does, by what is the same for several services. */
function lossesOf(failure: Failure, keyOf: Key): Loss[] {
  const losses = new Map<string, Loss>();
  for (const effect of failure.services) {
    if (effect.outcome === "unaffected") continue;
    const key = keyOf(effect);
    const alike = losses.get(key);
    if (alike === undefined) {
      const { kind } = failure;
      losses.set(key, { kind, failures: [failure], services: [effect.service], effect, sameWhy: true });
    } else {
      alike.services.push(effect.service);
      alike.sameWhy &&= effect.why === alike.effect.why;
    }
  }
  return [...losses.values()];
}

function order(a: Loss, b: Loss): number {
  return (
    rankOf(a.effect.outcome) - rankOf(b.effect.outcome) ||
    oftenness(a.kind) - oftenness(b.kind) ||
    b.services.length - a.services.length
  );
}

function rowsOf(report: Report, keyOf: Key): Loss[] {
  const rows = new Map<string, Loss>();
  for (const loss of report.failures.flatMap((failure) => lossesOf(failure, keyOf))) {
    const key = JSON.stringify([loss.kind, loss.services, keyOf(loss.effect)]);
    const alike = rows.get(key);
    if (alike === undefined) rows.set(key, loss);
    else {
      alike.failures.push(...loss.failures);
      alike.sameWhy &&= loss.sameWhy && loss.effect.why === alike.effect.why;
    }
  }
  return [...rows.values()].sort(order);
}

/**
 * The failures without what is unaffected: worst first, and of the same outcome what happens oftenest first. Where they are many, services
 * to which the same happens for different reasons are one row.
 */
export function losses(report: Report): Loss[] {
  const rows = rowsOf(report, withReason);
  return rows.length > DETAILED ? rowsOf(report, withoutReason) : rows;
}

/** Why it happens, shown by `show`; where the reasons differ, whose it is. */
export function reasonOf({ effect, sameWhy, services }: Loss, show: (text: string) => string): string {
  if (effect.why === "") return "";
  return sameWhy ? show(effect.why) : `for ${show(services[0] ?? "")}, ${show(effect.why)}`;
}

/** `data centre a`, `data centre a, b or c`, `data centre a, b, c or 4 more`: what fails in a row, at most `most` of it named. */
export function whatFails(loss: Loss, most: number, show: (domain: string) => string): string {
  const { failures } = loss;
  const [first] = failures;
  if (failures.length === 1) return `${failing(first)} ${show(first.domain)}${alike(first)}`;
  const shown = failures.slice(0, most).map(({ domain }) => show(domain));
  const left = failures.length - shown.length;
  const names = left > 0 ? [...shown, `${left} more`] : shown;
  return `${failing(first)} ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}

/** The failures that every service survives unaffected. */
export function survived(report: Report): Failure[] {
  return report.failures.filter(
    (failure) =>
      failure.unaffected > 0 && failure.services.every((service) => service.outcome === "unaffected"),
  );
}

/** What a failure leaves: `67 % of the capacity is left`, `2 of its 7 parts, back in 4 h, losing up to 1 h of data`; empty where nothing can be said. */
export function consequence(effect: ServiceLoss): string {
  if (effect.outcome === "reduced") {
    if (effect.capacity === null) return "";
    return effect.capacity === 1
      ? "the full capacity is left"
      : `${percent(effect.capacity)} of the capacity is left`;
  }
  const { as_bad, all } = effect.parts;
  const parts = all > 1 ? [partsText(as_bad, all)] : [];
  if (effect.rto_s !== null)
    parts.push(effect.rto_s === 0 ? "back at once" : `back in ${duration(effect.rto_s)}`);
  if (effect.rpo_s !== null) {
    parts.push(effect.rpo_s === 0 ? "losing no data" : `losing up to ${duration(effect.rpo_s)} of data`);
  }
  return parts.join(", ");
}

function partsText(asBad: number, all: number): string {
  if (asBad < all) return `${asBad} of its ${all} parts`;
  return all === 2 ? "both of its parts" : `all of its ${all} parts`;
}
