import type { Evaluation } from "../model/evaluation.ts";
import type { Finding } from "../model/report.ts";
import type { Settings } from "../model/settings.ts";
import { atLeast } from "../model/severity.ts";
import { type Made, withCauses } from "./causes.ts";
import type { Draft, RuleSides } from "./drafts.ts";
import { byGravity, byText } from "./order.ts";
import { remedyFor } from "./remedy.ts";
import type { ResourceIndex } from "./resource-index.ts";
import { findingGravity, type RuleGravity } from "./severity.ts";
import { statusOf } from "./status.ts";
import type { Waivers } from "./waivers.ts";

/** What makes a finding of a draft. */
export interface FindingContext {
  settings: Pick<Settings, "gate" | "failOn" | "baseline">;
  resources: ResourceIndex;
  withoutBefore: ReadonlySet<string>;
  waivers: Waivers;
  /** Service names by the id of what is part of them. */
  servicesOf: ReadonlyMap<string, readonly string[]>;
}

/** A rule with its answers, how grave it is in this run, and what it found. */
export interface JudgedRule extends RuleSides {
  gravity: RuleGravity;
  drafts: Draft[];
}

/** All findings in the report's order. */
export function findingsOf(rules: readonly JudgedRule[], context: FindingContext): Finding[] {
  const made = rules.flatMap((rule) =>
    rule.drafts.flatMap((draft): Made[] => {
      const finding = findingOf(draft, rule, context);
      return finding === null ? [] : [{ draft, finding }];
    }),
  );
  return withCauses(made.sort((a, b) => byGravity(a.finding, b.finding) || byCause(a, b)));
}

/** Null where the rule is off. */
function findingOf(draft: Draft, { before, gravity }: JudgedRule, context: FindingContext): Finding | null {
  const { rule, entry } = draft;
  const grave = findingGravity(gravity, entry.asked);
  if (grave === null) {
    return null;
  }
  const { resources, settings } = context;
  const inputs = [...resources.inputsOf(entry.subject, entry.related)];
  const status = statusOf(draft, {
    baseline: settings.baseline,
    before,
    withoutBefore: inputs.some((name) => context.withoutBefore.has(name)),
    isAllNew: resources.isAllNew(entry.subject, entry.related),
  });
  const waiver = context.waivers.waiverOf(rule, {
    id: entry.subject,
    address: resources.addressOf(entry.subject),
  });
  return {
    rule: rule.id,
    severity: grave.severity,
    outcome: draft.outcome,
    status,
    lost_judgement: draft.lostJudgement,
    waiver,
    blocks:
      (draft.outcome === "fail" || draft.lostJudgement) &&
      grave.mayBlock &&
      waiver === null &&
      settings.failOn !== "never" &&
      atLeast(grave.severity, settings.failOn) &&
      (settings.gate === "all" || status !== "existing"),
    resource: entry.subject,
    attribute: entry.attribute,
    related: entry.related,
    services: servicesOf(entry.subject, entry.related, context.servicesOf),
    message: entry.message,
    remediation: entry.remediation ?? remedyFor(rule, resources.typesOf(entry.subject, entry.related)),
    evidence: entry.evidence,
    caused_by: null,
    location: resources.placeOf(entry.subject, entry.attribute, entry.related),
    fingerprint: draft.fingerprint,
  };
}

/** The services that a subject is part of, else those that what is related to it is part of. */
function servicesOf(subject: string, related: readonly string[], of: FindingContext["servicesOf"]): string[] {
  const own = of.get(subject);
  const names = own ?? related.flatMap((id) => of.get(id) ?? []);
  return [...new Set(names)].sort();
}

/** Service names by the id of each member. */
export function servicesByMember(services: Evaluation["services"]): Map<string, string[]> {
  const byMember = new Map<string, string[]>();
  for (const [name, members] of Object.entries(services)) {
    for (const id of members) {
      const names = byMember.get(id);
      if (names === undefined) {
        byMember.set(id, [name]);
      } else {
        names.push(name);
      }
    }
  }
  return byMember;
}

function byCause(a: Made, b: Made): number {
  return byText(JSON.stringify(a.draft.entry.caused_by), JSON.stringify(b.draft.entry.caused_by));
}
