import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry, Evaluation, Failure } from "../../src/model/evaluation.ts";
import { reportSchema } from "../../src/model/report.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { aFailure, anEntry, anEvaluation, aRule, type Judged, judged } from "./an-evaluation.ts";

const RULES = [
  aRule("ha/one"),
  aRule("ha/two", { severity: "warning", protects: "node" }),
  aRule("dr/three", { severity: "notice", protects: "recovery" }),
];
const RESOURCES = ["a[0]", "a[1]", "b", "c"].map((name) => terraform("plan.json", `aws_instance.${name}`));
const MORE = terraform("app.yaml", "aws_instance.d");
const INPUTS = [anInput("plan.json", RESOURCES, { before: RESOURCES }), anInput("app.yaml", [MORE])];
const SUBJECTS = [...RESOURCES, MORE].map(({ resource }) => resource.id).concat("cluster:x", "p#gone");

const subject = fc.constantFrom(...SUBJECTS);
const ruleId = fc.constantFrom(...RULES.map(({ id }) => id));
const entry: fc.Arbitrary<Entry> = fc
  .record({
    subject,
    attribute: fc.constantFrom(null, "size", "zone"),
    related: fc.uniqueArray(subject, { maxLength: 2 }),
    message: fc.constantFrom("One.", "Two: two.", "three"),
    asked: fc.constantFrom("yes", "no", "none"),
    caused_by: fc.option(fc.record({ rule: ruleId, subject })),
  })
  .map(({ subject: id, ...more }) => anEntry(id, more));
const result = fc.record({
  subjects: fc.uniqueArray(subject),
  violations: fc.array(entry, { maxLength: 4 }),
  undetermined: fc.array(entry, { maxLength: 3 }),
});
const cell = fc.tuple(
  fc.constantFrom("unaffected", "reduced", "down", "lost", "unknown"),
  fc.constantFrom(null, 0.5, 1 / 3),
) as fc.Arbitrary<[Failure["services"][number]["outcome"], number | null]>;
const service = fc.constantFrom("shop", "cd4pe", "__proto__x");
const failure = fc
  .tuple(
    fc.constantFrom<Failure["kind"]>("node", "data-centre", "region", "pair"),
    fc.constantFrom("one", "two"),
    fc.dictionary(service, cell),
    fc.nat(2),
  )
  .map(([kind, domain, cells, unaffected]) => aFailure(kind, domain, cells, unaffected));
const evaluation: fc.Arbitrary<Evaluation> = fc
  .record({
    one: result,
    two: result,
    three: result,
    services: fc.dictionary(service, fc.uniqueArray(subject)),
    failures: fc.uniqueArray(failure, { selector: ({ kind, domain }) => `${kind} ${domain}` }),
  })
  .map(({ one, two, three, services, failures }) =>
    anEvaluation({ "ha/one": one, "ha/two": two, "dr/three": three }, { services, failures }),
  );
const settings: fc.Arbitrary<NonNullable<Judged["settings"]>> = fc.record({
  mode: fc.constantFrom("enforce", "observe"),
  gate: fc.constantFrom("new", "all"),
  failOn: fc.constantFrom("error", "warning", "never"),
});
const base = { rules: RULES, inputs: INPUTS, withoutBefore: new Set(["app.yaml"]) };

/** Every list whose order means nothing, turned round. */
function reversed(evaluated: Evaluation): Evaluation {
  const rules = Object.entries(evaluated.rules).map(([group, of]) => [
    group,
    Object.fromEntries(
      Object.entries(of)
        .map(
          ([name, { subjects, violations, undetermined }]): [
            string,
            (typeof evaluated.rules)[string][string],
          ] => [
            name,
            {
              subjects: [...subjects].reverse(),
              violations: [...violations].reverse(),
              undetermined: [...undetermined].reverse(),
            },
          ],
        )
        .reverse(),
    ),
  ]);
  return {
    ...evaluated,
    rules: Object.fromEntries(rules.reverse()),
    services: Object.fromEntries(Object.entries(evaluated.services).reverse()),
    failures: [...evaluated.failures]
      .reverse()
      .map((one) => ({ ...one, services: [...one.services].reverse() })),
  };
}

describe("judge, for any answer of the policies", () => {
  it("gives a report of the published shape", () => {
    fc.assert(
      fc.property(evaluation, fc.option(evaluation), settings, (after, before, set) => {
        const report = judged({ ...base, after, before, settings: set });
        expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
        expect(report.sentence).not.toMatch(/undefined|null|NaN|\[object/);
      }),
    );
  });

  it("finds no change where before and after are alike", () => {
    fc.assert(
      fc.property(evaluation, settings, (same, set) => {
        const { findings, fixed, changes } = judged({ ...base, after: same, before: same, settings: set });
        expect({ fixed, changes }).toEqual({ fixed: [], changes: [] });
        expect(findings.filter(({ status, lost_judgement }) => status === "new" || lost_judgement)).toEqual(
          [],
        );
      }),
    );
  });

  it("does not depend on any order", () => {
    fc.assert(
      fc.property(evaluation, evaluation, settings, (after, before, set) => {
        const report = judged({ ...base, after, before, settings: set });
        const turned = judged({
          ...base,
          rules: [...RULES].reverse(),
          inputs: [...INPUTS].reverse(),
          after: reversed(after),
          before: reversed(before),
          settings: set,
        });
        expect(JSON.stringify(turned)).toBe(JSON.stringify(report));
      }),
    );
  });

  it("hides nothing by a waiver, and changes no other finding", () => {
    const waiver = fc.record({
      rule: fc.constantFrom("ha/one", "ha/*", "dr/three"),
      resource: fc.constantFrom("aws_instance.a", "plan.json#aws_instance.b", "cluster:*", "*"),
      reason: fc.constant("r"),
      owner: fc.constant("o"),
      expires: fc.constantFrom("2020-01-01", "2030-01-01"),
    });
    fc.assert(
      fc.property(evaluation, evaluation, settings, waiver, (after, before, set, one) => {
        const without = judged({ ...base, after, before, settings: set });
        const withIt = judged({ ...base, after, before, settings: set, file: { waivers: [one] } });
        const key = (finding: (typeof without.findings)[number]) =>
          JSON.stringify({ ...finding, waiver: null, blocks: null, caused_by: null });
        expect(withIt.findings.map(key).sort()).toEqual(without.findings.map(key).sort());
        for (const finding of withIt.findings.filter((each) => each.waiver === null)) {
          expect(
            without.findings.filter((each) => key(each) === key(finding)).map(({ blocks }) => blocks),
          ).toContain(finding.blocks);
        }
        expect(withIt.findings.filter((each) => each.waiver !== null && each.blocks)).toEqual([]);
      }),
    );
  });
});
