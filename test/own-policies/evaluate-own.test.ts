import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { link } from "../../src/link/link.ts";
import type { RuleMetadata } from "../../src/model/rule-metadata.ts";
import { evaluateOwn } from "../../src/own-policies/evaluate-own.ts";
import type { OwnPolicies } from "../../src/own-policies/own-policies.ts";
import { bundledWorker, compiledPolicy, temporaryFolder } from "../evaluate/compiled.ts";
import { anInput, terraform } from "../link/a-resource.ts";

const LIMITS = { deadlineMs: 20_000, memoryBytes: 256 * 2 ** 20 };
const DOCUMENT = link(
  [anInput("p", [terraform("p", "aws_instance.a")])],
  { nowS: 0, resilience: { path: null, file: { version: 1 } } },
  {},
).after;

let folder: string;
let worker: URL;
beforeAll(async () => {
  folder = await temporaryFolder();
  worker = await bundledWorker(folder, "../../src/evaluate/worker.ts");
});
afterAll(() => rm(folder, { recursive: true }));

const METADATA: RuleMetadata = {
  scope: "package",
  title: "A title",
  description: "d",
  related_resources: [],
  custom: {
    severity: "error",
    remediation: "r",
    standards: [],
    equivalents: [],
    aliases: [],
    since: "1.0.0",
    parameters: {},
  },
};
const ENTRY = `{"subject": "s", "attribute": null, "related": [], "message": "m", "remediation": null, "evidence": [], "asked": "yes", "caused_by": null}`;
const answer = (rules: string, contract = "1") => `own := {"contract": ${contract}, "rules": ${rules}}`;
const aRule = (result: string, missing = "[]", broken = "[]") =>
  `{"needs": [], "protects": "node", "missing": ${missing}, "broken": ${broken}, "result": ${result}}`;
const RESULT = `{"subjects": ["s"], "violations": [${ENTRY}], "undetermined": []}`;
const FINE = answer(`{"acme": {"a": ${aRule(RESULT)}}}`);

async function policies(name: string, rego: string, ids = ["acme/a"]): Promise<OwnPolicies> {
  const wasm = await compiledPolicy(folder, name, `result := true\n\n${rego}`, ["own"]);
  return { path: name, wasm, metadata: new Map(ids.map((id) => [id, METADATA])), version: "" };
}

async function asked(...own: OwnPolicies[]) {
  const { rules, results, problems } = await evaluateOwn(own, [DOCUMENT, DOCUMENT], LIMITS, worker);
  return {
    rules: rules.map(({ id }) => id),
    results,
    problems: problems.map(({ level, message }) => `${level}: ${message}`),
  };
}

describe("asking policies of one's own", () => {
  it("gives the answer of each rule for each document, beside those of the pack", async () => {
    const { rules, results, problems } = await asked(await policies("fine", FINE));
    const found = {
      subjects: ["s"],
      violations: [expect.objectContaining({ message: "m" })],
      undetermined: [],
    };
    expect([rules, results, problems]).toEqual([
      ["acme/a"],
      [{ acme: { a: found } }, { acme: { a: found } }],
      [],
    ]);
  });

  it.each([
    ["of another contract", answer("{}", "2"), /gave an answer that is not an evaluation \(contract\)/],
    ["that is no object", "own := 3", /gave an answer that is not an evaluation/],
    [
      "that is nothing",
      "own := 1 if input.nothing",
      /gave an answer that is not an evaluation \(it is empty\)/,
    ],
    [
      "with an entry of another form",
      answer(`{"acme": {"a": ${aRule(RESULT.replace('"message": "m"', '"message": 7'))}}}`),
      /not an evaluation \(rules\.acme\.a\.result\.violations\.0\.message\)/,
    ],
    ["that contradicts itself", `own := v if { some v in [1, 2] }`, /failed inside a policy/],
    ["without a rule that it says it has", answer("{}"), /: the rule acme\/a is not answered for/],
    [
      "with a rule that lacks a set",
      answer(`{"acme": {"a": ${aRule(RESULT, '["violations"]')}}}`),
      /: the rule acme\/a lacks violations/,
    ],
    [
      "with a rule of which entries lack what counts them",
      answer(`{"acme": {"a": ${aRule(RESULT, "[]", '["violations"]')}}}`),
      /: the rule acme\/a has entries in violations without subject or message; they are left out/,
    ],
    [
      "with a rule that it says nothing of",
      answer(`{"acme": {"a": ${aRule(RESULT)}, "b": ${aRule(RESULT)}}}`),
      /answers for acme\/b, of which its METADATA says nothing/,
    ],
    [
      "of what is none of its subjects",
      answer(`{"acme": {"a": ${aRule(RESULT.replace('["s"]', "[]"))}}}`),
      /the rule acme\/a has entries of what is none of its subjects/,
    ],
  ])("tells of an answer %s, and loses nothing of others", async (name, rego, told) => {
    const broken = await policies(`broken ${name}`.replaceAll(" ", "-"), rego);
    const { rules, problems } = await asked(
      broken,
      await policies("other", FINE.replaceAll('"a"', '"other"'), ["acme/other"]),
    );
    expect(problems).toEqual([expect.stringMatching(told)]);
    expect(problems[0]).toMatch(/^error: .*broken-/);
    expect(rules).toContain("acme/other");
  });

  it("stops what runs too long", async () => {
    const slow = await policies(
      "slow",
      "own := count([1 | some i in numbers.range(1, 100000); some j in numbers.range(1, 100000); i == j])",
    );
    const given = await evaluateOwn([slow], [DOCUMENT], { ...LIMITS, deadlineMs: 300 }, worker);
    expect(given.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/with slow took longer than 0.3 s/),
    ]);
  });
});
