import type { Failure, Outcome } from "../model/evaluation.ts";
import { failing } from "../model/failure-domain.ts";

/** The loss of a failure domain as a person tells it: `data centre us-east-1a`, `one of the primaries of cd4pe in us-east-1a`, `any one node of the assumed cluster`. */
export function domainWords(kind: Failure["kind"], domain: string): string {
  return `${failing({ kind, domain })} ${domain}`;
}

/** What is told of a service in a failure. */
type Told = Pick<Failure["services"][number], "service" | "outcome" | "capacity" | "may">;

/**
 * What a failure does to a service: `stops cd4pe`, `reduces cd4pe to 67 %`, `may stop cd4pe` where that depends on the scheduler. `when` stands before the verb:
 * `now stops cd4pe`, `may now stop cd4pe`.
 */
export function effectWords({ outcome, service, capacity, may }: Told, when = ""): string {
  const now = when === "" ? "" : `${when} `;
  switch (outcome) {
    case "unaffected":
      return `${now}leaves ${service} as it is`;
    case "reduced":
      return `${now}reduces ${service}${toShare(capacity)}`;
    case "down":
      return may === true ? `may ${now}stop ${service}` : `${now}stops ${service}`;
    case "lost":
      return `${now}loses ${service} with nothing to restore it from`;
    case "unknown":
      return `${now}has an unknown effect on ${service}`;
  }
}

/** What a service was under an outcome: `it was reduced to 67 %`. */
export function wasWords(outcome: Outcome, capacity: number | null): string {
  switch (outcome) {
    case "unaffected":
      return "it was not affected";
    case "reduced":
      return `it was reduced${toShare(capacity)}`;
    case "down":
      return "it was stopped";
    case "lost":
      return "it was lost with nothing to restore it from";
    case "unknown":
      return "that could not be told";
  }
}

function toShare(capacity: number | null): string {
  return capacity === null ? "" : ` to ${Math.round(capacity * 100)} %`;
}
