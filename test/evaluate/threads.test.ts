import { afterEach, describe, expect, it, vi } from "vitest";
import { resultSet, timesOf } from "../../src/evaluate/ask-thread.ts";
import { deadlineError, EvaluationError, thrownError } from "../../src/evaluate/evaluation-error.ts";
import { initialPages, mostPages, surelyUsed } from "../../src/evaluate/memory.ts";
import { PolicyThread } from "../../src/evaluate/policy-thread.ts";
import { PolicyThreads } from "../../src/evaluate/policy-threads.ts";

vi.mock("node:os", async (original) => ({ ...(await original<object>()), availableParallelism: () => 2 }));

const GIB = 2 ** 30;
const SIZE = { pack: "own.wasm", bytes: 2, resources: 3, deadlineMs: 30_000, memoryBytes: GIB };
const ABOUT = { pack: "own.wasm", resources: 3, deadlineMs: 30_000, memoryBytes: GIB };
const START = { wasm: new Uint8Array(), entrypoint: "e" };
const DOCUMENT = () => new TextEncoder().encode("{}").buffer;

/** A worker in place of the one that judges: what it does with each message. */
const worker = (onMessage: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from "node:worker_threads"; const heard = []; const say = (answer) => parentPort.postMessage(answer); parentPort.on("message", (message) => { ${onMessage} });`)}`,
  );
/** It answers each task with what it heard before it. */
const TELLS = worker(
  `if (message.document === undefined) heard.push(message); else say({ kind: "judged", answer: new TextEncoder().encode(JSON.stringify({ heard, task: { ...message, document: message.document.byteLength } })) });`,
);

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(ended.splice(0).map((end) => end()));
});

function started(location: URL): PolicyThread {
  const thread = new PolicyThread(START, location);
  ended.push(() => thread.end());
  return thread;
}

describe("a thread", () => {
  it("is given the document with the memory to begin with and the most that it may take", async () => {
    expect(await resultSet(started(TELLS), DOCUMENT(), SIZE)).toEqual({
      heard: [],
      task: { document: 2, initialPages: initialPages(2, 3, GIB), mostPages: mostPages(GIB) },
    });
    const rules = worker(`say({ kind: "timed", milliseconds: message.rules.map((rule) => rule.length) });`);
    expect(await timesOf(started(rules), DOCUMENT(), ABOUT, ["ha/a", "ha/bcd"])).toEqual([4, 6]);
  });

  it("answers in the order in which it is asked", async () => {
    const thread = started(
      worker(`heard.push(message); say({ kind: "timed", milliseconds: [heard.length] });`),
    );
    const asked = [1, 2, 3].map(() => timesOf(thread, DOCUMENT(), ABOUT, []));
    expect(await Promise.all(asked)).toEqual([[1], [2], [3]]);
  });

  it("says what went wrong, and nothing where it answers something else", async () => {
    const failed = `say({ kind: "failed", step: "evaluate", text: "unreachable" });`;
    const error = thrownError("evaluate", "unreachable", SIZE);
    await expect(resultSet(started(worker(failed)), DOCUMENT(), SIZE)).rejects.toThrow(error);
    await expect(timesOf(started(worker(failed)), DOCUMENT(), ABOUT, [])).rejects.toThrow(error);
    expect(
      await resultSet(started(worker(`say({ kind: "timed", milliseconds: [1] });`)), DOCUMENT(), SIZE),
    ).toEqual([]);
    expect(
      await timesOf(
        started(worker(`say({ kind: "judged", answer: new TextEncoder().encode("{}") });`)),
        DOCUMENT(),
        ABOUT,
        [],
      ),
    ).toEqual([]);
  });

  it.each([
    ["process.exit(0)", "it ended without an answer"],
    ["throw new RangeError('/home/ann/secret')", "RangeError"],
    ["throw Object.assign(new Error('/home/ann/secret'), { code: 'ERR_OWN' })", "ERR_OWN"],
    ["throw { code: 7 }", "7"],
    ["throw '/home/ann/secret'", "unknown error"],
    ["throw null", "unknown error"],
  ])("that ends by %s is lost, whatever it is asked", async (code, why) => {
    const thread = started(worker(code));
    const error = thrownError("load", why, SIZE);
    await expect(resultSet(thread, DOCUMENT(), SIZE)).rejects.toThrow(error);
    await expect(resultSet(thread, DOCUMENT(), SIZE)).rejects.toThrow(error);
  });

  it("that does not answer in time is not waited for", async () => {
    const size = { ...SIZE, deadlineMs: 20 };
    await expect(resultSet(started(worker("")), DOCUMENT(), size)).rejects.toThrow(deadlineError(size));
  });
});

describe("the threads of a policy pack", () => {
  function threads(wasm: string | Uint8Array = new Uint8Array()): PolicyThreads {
    const made = new PolicyThreads({ wasm, pack: "own.wasm", worker: TELLS }, "e");
    ended.push(() => made.end());
    return made;
  }
  const heardBy = async (thread: PolicyThread) =>
    ((await resultSet(thread, DOCUMENT(), SIZE)) as { heard: unknown[] }).heard;

  it("are two at most, and new ones after their end", async () => {
    const made = threads();
    const [first, second] = [await made.at(0), await made.at(1)];
    expect([(await made.at(0)) === first, (await made.at(1)) === second, first === second]).toEqual([
      true,
      true,
      false,
    ]);
    await made.end();
    expect([(await made.at(0)) === first, (await made.at(1)) === second]).toEqual([false, false]);
  });

  it.each<[number[], number, boolean]>([
    [[], 0, false],
    [[10], 0, false],
    [[2999, 10], 0, false],
    [[3000], 3000, false],
    [[10, 3000], 10, false],
    [[3000, 9000], 3000, true],
  ])(
    "expect documents of %j resources: used are those of %i, two at a time: %o",
    async (resources, used, two) => {
      const made = threads();
      const memory = 4 * GIB;
      made.expect(resources, memory);
      const each = two ? memory / 2 : memory;
      const notice = {
        initialPages: initialPages(0, Math.max(0, ...resources), each),
        mostPages: mostPages(each),
        usedBytes: surelyUsed(used),
      };
      expect(await heardBy(await made.at(0))).toEqual([notice]);
      expect(await heardBy(await made.at(1))).toEqual(two ? [notice] : []);
      expect(made.halfEach(resources, memory)).toBe(two ? each : null);
    },
  );

  it("cannot start where the policies cannot be read, which whoever asks hears", async () => {
    const made = threads("/nowhere/own.wasm");
    made.expect([10], GIB);
    await expect(made.at(0)).rejects.toThrow(
      new EvaluationError(
        "policy",
        "The policy pack own.wasm cannot be read. Install it again or rebuild it.",
      ),
    );
    await made.end();
  });
});
