import type { Finding } from "../model/report.ts";
import { CauseIndex } from "./cause-index.ts";
import type { Draft } from "./drafts.ts";

/** A finding with the entry that it was made of. */
export interface Made {
  draft: Draft;
  finding: Finding;
}

/**
 * Gives each finding the fingerprint of the finding that explains it, null for a root cause. `made` is in the report's order: of several
 * findings of one rule and subject the first is meant. A circle of causes would leave none of them to be shown on its own: the
 * link that would close it is left out.
 */
export function withCauses(made: readonly Made[]): Finding[] {
  const index = new CauseIndex(
    made.map(({ draft, finding: { resource, outcome, fingerprint } }) => ({
      rule: draft.rule,
      subject: resource,
      outcome,
      fingerprint,
    })),
  );
  const causes = new Map<string, string>();
  const roots = new Roots();
  for (const { draft, finding } of made) {
    const cause = index.causeOf(draft.entry);
    if (cause !== undefined && !causes.has(finding.fingerprint) && roots.of(cause) !== finding.fingerprint) {
      causes.set(finding.fingerprint, cause);
      roots.join(finding.fingerprint, cause);
    }
  }
  return made.map(({ finding }) => ({ ...finding, caused_by: causes.get(finding.fingerprint) ?? null }));
}

/** Where following causes from a finding ends. Paths are shortened as they are walked, so that long chains cost little. */
class Roots {
  readonly #next = new Map<string, string>();

  of(start: string): string {
    let root = start;
    for (let next = this.#next.get(root); next !== undefined; next = this.#next.get(root)) {
      root = next;
    }
    for (let at = start; at !== root; ) {
      const next = this.#next.get(at) ?? root;
      this.#next.set(at, root);
      at = next;
    }
    return root;
  }

  /** Only for a finding that has no cause yet. */
  join(finding: string, cause: string): void {
    this.#next.set(finding, this.of(cause));
  }
}
