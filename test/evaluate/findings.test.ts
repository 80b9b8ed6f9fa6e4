import { describe, expect, it } from "vitest";
import { servicesByMember } from "../../src/evaluate/findings.ts";
import { fingerprint } from "../../src/evaluate/fingerprint.ts";
import type { Entry } from "../../src/model/evaluation.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { anEntry, anEvaluation, aRule, type Judged, judged } from "./an-evaluation.ts";

const [a, b] = [terraform("a.json", "aws_instance.a"), terraform("b.json", "aws_instance.b")];
const [A, B] = [a.resource.id, b.resource.id];
const CLUSTER = "cluster:pam";
const INPUTS = [anInput("a.json", [a], { before: [a] }), anInput("b.json", [b], { before: [b] })];
const RULE = aRule("ha/a");

const found = (entries: Entry[], more: Judged = {}) =>
  judged({
    rules: [RULE],
    inputs: INPUTS,
    after: anEvaluation({ "ha/a": { violations: entries } }, more.after),
    before: anEvaluation({ "ha/a": { violations: entries } }),
    ...more,
  }).findings;

describe("the status of a finding", () => {
  it.each<[string, string[], string[], string]>([
    [A, [], [], "existing"],
    [A, [], ["b.json"], "existing"],
    [A, [B], ["b.json"], "existing"],
    [A, [], ["a.json"], "unknown"],
    // It rests on both, and one of them shows no before.
    [CLUSTER, [A, B], ["b.json"], "unknown"],
    [CLUSTER, [A, B], ["c.json"], "existing"],
  ])("of %s with %j, where %j show no before", (subject, related, withoutBefore, status) => {
    const [finding] = found([anEntry(subject, { related })], { withoutBefore: new Set(withoutBefore) });
    expect(finding?.status).toBe(status);
  });
});

describe("the services of a finding", () => {
  const services = { shop: [A, CLUSTER], bank: [A, B], desk: [B] };

  it.each<[string, string[], string[]]>([
    [A, [], ["bank", "shop"]],
    [B, [A], ["bank", "desk"]],
    [CLUSTER, [B], ["shop"]],
    ["cluster:other", [A, "a.json#aws_instance.none", B], ["bank", "desk", "shop"]],
    ["cluster:other", [], []],
  ])("of %s with %j are %j", (subject, related, names) => {
    const after = anEvaluation({ "ha/a": { violations: [anEntry(subject, { related })] } }, { services });
    expect(found([], { after }).map((finding) => finding.services)).toEqual([names]);
  });

  it("are known by their members", () => {
    expect([...servicesByMember(services)]).toEqual([
      [A, ["shop", "bank"]],
      [CLUSTER, ["shop"]],
      [B, ["bank", "desk"]],
    ]);
  });
});

describe("what is to be done about a finding", () => {
  it("is what the entry says, else what the rule says of its types", () => {
    const rules = [aRule("ha/a", { remedies: [{ for: "AWS", types: ["aws_"], text: "Spread it." }] })];
    const remediation = (subject: string, own: string | null) =>
      found([anEntry(subject, { remediation: own })], { rules }).map((finding) => finding.remediation);
    expect([remediation(A, "Do this."), remediation(A, null), remediation(CLUSTER, null)]).toEqual([
      ["Do this."],
      ["Spread it."],
      ["Mend ha/a."],
    ]);
  });
});

it("has the same cause whatever the order of entries that are alike but for it", () => {
  const by = (subject: string) => anEntry(CLUSTER, { caused_by: { rule: "ha/a", subject } });
  const entries = [anEntry(A), anEntry(B), by(A), by(B)];
  const cause = (all: Entry[]) => found(all).map(({ resource, caused_by }) => [resource, caused_by]);
  const expected = [
    [A, null],
    [B, null],
    [CLUSTER, fingerprint("ha/a", A, null)],
    [CLUSTER, fingerprint("ha/a", A, null)],
  ];
  expect(cause(entries)).toEqual(expected);
  expect(cause(entries.toReversed())).toEqual(expected);
});
