import type { Evaluation, Failure, Outcome } from "../model/evaluation.ts";
import type { Report } from "../model/report.ts";
import { byText } from "./order.ts";

export const FAILURE_KINDS = ["node", "data-centre", "region", "pair"] as const satisfies Failure["kind"][];

/** One service in one failure. */
export type Cell = Failure["services"][number];

/** What an evaluation says of failures, to be looked up. */
export class FailureMatrix {
  readonly #failures = new Map<string, Map<string, Cell>>();
  readonly #services: Set<string>;

  constructor({ failures, services }: Pick<Evaluation, "failures" | "services">) {
    this.#services = new Set(Object.keys(services));
    for (const { kind, domain, services: cells } of failures) {
      this.#failures.set(failureKey(kind, domain), new Map(cells.map((cell) => [cell.service, cell])));
      for (const { service } of cells) {
        this.#services.add(service);
      }
    }
  }

  get services(): ReadonlySet<string> {
    return this.#services;
  }

  has(kind: Failure["kind"], domain: string): boolean {
    return this.#failures.has(failureKey(kind, domain));
  }

  /** What is said of a service that is not unaffected. */
  cell(kind: Failure["kind"], domain: string, service: string): Cell | null {
    return this.#failures.get(failureKey(kind, domain))?.get(service) ?? null;
  }

  /** Null where there is no such failure domain or no such service. */
  outcome(kind: Failure["kind"], domain: string, service: string): Outcome | null {
    if (!this.has(kind, domain) || !this.#services.has(service)) {
      return null;
    }
    return this.cell(kind, domain, service)?.outcome ?? "unaffected";
  }
}

/** The failures of the estate after the change, with each outcome before it, in order of kind and domain. */
export function failuresOf(
  after: Pick<Evaluation, "failures">,
  before: FailureMatrix | null,
): Report["failures"] {
  return [...after.failures].sort(byDomain).map(({ domain, kind, count, services, unaffected }) => ({
    domain,
    kind,
    count,
    services: [...services]
      .sort((a, b) => byText(a.service, b.service))
      .map((cell) => ({
        service: cell.service,
        part: cell.part,
        outcome: cell.outcome,
        before: before?.outcome(kind, domain, cell.service) ?? null,
        capacity: cell.capacity,
        rpo_s: cell.rpo_s,
        rto_s: cell.rto_s,
        why: cell.why,
        ...(cell.may === true ? { may: true } : {}),
        parts: cell.parts,
      })),
    unaffected,
  }));
}

/** The likeliest kind first, then by name. */
export function byDomain(a: Pick<Failure, "kind" | "domain">, b: Pick<Failure, "kind" | "domain">): number {
  return FAILURE_KINDS.indexOf(a.kind) - FAILURE_KINDS.indexOf(b.kind) || byText(a.domain, b.domain);
}

function failureKey(kind: Failure["kind"], domain: string): string {
  return `${kind}\n${domain}`;
}
