import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/evaluate/fingerprint.ts";
import type { Finding } from "../../src/model/report.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { anEntry, anEvaluation, aRule, type Judged, judged } from "./an-evaluation.ts";

const web = terraform("plan.json", "aws_instance.web");
const WEB = web.resource.id;
const passes = { subjects: [WEB] };
const fails = { violations: [anEntry(WEB)] };

const RULES = [
  aRule("ha/a", { severity: "warning" }),
  aRule("ha/b"),
  aRule("ha/c"),
  aRule("ha/d", { severity: "notice" }),
];

/** The findings by rule: what they are of, and the rule whose finding on the same subject explains them. */
function told(more: Judged) {
  const { findings } = judged({
    rules: RULES,
    inputs: [anInput("plan.json", [web], { before: [web] })],
    ...more,
  });
  const rules = new Map(RULES.map(({ id }) => [fingerprint(id, WEB, null), id]));
  const cause = ({ caused_by }: Finding) => (caused_by === null ? null : rules.get(caused_by));
  return Object.fromEntries(
    findings.map((one) => [one.rule, [one.lost_judgement ? "lost" : one.outcome, cause(one)]]),
  );
}

const none = anEvaluation({ "ha/a": {}, "ha/b": {}, "ha/c": {}, "ha/d": {} });
const allPassed = anEvaluation({ "ha/a": passes, "ha/b": passes, "ha/c": passes, "ha/d": passes });

describe("a judgement that is lost", () => {
  it("stands for itself where nothing says why", () => {
    expect(told({ after: none, before: allPassed })).toEqual({
      "ha/a": ["lost", null],
      "ha/b": ["lost", null],
      "ha/c": ["lost", null],
      "ha/d": ["lost", null],
    });
  });

  it("is explained by what fails anew on the same subject, the gravest of it, of these the first", () => {
    const failing = (names: string[]) =>
      anEvaluation(Object.fromEntries(RULES.map(({ id }) => [id, names.includes(id) ? fails : {}])));
    expect(told({ after: failing(["ha/a", "ha/c"]), before: allPassed })).toEqual({
      "ha/a": ["fail", null],
      "ha/b": ["lost", "ha/c"],
      "ha/c": ["fail", null],
      "ha/d": ["lost", "ha/c"],
    });
    expect(told({ after: failing(["ha/b", "ha/c"]), before: allPassed })).toEqual({
      "ha/a": ["lost", "ha/b"],
      "ha/b": ["fail", null],
      "ha/c": ["fail", null],
      "ha/d": ["lost", "ha/b"],
    });
  });

  it("is not explained by what failed before, or on another subject", () => {
    const other = { violations: [anEntry("plan.json#aws_instance.other")] };
    const after = anEvaluation({ "ha/a": fails, "ha/b": other, "ha/c": {}, "ha/d": {} });
    const before = anEvaluation({ "ha/a": fails, "ha/b": {}, "ha/c": passes, "ha/d": {} });
    expect(told({ rules: RULES, after, before })).toEqual({
      "ha/a": ["fail", null],
      "ha/b": ["fail", null],
      "ha/c": ["lost", null],
    });
  });

  it("is one loss where its subject is not seen any more: the gravest rule's, of these the first", () => {
    const inputs = [anInput("plan.json", [], { before: [web], unseen: "unread" })];
    expect(told({ inputs, after: none, before: allPassed })).toEqual({
      "ha/a": ["lost", "ha/b"],
      "ha/b": ["lost", null],
      "ha/c": ["lost", "ha/b"],
      "ha/d": ["lost", "ha/b"],
    });
  });

  it("keeps the cause that the policies name", () => {
    const open = (more: object) => ({ undetermined: [anEntry(WEB, more)] });
    const after = anEvaluation({
      "ha/a": open({ caused_by: { rule: "ha/d", subject: WEB } }),
      "ha/b": fails,
      "ha/c": open({}),
      "ha/d": open({}),
    });
    const before = anEvaluation({ "ha/a": passes, "ha/b": passes, "ha/c": passes, "ha/d": {} });
    expect(told({ after, before })).toEqual({
      "ha/a": ["lost", "ha/d"],
      "ha/b": ["fail", null],
      "ha/c": ["lost", "ha/b"],
      "ha/d": ["undetermined", null],
    });
  });
});

describe("what is said of a judgement that is lost", () => {
  const MEND = "Mend ha/b.";
  it.each([
    [
      undefined,
      "This was judged by the rule before the change and no longer is, although it is still there: what the rule protects can be broken unseen.",
      MEND,
    ],
    [
      "gone" as const,
      "aws_instance.web was judged before the change and its file is gone, which by itself leaves it running where it is, unseen.",
      "Where taking a file away deletes what it declares (Argo CD or Flux that prunes), say so in resilience.yml under declared.pruned. Else delete it on its cluster, or bring the file back to where it is judged.",
    ],
    [
      "unread" as const,
      "aws_instance.web was judged before the change and its file cannot be read in full any more: what it needs can be broken unseen.",
      "Judge what the tool that fills the file in writes, or mend the file.",
    ],
  ])("where its file is %s", (unseen, message, remediation) => {
    const { findings } = judged({
      rules: [aRule("ha/b")],
      inputs: [
        unseen === undefined
          ? anInput("plan.json", [web], { before: [web] })
          : anInput("plan.json", [], { before: [web], unseen }),
      ],
      after: anEvaluation({ "ha/b": {} }),
      before: anEvaluation({ "ha/b": passes }),
    });
    expect(findings).toEqual([
      {
        rule: "ha/b",
        severity: "error",
        outcome: "undetermined",
        status: "new",
        lost_judgement: true,
        waiver: null,
        blocks: true,
        resource: WEB,
        attribute: null,
        related: [],
        services: [],
        message,
        remediation,
        evidence: [],
        caused_by: null,
        location: null,
        fingerprint: fingerprint("ha/b", WEB, null),
      },
    ]);
  });
});
