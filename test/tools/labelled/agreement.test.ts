import { describe, expect, test } from "vitest";
import type { Judged } from "../../../src/tools/judging/judge-all.ts";
import { type Agreement, type Compared, compare } from "../../../src/tools/labelled/agreement.ts";
import type { LabelledCase } from "../../../src/tools/labelled/cases.ts";
import {
  type Explanation,
  staleExplanations,
  unexplained,
} from "../../../src/tools/labelled/explanations.ts";
import { agreementPage } from "../../../src/tools/labelled/page.ts";
import { comparedLines, totalsText } from "../../../src/tools/labelled/text.ts";
import { sharesOf, totalsBy, totalsOf } from "../../../src/tools/labelled/totals.ts";
import { parametersOf, type Treatments, whyNoCase } from "../../../src/tools/labelled/treatments.ts";
import { anEvaluation } from "../../evaluate/an-evaluation.ts";
import { emptyReport, finding, input } from "../../reports/report-parts.ts";

const A = "a.yaml#Deployment.apps/a";
const B = "a.yaml#Deployment.apps/b";

function labelled(more: Partial<LabelledCase> = {}): LabelledCase {
  return {
    id: "x-1",
    check_id: "CHECK",
    provider: "kubernetes",
    resource: "Deployment/a",
    expected: "fail",
    inputs: ["a.yaml"],
    ...more,
  };
}

/** What rules one and two say: the first judged a and b, the second b. */
function judged(findings: Parameters<typeof finding>[0][], problem: string | null = null): Judged {
  const problems = problem === null ? [] : [{ level: "warning" as const, message: problem, line: null }];
  return {
    report: emptyReport({
      inputs: [{ ...input("a.yaml", 1), problems }],
      findings: findings.map((one) => finding(one)),
    }),
    after: anEvaluation({ "ha/one": { subjects: [A, B] }, "ha/two": { subjects: [B] } }),
    before: null,
  };
}

function answerTo(one: LabelledCase, from: Judged, rules = ["ha/one"]): Omit<Compared, "labelled" | "rules"> {
  const { answer, agrees, said } = compare({ labelled: one, rules }, from);
  return { answer, agrees, said };
}

describe("our answer to a case", () => {
  const failing = { rule: "ha/one", resource: A, message: "It fails." };
  const open = {
    rule: "ha/one",
    resource: A,
    outcome: "undetermined" as const,
    message: "It is not known.",
  };

  test("a failure on the resource agrees where a failure is expected, and not where a pass is", () => {
    expect(answerTo(labelled(), judged([failing]))).toEqual({
      answer: "fail",
      agrees: true,
      said: ["It fails."],
    });
    expect(answerTo(labelled({ expected: "pass" }), judged([failing])).agrees).toBe(false);
  });

  test("a failure of another rule or on another resource is none", () => {
    const others = [
      { ...failing, rule: "ha/two" },
      { ...failing, resource: B },
    ];
    expect(answerTo(labelled(), judged(others))).toEqual({ answer: "pass", agrees: false, said: [] });
    expect(answerTo(labelled({ resource: null }), judged(others)).answer).toBe("fail");
  });

  test("a failure of what a resource of Terraform is a part of is one of it; an object of Kubernetes stands on its own", () => {
    const bucket = {
      ...failing,
      resource: "a.json#aws_s3_bucket.a",
      related: ["a.json#aws_s3_bucket_versioning.a"],
    };
    expect(answerTo(labelled({ resource: "aws_s3_bucket_versioning.a" }), judged([bucket])).answer).toBe(
      "fail",
    );
    expect(answerTo(labelled({ resource: "aws_s3_bucket_versioning.b" }), judged([bucket])).answer).toBe(
      "not judged",
    );
    expect(answerTo(labelled(), judged([{ ...failing, resource: B, related: [A] }])).answer).toBe("pass");
  });

  test("what is undetermined agrees with a pass alone; a failure beside it counts first", () => {
    expect(answerTo(labelled(), judged([open]))).toEqual({
      answer: "undetermined",
      agrees: false,
      said: ["It is not known."],
    });
    expect(answerTo(labelled({ expected: "pass" }), judged([open])).agrees).toBe(true);
    expect(answerTo(labelled(), judged([open, failing])).said).toEqual(["It fails."]);
  });

  test("a resource that is no subject of the claiming rules is not judged, and what was wrong with the input is told", () => {
    const answer = answerTo(labelled({ expected: "pass" }), judged([], "Half of it is unread."), ["ha/two"]);
    expect(answer).toEqual({ answer: "not judged", agrees: true, said: ["Half of it is unread."] });
  });

  test("where there is no report, the case does not agree", () => {
    const answer = answerTo(labelled({ expected: "pass" }), { error: "too large" });
    expect(answer).toEqual({ answer: "error", agrees: false, said: ["too large"] });
  });
});

