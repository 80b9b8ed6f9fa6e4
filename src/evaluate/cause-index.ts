import type { Entry } from "../model/evaluation.ts";
import type { RuleInfo } from "../model/rule.ts";

/** Something that a rule says of a subject. */
export interface Explaining {
  rule: RuleInfo;
  subject: string;
  outcome: "fail" | "undetermined";
  fingerprint: string;
}

/** What explains that a kind of failure is not survived: what lacks protection against it, or against a smaller one. */
const EXPLAINED_BY: Readonly<Record<RuleInfo["protects"], readonly RuleInfo["protects"][]>> = {
  node: ["node"],
  "data-centre": ["data-centre", "node"],
  data: ["data"],
  region: ["region", "recovery", "data-centre", "node"],
  recovery: ["recovery", "region"],
  declared: ["declared"],
};

/** Fingerprints by what may name them as a cause: the rule and the subject, or what the rule protects and the subject. */
export class CauseIndex {
  readonly #byRule = new Map<string, string>();
  /** Of failures only: what can't be told explains nothing. */
  readonly #byProtection = new Map<string, string>();

  /** Of several with one rule and subject the first is meant. */
  constructor(all: Iterable<Explaining>) {
    for (const { rule, subject, outcome, fingerprint } of all) {
      setFirst(this.#byRule, JSON.stringify([rule.id, subject]), fingerprint);
      if (outcome === "fail") {
        setFirst(this.#byProtection, JSON.stringify([rule.protects, subject]), fingerprint);
      }
    }
  }

  /** The fingerprint of what explains an entry; undefined where nothing does. */
  causeOf({ caused_by: by }: Pick<Entry, "caused_by">): string | undefined {
    if (by === null) {
      return undefined;
    }
    if (by.rule !== null) {
      return this.#byRule.get(JSON.stringify([by.rule, by.subject]));
    }
    return EXPLAINED_BY[by.protects ?? "node"]
      .map((protects) => this.#byProtection.get(JSON.stringify([protects, by.subject])))
      .find((fingerprint) => fingerprint !== undefined);
  }
}

function setFirst(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) {
    map.set(key, value);
  }
}
