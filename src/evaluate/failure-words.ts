import type { Failure, Outcome } from "../model/evaluation.ts";
import { failing } from "../model/failure-domain.ts";

/** The loss of a failure domain as a person tells it: `data centre us-east-1a`, `one of the primaries of cd4pe in us-east-1a`, `any one node of the assumed cluster`. */
export function domainWords(kind: Failure["kind"], domain: string): string {
  return `${failing({ kind, domain })} ${domain}`;
}

/** What an outcome does to a service: `stops cd4pe`, `reduces cd4pe to 67 %`. */
export function effectWords(outcome: Outcome, service: string, capacity: number | null): string {
  switch (outcome) {
    case "unaffected":
      return `leaves ${service} as it is`;
    case "reduced":
      return `reduces ${service}${toShare(capacity)}`;
    case "down":
      return `stops ${service}`;
    case "lost":
      return `loses ${service} with nothing to restore it from`;
    case "unknown":
      return `has an unknown effect on ${service}`;
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
