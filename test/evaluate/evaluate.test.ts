import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVALUATION, type EvaluateOptions, evaluate, Policies } from "../../src/evaluate/evaluate.ts";
import { EvaluationError, thrownError } from "../../src/evaluate/evaluation-error.ts";
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

function aDocument(values: Record<string, unknown>, count = 1): InputDocument {
  const resources = Array.from({ length: count }, (_, at) =>
    terraform("plan.json", `aws_s3_bucket.b[${at}]`, { values }),
  );
  return link(
    [anInput("plan.json", resources)],
    { nowS: 0, resilience: { path: null, file: { version: 1 } } },
    {},
  ).after;
}

function options(wasm: string | Uint8Array, more: Partial<EvaluateOptions> = {}): EvaluateOptions {
  return { wasm, worker, pack: "the test policies", deadlineMs: 30_000, memoryBytes: 64 * 2 ** 20, ...more };
}

/** What a run ends with: its error without a stack. */
async function faultOf(running: Promise<unknown>): Promise<{ fault: string; message: string }> {
  try {
    await running;
  } catch (error) {
    if (error instanceof EvaluationError) {
      return { fault: error.fault, message: error.message };
    }
    throw error;
  }
  throw new Error("it did not fail");
}

const ANSWER = `"rules": {}, "services": {name: [] | some name in names}, "architectures": [], "failures": [], "objectives": [], "not_in_sight": [], "topology": {"regions": [], "elsewhere": [], "links": []}`;
const names = (values: string): string =>
  `result := {${ANSWER}}\n\nnames := [name | some b in input.terraform.aws_s3_bucket; name := ${values}]`;
const TOPOLOGY = { regions: [], elsewhere: [], links: [] };
const EMPTY = {
  rules: {},
  services: {},
  architectures: [],
  failures: [],
  objectives: [],
  not_in_sight: [],
  topology: TOPOLOGY,
};