const AGREEMENT: Agreement = {
  compared: [
    { labelled: labelled(), rules: ["ha/one"], answer: "fail", agrees: true, said: ["It fails."] },
    {
      labelled: labelled({ id: "x-2", expected: "pass", resource: null }),
      rules: ["ha/one"],
      answer: "fail",
      agrees: false,
      said: ["It | fails."],
    },
    {
      labelled: labelled({ id: "y-1", check_id: "OTHER", provider: "aws", expected: "pass" }),
      rules: ["ha/two"],
      answer: "undetermined",
      agrees: true,
      said: ["It is not known."],
    },
    {
      labelled: labelled({ id: "y-2", check_id: "OTHER", provider: "aws", expected: "pass" }),
      rules: ["ha/two"],
      answer: "not judged",
      agrees: true,
      said: [],
    },
  ],
  noCases: [
    {
      labelled: labelled({ id: "n-1" }),
      rules: ["ha/one"],
      answer: "not judged",
      agrees: false,
      said: [],
    },
  ],
  notCovered: [labelled({ id: "z-1", check_id: "NONE" })],
};

const TREATMENTS: Treatments = {
  settings: [
    { cases: ["x-1"], checks: [], rules: { "ha/one": { least: 1 } }, why: "Theirs is one." },
    {
      cases: [],
      checks: ["CHECK"],
      rules: { "ha/one": { least: 5 }, "ha/two": { days: 2 } },
      why: "Theirs is five.",
    },
  ],
  no_cases: [{ cases: ["n-1"], why: "Nobody can make it." }],
};

test("a case is judged by the parameters of its own before those of its check, and is none where its input is refused", () => {
  expect(parametersOf({ id: "x-1", check_id: "CHECK" }, TREATMENTS)).toEqual({
    "ha/one": { least: 1 },
    "ha/two": { days: 2 },
  });
  expect(parametersOf({ id: "y-1", check_id: "OTHER" }, TREATMENTS)).toEqual({});
  expect(whyNoCase({ id: "n-1" }, TREATMENTS)).toBe("Nobody can make it.");
  expect(whyNoCase({ id: "x-1" }, TREATMENTS)).toBeNull();
});

test("totals are counted over all cases and by what they have in common", () => {
  const all = { name: "all", cases: 5, agree: 3, disagree: 1, undetermined: 1, notJudged: 1, notCovered: 1 };
  expect(totalsOf(AGREEMENT)).toEqual(all);
  expect(sharesOf(all)).toEqual({ agreement: 75, undetermined: 25 });
  expect(totalsBy(AGREEMENT, ({ provider }) => provider)).toEqual([
    { name: "aws", cases: 2, agree: 2, disagree: 0, undetermined: 1, notJudged: 1, notCovered: 0 },
    { name: "kubernetes", cases: 3, agree: 1, disagree: 1, undetermined: 0, notJudged: 0, notCovered: 1 },
  ]);
});

test("no case at all agrees", () => {
  expect(sharesOf(totalsOf({ compared: [], noCases: [], notCovered: [] }))).toEqual({
    agreement: 100,
    undetermined: 0,
  });
});

test("an explanation of what does not disagree is stale; a disagreement without one is told", () => {
  const one: Explanation = { cases: ["x-1", "q-9"], right: "us", why: "Because it is so." };
  const explanations = new Map([
    ["x-1", one],
    ["q-9", one],
  ]);
  expect(staleExplanations(AGREEMENT, explanations)).toEqual([
    "proof/disagreements.yml: x-1 is no disagreement any more: take it out",
    "proof/disagreements.yml: q-9 is no disagreement any more: take it out",
  ]);
  expect(unexplained(AGREEMENT, explanations).map((missing) => missing.labelled.id)).toEqual(["x-2"]);
  expect(unexplained(AGREEMENT, new Map([["x-2", one]]))).toEqual([]);
});

test("the page and the text say each disagreement and who is right", () => {
  const explanation: Explanation = { cases: ["x-2"], right: "arguable", why: "Both can be meant by it." };
  const page = agreementPage(AGREEMENT, new Map([["x-2", explanation]]), TREATMENTS);
  expect(page).toContain("Of 4 claimed cases 75.0 % agree, 25.0 % are undetermined; 1 more are not covered.");
  expect(page).toContain(
    "| x-2 | CHECK | any | pass | fail: It \\| fails. | arguable | Both can be meant by it. |",
  );
  expect(page).toContain("| all | 5 | 3 | 1 | 1 | 1 | 1 |");
  expect(page).toContain("with the number of their cases: NONE (1).");
  expect(page).toContain('| x-1 | `{"ha/one":{"least":1}}` | Theirs is one. |');
  expect(page).toContain('| x-1, x-2 | `{"ha/one":{"least":5},"ha/two":{"days":2}}` | Theirs is five. |');
  expect(page).toContain("with them 60.0 % agree.");
  expect(page).toContain("| n-1 | CHECK | fail | not judged | Nobody can make it. |");
  expect(agreementPage(AGREEMENT, new Map(), TREATMENTS)).toContain("| not looked at yet |  |");
  expect(totalsText(AGREEMENT)).toContain("DISAGREES: x-2 CHECK any: expected pass, fail\n    by ha/one\n");
  expect(comparedLines(AGREEMENT, "OTHER")).toBe(
    "agrees: y-1 OTHER Deployment/a: expected pass, undetermined\n    by ha/two\n    a.yaml\n    It is not known.\n" +
      "agrees: y-2 OTHER Deployment/a: expected pass, not judged\n    by ha/two\n    a.yaml\n",
  );
  expect(comparedLines(AGREEMENT, "NONE")).toBe("not covered: z-1 NONE\n");
  expect(comparedLines(AGREEMENT, "nothing")).toContain("no case has nothing");
});
