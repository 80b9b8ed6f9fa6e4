import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { evaluate } from "../../src/evaluate/evaluate.ts";
import type { Entry, Evaluation, RuleResult } from "../../src/model/evaluation.ts";
import { opaEval } from "../../src/tools/opa/run.ts";
import { type Estate, readEstates } from "../../src/tools/policies/estates.ts";
import { compilePolicies } from "../../src/tools/policies/wasm.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";
import { bundledWorker, temporaryFolder } from "../evaluate/compiled.ts";

const RESULTS =
  "[result | some document in input; result := data.resilience.main.result with input as document]";

/** Every fixture of every rule and every example, read here so that each is a test of its own name. */
const estates = await readEstates(REPOSITORY);

/** What WebAssembly answers, and what OPA itself answers, by folder. */
const answers = new Map<string, { wasm: Evaluation | undefined; opa: unknown }>();

beforeAll(async () => {
  const documents = estates.map(({ document }) => document);
  const [wasm, worker] = await Promise.all([
    compilePolicies(REPOSITORY),
    temporaryFolder().then((folder) => bundledWorker(folder, "../../src/evaluate/worker.ts")),
  ]);
  const evaluated = await evaluate(documents, {
    wasm,
    worker,
    pack: "policies",
    deadlineMs: 60_000,
    memoryBytes: 2 ** 30,
  });
  const expected = z.array(z.unknown()).parse(await opaEval(REPOSITORY, RESULTS, documents));
  estates.forEach(({ folder }, i) => {
    answers.set(folder, { wasm: evaluated[i], opa: expected[i] });
  });
});

/** The same value with every list in one order: sets have none. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, unordered(inner)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How a fixture came out: what its name must begin with. */
function outcome({ subjects, violations, undetermined }: RuleResult): string {
  if (violations.length > 0) {
    return "fail";
  }
  if (undetermined.length > 0) {
    return "undetermined";
  }
  return subjects.length > 0 ? "pass" : "nothing judged";
}

const messages = (entries: Entry[]): string[] => entries.map(({ message }) => message);

const fixtures = estates.filter(
  (estate): estate is Estate & { fixture: NonNullable<Estate["fixture"]> } => estate.fixture !== null,
);

describe("a fixture comes out as its name says", () => {
  test.each(fixtures)("$folder", ({ folder, fixture: { rule, name } }) => {
    const result = answers.get(folder)?.wasm?.rules[rule.group]?.[rule.name];
    expect(result, "the rule is in the answer").toBeDefined();
    if (result !== undefined) {
      const said = [...messages(result.violations), ...messages(result.undetermined)];
      expect({ outcome: outcome(result), said }).toEqual({ outcome: name.split("-")[0], said });
    }
  });
});

describe("WebAssembly and OPA give the same answer", () => {
  test.each(estates)("$folder", ({ folder }) => {
    const { wasm, opa } = answers.get(folder) ?? {};
    expect(unordered(wasm)).toEqual(unordered(opa));
  });
});
