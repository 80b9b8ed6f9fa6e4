import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { beforeAll, expect, test } from "vitest";
import { opaEval } from "../../src/tools/opa/run.ts";
import { type Estate, readEstates } from "../../src/tools/policies/estates.ts";
import { compilePolicies } from "../../src/tools/policies/wasm.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";

let estates: Estate[];
let inWasm: unknown[];
let inOpa: unknown[];

/** A value whose lists are in one order: of a set that becomes a list each engine has its own. */
function ordered(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    return value.map(ordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, ordered(inner)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

beforeAll(async () => {
  estates = await readEstates(REPOSITORY);
  const documents = estates.map(({ document }) => document);
  const policy = await loadPolicy(new Uint8Array(await compilePolicies(REPOSITORY)), 1000);
  inWasm = documents.map((document) => policy.evaluate(document)[0].result);
  const query =
    "[result | some document in input; result := data.resilience.main.result with input as document]";
  inOpa = Object.values(Object(await opaEval(REPOSITORY, query, documents)));
});

test("every fixture and example comes to the same in WebAssembly as in OPA", () => {
  expect(estates.length).toBeGreaterThan(0);
  const both = estates.map(({ folder }, i) => ({ folder, wasm: ordered(inWasm[i]), opa: ordered(inOpa[i]) }));
  expect(both.map(({ folder, wasm }) => ({ folder, result: wasm }))).toEqual(
    both.map(({ folder, opa }) => ({ folder, result: opa })),
  );
});
