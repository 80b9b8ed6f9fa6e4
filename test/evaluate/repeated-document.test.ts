import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate/evaluate.ts";
import { link } from "../../src/link/link.ts";
import type { InputDocument } from "../../src/model/input-document.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { bundledWorker, compiledPolicy, temporaryFolder } from "./compiled.ts";

let folder: string;
let worker: URL;
beforeAll(async () => {
  folder = await temporaryFolder();
  worker = await bundledWorker(folder, "../../src/evaluate/worker.ts");
});
afterAll(() => rm(folder, { recursive: true }));

function aDocument(bucket: string): InputDocument {
  const resources = [terraform("plan.json", "aws_s3_bucket.a", { values: { bucket } })];
  return link(
    [anInput("plan.json", resources)],
    { nowS: 0, resilience: { path: null, file: { version: 1 } } },
    {},
  ).after;
}

describe("a document that repeats the one before it", () => {
  it("has the answer of that one, and the others have their own", async () => {
    const wasm = await compiledPolicy(
      folder,
      "echo",
      `result := {"rules": {}, "services": {b.values.bucket: [] | some b in input.terraform.aws_s3_bucket}, "architectures": [], "failures": [], "objectives": [], "not_in_sight": [], "topology": {"regions": [], "elsewhere": [], "links": []}}`,
    );
    const documents = ["a", "a", "b", "b", "a"].map(aDocument);
    const options = { wasm, worker, pack: "p", deadlineMs: 30_000, memoryBytes: 64 * 2 ** 20 };
    const answers = await evaluate(documents, options);
    expect(answers.map(({ services }) => services)).toEqual([
      { a: [] },
      { a: [] },
      { b: [] },
      { b: [] },
      { a: [] },
    ]);
  });
});
