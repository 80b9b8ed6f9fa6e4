import { isDeepStrictEqual } from "node:util";
import type { Finding, Report } from "../model/report.ts";
import type { Waiver } from "../model/resilience-file.ts";
import { resourceMatcher, resourceNames } from "../model/resource-pattern.ts";
import type { RuleInfo } from "../model/rule.ts";
import { matchesWildcard } from "../model/wildcard.ts";
import { byText } from "./order.ts";
import type { ResourceIndex } from "./resource-index.ts";
import { matchesRule } from "./rule-pattern.ts";
import { isInForce } from "./waivers.ts";

type ReportedWaiver = Report["waivers"][number];

/** The waivers of a run. */
export interface WaiverSides {
  /** Those that count. */
  inForce: readonly Waiver[];
  /** Those of the change's own settings, where these do not count yet; null where they do. */
  proposed: readonly Waiver[] | null;
  /** Those of the base commit; null where nothing says. */
  before: readonly Waiver[] | null;
}

/** What tells which findings a waiver covers. */
interface WaiverContext {
  findings: readonly Finding[];
  rules: readonly RuleInfo[];
  resources: ResourceIndex;
  nowS: number;
}

/**
 * Every waiver with what it covers, those first that this change adds, widens or extends. One that is proposed covers what it would once it
 * is merged: it waives nothing yet.
 */
export function waiversOf(sides: WaiverSides, context: WaiverContext): ReportedWaiver[] {
  const { inForce, proposed, before } = sides;
  const covers = coverage(context);
  const state = (waiver: Waiver): ReportedWaiver["state"] =>
    isInForce(waiver, context.nowS) ? "in-force" : "expired";
  const counted = inForce.map((waiver) => ({
    ...waiver,
    state: state(waiver),
    change: proposed !== null || before === null ? null : changeOf(waiver, before),
    findings: covers(waiver),
  }));
  const added = (proposed ?? []).flatMap((waiver): ReportedWaiver[] => {
    const change = changeOf(waiver, inForce);
    return change === null ? [] : [{ ...waiver, state: "proposed", change, findings: covers(waiver) }];
  });
  return [...added, ...counted].sort(
    (a, b) =>
      Number(a.change === null) - Number(b.change === null) ||
      byText(a.rule, b.rule) ||
      byText(a.resource, b.resource) ||
      byText(JSON.stringify(a), JSON.stringify(b)),
  );
}

/** What a waiver is to those before it: null where it waives nothing that they do not. */
function changeOf(waiver: Waiver, before: readonly Waiver[]): ReportedWaiver["change"] {
  if (before.some((one) => isDeepStrictEqual(one, waiver))) {
    return null;
  }
  const same = before.filter((one) => one.rule === waiver.rule && one.resource === waiver.resource);
  if (same.length > 0) {
    return same.every((one) => one.expires < waiver.expires) ? "extended" : null;
  }
  const isWider = before.some(
    (one) => matchesWildcard(waiver.rule, one.rule) && matchesWildcard(waiver.resource, one.resource),
  );
  return isWider ? "widened" : "added";
}

/** Fingerprints of the findings that a waiver names, whether or not it counts. */
function coverage({ findings, rules, resources, nowS }: WaiverContext): (waiver: Waiver) => string[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const named = findings.map((finding) => ({
    finding,
    rule: byId.get(finding.rule) ?? { id: finding.rule, aliases: [] },
    names: resourceNames({ id: finding.resource, address: resources.addressOf(finding.resource) }),
  }));
  return (waiver) => {
    const matches = resourceMatcher(waiver.resource);
    const covered = isInForce(waiver, nowS)
      ? named.filter(({ rule, names }) => matchesRule(waiver.rule, rule) && matches(names))
      : [];
    return [...new Set(covered.map(({ finding }) => finding.fingerprint))].sort();
  };
}
