import { expect, it } from "vitest";
import { fingerprint } from "../../src/evaluate/fingerprint.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { anEntry, anEvaluation, aRule, type Judged, judged } from "./an-evaluation.ts";

const [a, b] = ["a", "b"].map((name) => terraform("plan.json", `aws_instance.${name}`));
if (a === undefined || b === undefined) throw new Error("two are made");
const [A, B] = [a.resource.id, b.resource.id];
const RULES = [aRule("ha/a", { severity: "warning" }), aRule("ha/b")];
const INPUTS = [anInput("plan.json", [a, b], { before: [a, b] })];

const fixed = (more: Judged) => judged({ rules: RULES, inputs: INPUTS, ...more }).fixed;

it("is told in the order of rule, resource, attribute and message, with the gravity that it had", () => {
  const failed = (subject: string, attribute: string | null, message = "It was wrong.") =>
    anEntry(subject, { attribute, message });
  const sorted: [string, "error" | "warning", ReturnType<typeof failed>][] = [
    ["ha/a", "warning", failed(A, null, "a")],
    ["ha/a", "warning", failed(A, null, "b")],
    ["ha/a", "warning", failed(A, "x")],
    ["ha/a", "warning", failed(A, "y")],
    ["ha/a", "warning", failed(B, null)],
    ["ha/b", "error", failed(A, null)],
  ];
  const violations = (id: string) =>
    sorted
      .filter(([rule]) => rule === id)
      .map(([, , entry]) => entry)
      .toReversed();
  expect(
    fixed({
      rules: RULES.toReversed(),
      before: anEvaluation({
        "ha/b": { violations: violations("ha/b") },
        "ha/a": { violations: violations("ha/a") },
      }),
      after: anEvaluation({ "ha/a": { subjects: [A, B] }, "ha/b": { subjects: [A] } }),
    }),
  ).toEqual(
    sorted.map(([rule, severity, { subject, attribute, message }]) => ({
      rule,
      severity,
      resource: subject,
      attribute,
      message,
      fingerprint: fingerprint(rule, subject, attribute),
    })),
  );
});

const gone = [anInput("plan.json", [b], { before: [a, b] })];
const failed = (...subjects: string[]) => ({ violations: subjects.map((subject) => anEntry(subject)) });

it.each<[string, Judged, string[]]>([
  ["what passes", { after: anEvaluation({ "ha/a": { subjects: [A] }, "ha/b": {} }) }, [A]],
  ["what is gone", { inputs: gone, after: anEvaluation({ "ha/a": {}, "ha/b": {} }) }, [A]],
  ["what still fails", { after: anEvaluation({ "ha/a": failed(A), "ha/b": {} }) }, []],
  [
    "what cannot be told",
    { after: anEvaluation({ "ha/a": { undetermined: [anEntry(A)] }, "ha/b": {} }) },
    [],
  ],
  ["what is no longer judged", { after: anEvaluation({ "ha/a": {}, "ha/b": {} }) }, []],
  [
    "what its input shows no before of",
    { withoutBefore: new Set(["plan.json"]), after: anEvaluation({ "ha/a": { subjects: [A] }, "ha/b": {} }) },
    [],
  ],
  [
    "what another input shows no before of",
    { withoutBefore: new Set(["plan"]), after: anEvaluation({ "ha/a": { subjects: [A] }, "ha/b": {} }) },
    [A],
  ],
])("is %s: or not", (_, more, resources) => {
  const before = anEvaluation({ "ha/a": failed(A), "ha/b": {} });
  expect(fixed({ before, ...more }).map(({ resource }) => resource)).toEqual(resources);
});

it("is told by its cause, and for itself where that did not fail", () => {
  const by = (subject: string) =>
    anEntry(A, { caused_by: { rule: "ha/b", subject }, message: `by ${subject}` });
  const before = (subject: string) =>
    anEvaluation({ "ha/a": { violations: [by(subject)] }, "ha/b": failed(B) });
  const after = anEvaluation({ "ha/a": { subjects: [A] }, "ha/b": { subjects: [B] } });
  const told = (subject: string) => fixed({ before: before(subject), after }).map(({ rule }) => rule);
  expect([told(B), told("plan.json#none")]).toEqual([["ha/b"], ["ha/a", "ha/b"]]);
});

it("is nothing that nobody asked for", () => {
  const entry = anEntry(A, { asked: "no" });
  expect(
    fixed({
      before: anEvaluation({ "ha/a": { violations: [entry] }, "ha/b": {} }),
      after: anEvaluation({ "ha/a": { subjects: [A] }, "ha/b": {} }),
    }),
  ).toEqual([]);
});
