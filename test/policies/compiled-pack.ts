import { type LoadedPolicy, loadPolicy } from "@open-policy-agent/opa-wasm";
import { documentBytes } from "../../src/evaluate/document-bytes.ts";
import { type Evaluation, evaluationSchema } from "../../src/model/evaluation.ts";
import type { InputDocument } from "../../src/model/input-document.ts";
import { compilePolicies } from "../../src/tools/policies/wasm.ts";
import { REPOSITORY } from "../../src/tools/tool.ts";

/** How long a test waits for the pack to be compiled, in milliseconds. */
export const COMPILE_MS = 120_000;

/** How many small estates each test of the simulation tries; `npm run simulation` tries more. */
export const ESTATES = process.env["MODE"] === "prove" ? 2000 : 150;

/** The policies of this project, compiled to WASM and loaded. */
export async function compiledPack(): Promise<LoadedPolicy> {
  return loadPolicy(new Uint8Array(await compilePolicies(REPOSITORY)), { initial: 1024 });
}

/** What the pack answers for a document. */
export function evaluation(policies: LoadedPolicy, document: InputDocument): Evaluation {
  const [{ result }] = policies.evaluate(documentBytes(document), "resilience/main/result");
  return evaluationSchema.parse(result);
}