describe("evaluate", () => {
  it("judges every document in turn with the bytes of the policy or its file", async () => {
    const wasm = await compiledPolicy(folder, "echo", names("b.values.bucket"));
    const file = join(folder, "echo.wasm");
    await writeFile(file, wasm);
    const documents = [aDocument({ bucket: "after" }), aDocument({ bucket: "before" })];
    const expected = [
      { ...EMPTY, services: { after: [] } },
      { ...EMPTY, services: { before: [] } },
    ];
    expect(await evaluate(documents, options(wasm))).toEqual(expected);
    expect(await evaluate(documents, options(file))).toEqual(expected);
  });

  it("takes text that a file may hold: half of a surrogate pair, escapes, zero", async () => {
    const wasm = await compiledPolicy(folder, "text", names("b.values.bucket"));
    for (const [bucket, expected] of [
      ["a\ud800b", "a\ufffdb"],
      ["\udc00", "\ufffd"],
      ["\\ud800", "\\ud800"],
      ["\\\ud800", "\\\ufffd"],
      ["\ud83d\ude00", "\ud83d\ude00"],
      ['\u0000"\n', '\u0000"\n'],
    ]) {
      const [evaluation] = await evaluate([aDocument({ bucket })], options(wasm));
      expect(Object.keys(evaluation?.services ?? {})).toEqual([expected]);
    }
  });

  it("times rules by themselves after judging, within the same limits", async () => {
    const slow = `one_rule := count([1 | input.only.name == "slow"; some i in numbers.range(1, 3000); some j in numbers.range(1, 100); i == j])`;
    const wasm = await compiledPolicy(folder, "rules", `${names("b.values.bucket")}\n\n${slow}`, [
      "one_rule",
    ]);
    const limits = { deadlineMs: 30_000, memoryBytes: 256 * 2 ** 20 };
    const policies = new Policies(options(wasm), EVALUATION);
    const document = aDocument({ bucket: "after" });
    expect(await policies.evaluate([document], limits)).toEqual([{ ...EMPTY, services: { after: [] } }]);
    const times = await policies.timeRules(document, ["ha/fast", "ha/slow"], limits);
    expect([...times.keys()]).toEqual(["ha/fast", "ha/slow"]);
    expect(times.get("ha/slow")).toBeGreaterThan(times.get("ha/fast") ?? 0);
    const late = policies.timeRules(document, ["ha/slow"], { ...limits, deadlineMs: 0 });
    expect((await faultOf(late)).fault).toBe("deadline");
    await policies.end();
  });

  it("judges what comes, whatever it was told to expect", async () => {
    const wasm = await compiledPolicy(folder, "expected", names("b.values.bucket"));
    const limits = { deadlineMs: 30_000, memoryBytes: 4 * 2 ** 30 };
    for (const expected of [[], [1], [3000], [3000, 4000], [1_000_000, 1_000_000]]) {
      const policies = new Policies(options(wasm), EVALUATION);
      policies.expect(expected, limits);
      expect(await policies.evaluate([aDocument({ bucket: "a" })], limits)).toEqual([
        { ...EMPTY, services: { a: [] } },
      ]);
      await policies.end();
    }
    const none = new Policies(options(join(folder, "none.wasm")), EVALUATION);
    none.expect([3000, 3000], limits);
    expect((await faultOf(none.evaluate([aDocument({})], limits))).fault).toBe("policy");
  });

  it("drops what a policy prints", async () => {
    const wasm = await compiledPolicy(folder, "print", names('b.values.bucket; print("to standard output")'));
    expect(await evaluate([aDocument({ bucket: "x" })], options(wasm))).toEqual([
      { ...EMPTY, services: { x: [] } },
    ]);
  });

  it("stops at the deadline", async () => {
    const slow = names(
      'sprintf("%d", [count([1 | some x in numbers.range(1, 100000); some y in numbers.range(1, 100000); x == y])])',
    );
    const wasm = await compiledPolicy(folder, "slow", slow);
    expect(
      await faultOf(evaluate([aDocument({})], options(wasm, { deadlineMs: 700, memoryBytes: 4 * 2 ** 30 }))),
    ).toEqual({
      fault: "deadline",
      message:
        "Judging 0.0 MB of input (1 resource) with the test policies took longer than 0.7 s and was stopped. Judge fewer files at once, or raise limits.evaluation; if they are few, report it with the policy pack's version.",
    });
  });

  it("says that memory ran out", async () => {
    const wasm = await compiledPolicy(folder, "large", names("b.values.bucket"));
    const large = aDocument({ list: Array.from({ length: 2000 }, (_, at) => at) }, 500);
    expect(await faultOf(evaluate([large], options(wasm, { memoryBytes: 16 * 2 ** 20 })))).toEqual({
      fault: "memory",
      message:
        "Judging 4.6 MB of input (500 resources) with the test policies needs more memory than the 16.8 MB that it may take. Judge fewer files at once, or raise limits.memory (4Gi at most).",
    });
  });

  it("says that a value is nested too deeply, for JSON or for the policies", async () => {
    const wasm = await compiledPolicy(folder, "deep", names("b.values.bucket"));
    let nested: unknown = 1;
    for (let at = 0; at < 1_000_000; at += 1) {
      nested = [nested];
    }
    expect(await faultOf(evaluate([aDocument({ nested })], options(wasm)))).toEqual({
      fault: "input",
      message:
        "The input is too large or nested too deeply to be judged with the test policies (1 resource). Judge fewer files at once.",
    });
    const size = { pack: "p", bytes: 123_456_789, resources: 2, deadlineMs: 1, memoryBytes: 1 };
    const { fault, message } = thrownError("evaluate", "RangeError: Maximum call stack size exceeded", size);
    expect({ fault, message }).toEqual({
      fault: "input",
      message:
        "Judging 123 MB of input (2 resources) with p was stopped: a value is nested too deeply to be judged. Leave out the file that holds it.",
    });
  });

  it("says that a policy failed, without a word of the input", async () => {
    const conflict = 'result := {"a": x | some x in [1, 2]}';
    const regex = names('regex.replace(b.values.bucket, "(", "x")');
    for (const [name, rego, said] of [
      ["conflict", conflict, "main.rego:3:11: object insert conflict"],
      ["missing", regex, "not implemented: built-in function 0: regex.replace"],
      ["bad-regex", names('regex.split(b.values.bucket, "x")[_]'), "SyntaxError"],
    ] as const) {
      const wasm = await compiledPolicy(folder, name, rego);
      const { fault, message } = await faultOf(evaluate([aDocument({ bucket: "secret(" })], options(wasm)));
      expect(fault).toBe("policy");
      expect(message).toContain(`with the test policies failed inside a policy (${said}`);
      expect(message).not.toMatch(/secret|\n| at /);
    }
  });

  it("refuses an answer that is not an evaluation", async () => {
    const wrong = [
      ["undefined", "result := 1 if input.nothing", "it is empty"],
      ["not an object", "result := 1", ""],
      [
        "lacks a part",
        'result := {"rules": {}, "services": {}, "architectures": [], "failures": [], "objectives": [], "topology": {"regions": [], "elsewhere": [], "links": []}}',
        "not_in_sight",
      ],
    ] as const;
    for (const [name, rego, where] of wrong) {
      const wasm = await compiledPolicy(folder, name.replaceAll(" ", "-"), rego);
      const { fault, message } = await faultOf(evaluate([aDocument({})], options(wasm)));
      expect(fault).toBe("policy");
      expect(message).toContain(`gave an answer that is not an evaluation (${where})`);
    }
  });

  it("says that the policies cannot be read or loaded", async () => {
    expect(await faultOf(evaluate([], options(join(folder, "none.wasm"))))).toEqual({
      fault: "policy",
      message: "The policy pack the test policies cannot be read. Install it again or rebuild it.",
    });
    const damaged = await faultOf(evaluate([aDocument({})], options(new Uint8Array([1, 2, 3, 4]))));
    expect(damaged.fault).toBe("policy");
    expect(damaged.message).toMatch(
      /^The policy pack the test policies could not be loaded \(CompileError: .*\)\. It is damaged/,
    );
  });

  it("says that a worker could not start or ended early", async () => {
    const lone = join(folder, "ends.mjs");
    await writeFile(lone, "process.exit(0);\n");
    for (const location of [new URL(`file://${lone}`), new URL(`file://${folder}/none.mjs`)]) {
      const { message } = await faultOf(
        evaluate([aDocument({})], options(new Uint8Array(), { worker: location })),
      );
      expect(message).toMatch(/^The policy pack the test policies could not be loaded \(.*\)\./);
      expect(message).not.toContain(folder);
    }
  });
});
