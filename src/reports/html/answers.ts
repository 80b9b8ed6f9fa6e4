import { failing, kindOf } from "../../model/failure-domain.ts";
import type { Report } from "../../model/report.ts";
import { byHarm, kindsOf } from "../harm.ts";
import { consequence } from "../losses.ts";
import { cellText, wasText } from "../matrix.ts";
import { alike } from "../phrases.ts";
import { plain } from "../plain.ts";
import type { Answer, PageData } from "./client/data.ts";

/** The failures of a report in the order of kinds, and which of them takes a place of the map away. */
export class Answers {
  readonly data: PageData;
  readonly #failures = new Map<string, number>();
  readonly #services = new Map<string, number>();

  constructor(report: Report) {
    const kinds = kindsOf(report.failures);
    const ordered = [...report.failures].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    for (const [at, { kind, domain }] of ordered.entries()) this.#failures.set(`${kind}\n${domain}`, at);
    this.data = { services: [], failures: ordered.map(answerOf) };
  }

  /** The number of the failure that takes a domain away; null where it was not simulated. */
  of(kind: string, domain: string | null): number | null {
    return domain === null ? null : (this.#failures.get(`${kind}\n${domain}`) ?? null);
  }

  /** The numbers of services, for an attribute. */
  numbersOf(services: readonly string[]): string {
    return services.map((service) => this.#numberOf(service)).join(" ");
  }

  #numberOf(service: string): number {
    const known = this.#services.get(service);
    if (known !== undefined) return known;
    this.#services.set(service, this.data.services.length);
    return this.data.services.push(plain(service, 100)) - 1;
  }
}

function answerOf(failure: Report["failures"][number]): Answer {
  return {
    title: `${failing(failure)} ${plain(failure.domain, 120)}${alike(failure)}`,
    kind: kindOf(failure),
    unaffected: failure.unaffected,
    services: [...failure.services].sort(byHarm).map((effect) => ({
      service: plain(effect.service, 100),
      outcome: plain(effect.outcome, 20),
      shown: cellText(effect.outcome === "reduced" ? { effect } : { effect: { ...effect, capacity: null } }),
      was: wasText(effect),
      left: consequence(effect),
      why: plain(effect.why, 300),
    })),
  };
}
