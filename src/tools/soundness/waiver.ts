import { matchesRule } from "../../evaluate/rule-pattern.ts";
import type { Finding } from "../../model/report.ts";
import type { Waiver } from "../../model/resilience-file.ts";
import { resourceMatcher, resourceNames } from "../../model/resource-pattern.ts";
import type { Random } from "../random.ts";
import { difference, type Law } from "./law.ts";

/** A waiver changes the findings that both its rule and its resource name, and no other. */
export const waiverLaw: Law = {
  name: "a waiver hides nothing else",
  breaches: async ({ estate, random, read, judge }) => {
    const plain = await read(estate);
    const [judged] = await judge([plain]);
    if (judged === undefined || "error" in judged || judged.report.findings.length === 0) {
      return [];
    }
    const { findings } = judged.report;
    const waiver = waiverOf(random.of(findings), random);
    const settings = { ...estate.settings, waivers: [...(estate.settings.waivers ?? []), waiver] };
    const [waived] = await judge([await read({ ...estate, settings })]);
    if (waived === undefined || "error" in waived) {
      return [`no report with a waiver of ${waiver.rule}`];
    }
    const expected = findings.map((finding) => (isMeant(waiver, finding) ? asWaived(finding) : finding));
    const got = waived.report.findings.map((finding) =>
      isMeant(waiver, finding) ? asWaived(finding) : finding,
    );
    // A finding that is waived stands further down.
    const found = difference(expected.sort(byFingerprint), got.sort(byFingerprint));
    const unmarked = waived.report.findings.filter(
      (finding) => isMeant(waiver, finding) && finding.waiver === null,
    );
    return [
      ...(found === null ? [] : [`with a waiver of ${waiver.rule} on ${waiver.resource}: ${found}`]),
      ...unmarked.map(({ rule, resource }) => `the waiver of ${rule} on ${resource} does not count`),
    ];
  },
};

function waiverOf({ rule, resource }: Finding, random: Random): Waiver {
  const address = resource.slice(resource.indexOf("#") + 1);
  const group = `${rule.split("/")[0]}/*`;
  return {
    rule: random.of([rule, rule, group, "*"]),
    resource: random.of([resource, address, `*${address.slice(Math.floor(address.length / 2))}`]),
    reason: "tried",
    owner: "nobody",
    expires: "2099-01-01",
  };
}

function isMeant(waiver: Waiver, { rule, resource }: Finding): boolean {
  const address = resource.slice(resource.indexOf("#") + 1);
  const names = resource.includes("#") ? resourceNames({ id: resource, address }) : [resource];
  return matchesRule(waiver.rule, { id: rule, aliases: [] }) && resourceMatcher(waiver.resource)(names);
}

function byFingerprint(a: Pick<Finding, "fingerprint">, b: Pick<Finding, "fingerprint">): number {
  return a.fingerprint < b.fingerprint ? -1 : 1;
}

/** What a waiver may change of a finding. */
function asWaived(finding: Finding): Omit<Finding, "waiver" | "blocks"> {
  const { waiver, blocks, ...rest } = finding;
  return rest;
}
