import type { Finding, Report } from "../../model/report.ts";
import { mutatePlan, textOf } from "../fuzz/mutate-plan.ts";
import type { ReadEstate } from "../judging/judge-all.ts";
import type { Random } from "../random.ts";
import { difference, type Law } from "./law.ts";
import type { SmallEstate } from "./small-estates.ts";

/** Judging a change says of after and of before what judging either alone says; what is new and mended is the difference of the two. */
export const beforeAfterLaw: Law = {
  name: "before and after are what either is alone",
  breaches: async ({ estate, random, read, judge }) => {
    const change = await read(changed(estate, random));
    if ("error" in change || change.linked.before === null) {
      return [];
    }
    const [both, after, before] = await judge([
      change,
      alone(change, change.linked.after),
      alone(change, change.linked.before),
    ]);
    if (both === undefined || after === undefined || before === undefined) {
      return ["no report"];
    }
    if ("error" in both || "error" in after || "error" in before) {
      return ["error" in both ? both.error : "one side has no report"];
    }
    return [
      ...sideBreaches(both.report, after.report),
      ...deltaBreaches(both.report, before.report),
      ...cellBreaches(both.report, before.report),
    ];
  },
};

/** The estate with another difference between before and after in its plans, more often than not. */
function changed(estate: SmallEstate, random: Random): SmallEstate {
  const files = estate.files.map((file) => {
    if (!file.name.endsWith(".json") || random.below(4) === 0) {
      return file;
    }
    try {
      const plan = JSON.parse(file.text) as Record<string, unknown>;
      for (let left = 1 + random.below(3); left > 0; left -= 1) {
        mutatePlan(plan, random);
      }
      return { ...file, text: textOf(plan) ?? file.text };
    } catch (error) {
      if (error instanceof RangeError) {
        // Nested too deeply for the engine to copy.
        return file;
      }
      throw error;
    }
  });
  return { ...estate, files };
}

function alone(change: ReadEstate, after: ReadEstate["linked"]["after"]): ReadEstate {
  return { ...change, linked: { ...change.linked, after, before: null } };
}

/** The findings of the change, but for what a before adds to them, are those of after alone; lost judgement is what no longer has one. */
function sideBreaches(both: Report, after: Report): string[] {
  const plain = ({ status, blocks, lost_judgement, caused_by, ...rest }: Finding): unknown => rest;
  const own = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  const found = difference(
    both.findings
      .filter(({ fingerprint }) => own.has(fingerprint))
      .map(plain)
      .sort(byText),
    after.findings.map(plain).sort(byText),
  );
  const added = both.findings.filter(
    ({ fingerprint, lost_judgement }) => !own.has(fingerprint) && !lost_judgement,
  );
  return [
    ...(found === null ? [] : [`after alone: ${found}`]),
    ...added.map(({ rule, resource }) => `${rule} on ${resource} is no finding of after alone`),
    ...(difference(both.rules, after.rules) === null ? [] : ["the counts are not those of after alone"]),
  ];
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function deltaBreaches(both: Report, before: Report): string[] {
  const was = new Map(before.findings.map((finding) => [finding.fingerprint, finding]));
  const wrong = both.findings.filter(
    ({ fingerprint, status, outcome }) =>
      (status === "existing" && was.get(fingerprint)?.outcome !== outcome) ||
      (status === "new" && was.get(fingerprint)?.outcome === "fail" && outcome === "fail"),
  );
  const is = new Set(
    both.findings.filter(({ outcome }) => outcome === "fail").map(({ fingerprint }) => fingerprint),
  );
  const fixed = both.fixed.filter(
    ({ fingerprint }) => is.has(fingerprint) || was.get(fingerprint)?.outcome !== "fail",
  );
  return [
    ...wrong.map(
      ({ rule, resource, status }) => `${rule} on ${resource} is ${status}, which before alone does not say`,
    ),
    ...fixed.map(({ rule, resource }) => `${rule} on ${resource} is fixed, which before alone does not say`),
  ];
}

/** What a cell of the failures matrix was before is what the matrix of before alone has there, where both have the domain. */
function cellBreaches(both: Report, before: Report): string[] {
  return both.failures.flatMap(({ kind, domain, services }) => {
    const earlier = before.failures.find((failure) => failure.kind === kind && failure.domain === domain);
    return services.flatMap(({ service, before: said }) => {
      const cell = earlier?.services.find((one) => one.service === service);
      return cell !== undefined && said !== null && said !== cell.outcome
        ? [`${service} without ${domain} was ${said}, and before alone says ${cell.outcome}`]
        : [];
    });
  });
}
