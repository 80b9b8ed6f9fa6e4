import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate/evaluate.ts";
import { link } from "../../src/link/link.ts";
import type { InputDocument } from "../../src/model/input-document.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { bundledWorker, compiledPolicy, temporaryFolder } from "./compiled.ts";

const MIB = 2 ** 20;
/** As little as two documents of 3,000 resources are judged apart with. */
const TWICE_3000 = 2 * 595 * MIB;

let folder: string;
let worker: URL;
beforeAll(async () => {
  folder = await temporaryFolder();
  worker = await bundledWorker(folder, "../../src/evaluate/worker.ts");
});
afterAll(() => rm(folder, { recursive: true }));

/** 3,000 buckets, of which one has a value of its own. */
function aDocument(bucket: string): InputDocument {
  const resources = Array.from({ length: 3000 }, (_, i) =>
    terraform("plan.json", `aws_s3_bucket.a[${i}]`, { values: i === 0 ? { bucket } : {} }),
  );
  return link(
    [anInput("plan.json", resources)],
    { nowS: 0, resilience: { path: null, file: { version: 1 } } },
    {},
  ).after;
}

/** What policies answer whose services are named by an expression of `bucket`. */
async function servicesOf(
  name: string,
  expression: string,
  documents: InputDocument[],
  memoryBytes: number,
): Promise<string[][]> {
  const wasm = await compiledPolicy(
    folder,
    name,
    `result := {"rules": {}, "services": {name: [] | some b in input.terraform.aws_s3_bucket; bucket := b.values.bucket; name := ${expression}}, "architectures": [], "failures": [], "objectives": [], "not_in_sight": [], "topology": {"regions": [], "elsewhere": [], "links": []}}`,
  );
  const options = { wasm, worker, pack: "p", deadlineMs: 60_000, memoryBytes };
  return (await evaluate(documents, options)).map(({ services }) => Object.keys(services));
}

describe("large documents", () => {
  it("are judged at the same time, and answered in their order", async () => {
    const documents = ["after", "before"].map(aDocument);
    expect(await servicesOf("echo", "bucket", documents, 4096 * MIB)).toEqual([["after"], ["before"]]);
    const same = ["a", "a", "b"].map(aDocument);
    expect(await servicesOf("echo", "bucket", same, 4096 * MIB)).toEqual([["a"], ["a"], ["b"]]);
  });

  it("are judged in turn where half the memory turns out too little for one of them", async () => {
    const long = [`a${"x".repeat(MIB)}`, `b${"x".repeat(MIB)}`].map(aDocument);
    // 640 MiB, of which half the memory is less.
    const grown =
      'substring(bucket, 0, 1); count([1 | some i in numbers.range(1, 32); concat("", [bucket | some _ in numbers.range(1, 20)]) != ""]) > 0';
    expect(await servicesOf("grown", grown, long, TWICE_3000)).toEqual([["a"], ["b"]]);
  });
});
