import { afterEach, describe, expect, it, vi } from "vitest";
import { EVALUATION, Policies } from "../../src/evaluate/evaluate.ts";
import { answerError, thrownError, tooLargeError } from "../../src/evaluate/evaluation-error.ts";
import { mostPages } from "../../src/evaluate/memory.ts";
import { link } from "../../src/link/link.ts";
import type { Evaluation } from "../../src/model/evaluation.ts";
import type { InputDocument } from "../../src/model/input-document.ts";
import type { Profile } from "../../src/profile/profile.ts";
import { anInput, terraform } from "../link/a-resource.ts";
import { anEvaluation } from "./an-evaluation.ts";

vi.mock("node:os", async (original) => ({ ...(await original<object>()), availableParallelism: () => 2 }));

const GIB = 2 ** 30;
const LIMITS = { deadlineMs: 30_000, memoryBytes: 4 * GIB };
const ANSWER: Evaluation = anEvaluation({});

/** A worker in place of the one that judges: the answer to each task, in JavaScript; `asked` are those so far. */
const worker = (answer: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort, threadId } from "node:worker_threads";
      const asked = [];
      const judged = (resultSet) => ({ kind: "judged", answer: new TextEncoder().encode(JSON.stringify(resultSet)) });
      const answer = ${JSON.stringify(ANSWER)};
      parentPort.on("message", (task) => {
        if (task.document === undefined) return;
        const document = JSON.parse(new TextDecoder().decode(task.document));
        const names = Object.values(document.terraform).flat().map(({ address }) => address);
        asked.push(names[0]);
        parentPort.postMessage(${answer});
      });
    `)}`,
  );
/** Services named by the first resource of the document, by what was asked before it, and by which thread answers. */
const TELLS = worker(
  `judged([{ result: { ...answer, services: { [names[0] ?? ""]: [...asked, String(task.mostPages)] } } }])`,
);

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
});

function policies(location: URL, profile?: Profile): Policies {
  const made = new Policies(
    { wasm: new Uint8Array(), pack: "own.wasm", worker: location },
    EVALUATION,
    profile,
  );
  ended.push(() => made.end());
  return made;
}

function document(name: string, count = 1): InputDocument {
  const resources = Array.from({ length: count }, (_, at) =>
    terraform("plan.json", `aws_s3_bucket.${at === 0 ? name : `more[${at}]`}`),
  );
  return link(
    [anInput("plan.json", resources)],
    { nowS: 0, resilience: { path: null, file: { version: 1 } } },
    {},
  ).after;
}

const told = async (documents: InputDocument[]) =>
  (await policies(TELLS).evaluate(documents, LIMITS)).map(({ services }) => services);

describe("the answers of policies", () => {
  const [A, B] = ["aws_s3_bucket.a", "aws_s3_bucket.b"];
  const ALL = String(mostPages(LIMITS.memoryBytes));
  const HALF = String(mostPages(LIMITS.memoryBytes / 2));

  it("are one a document, in their order, and what repeats the one before is not asked again", async () => {
    const [a, b] = [document("a"), document("b")];
    expect(await told([])).toEqual([]);
    expect(await told([a, document("a"), b, b, a])).toEqual([
      { [A]: [A, ALL] },
      { [A]: [A, ALL] },
      { [B]: [A, B, ALL] },
      { [B]: [A, B, ALL] },
      { [A]: [A, B, A, ALL] },
    ]);
  });

  it("are of two threads with half the memory each where documents are large", async () => {
    const [a, b] = [document("a", 3000), document("b", 3000)];
    expect(await told([a, b, a])).toEqual([{ [A]: [A, HALF] }, { [B]: [B, HALF] }, { [A]: [A, A, HALF] }]);
  });

  it("are asked for once more, in turn, where half the memory is too little", async () => {
    const documents = [document("a", 3000), document("b", 3000)];
    const scarce = (text: string) =>
      worker(
        `task.mostPages === ${HALF} ? { kind: "failed", step: "evaluate", text: "${text}" } : judged([{ result: { ...answer, services: { [names[0]]: asked } } }])`,
      );
    const evaluated = (text: string) => policies(scarce(text)).evaluate(documents, LIMITS);
    expect((await evaluated("out of memory")).map(({ services }) => services)).toEqual([
      { [A]: [A] },
      { [B]: [A, B] },
    ]);
    await expect(evaluated("unreachable")).rejects.toThrow("failed inside a policy (unreachable)");
    await expect(
      policies(scarce("out of memory")).evaluate([document("a")], { ...LIMITS, memoryBytes: 2 * GIB }),
    ).rejects.toThrow("needs more memory than the 2147 MB that it may take");
  });

  it.each([
    ["[]", "it is empty"],
    ["{}", "it is empty"],
    ["[null]", "it is empty"],
    ["[7]", "it is empty"],
    ["[{}]", "it is empty"],
    ["[{ result: null }]", ""],
    ["[{ result: { ...answer, rules: { ha: { a: 1 } } } }]", "rules.ha.a"],
  ])("that are %s are refused", async (resultSet, where) => {
    const size = {
      ...LIMITS,
      pack: "own.wasm",
      resources: 1,
      bytes: Buffer.byteLength(JSON.stringify(document("a"))),
    };
    await expect(policies(worker(`judged(${resultSet})`)).evaluate([document("a")], LIMITS)).rejects.toThrow(
      answerError(where, size),
    );
  });

  it("are not waited for where a document cannot be written", async () => {
    let deep: unknown[] = [];
    for (let at = 0; at < 100_000; at += 1) deep = [deep];
    const resource = terraform("plan.json", "aws_s3_bucket.a", { values: { deep } });
    const wrong = { ...document("a"), terraform: { aws_s3_bucket: [resource.resource] } };
    await expect(policies(TELLS).evaluate([wrong], LIMITS)).rejects.toThrow(
      tooLargeError({ ...LIMITS, pack: "own.wasm", resources: 1 }),
    );
  });
});

describe("the times of rules", () => {
  it("are by id, none where the policies say none", async () => {
    const timed = worker(`({ kind: "timed", milliseconds: task.rules.slice(0, 2).map((_, at) => at + 1) })`);
    expect(await policies(timed).timeRules(document("a"), ["ha/a", "ha/b", "ha/c"], LIMITS)).toEqual(
      new Map([
        ["ha/a", 1],
        ["ha/b", 2],
        ["ha/c", 0],
      ]),
    );
  });

  it("are an error where the policies fail", async () => {
    const size = {
      ...LIMITS,
      pack: "own.wasm",
      resources: 1,
      bytes: Buffer.byteLength(JSON.stringify(document("a"))),
    };
    const failing = policies(worker(`({ kind: "failed", step: "load", text: "it is none" })`));
    await expect(failing.timeRules(document("a"), ["ha/a"], LIMITS)).rejects.toThrow(
      thrownError("load", "it is none", size),
    );
  });
});
