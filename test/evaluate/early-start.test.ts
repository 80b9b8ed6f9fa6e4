import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { RUN_ENTRYPOINT, startedEarly, withEarlyStart } from "../../src/evaluate/early-start.ts";
import { EVALUATION, Policies } from "../../src/evaluate/evaluate.ts";
import { link } from "../../src/link/link.ts";
import { bundledWorker, compiledPolicy, temporaryFolder } from "./compiled.ts";

const LIMITS = { deadlineMs: 30_000, memoryBytes: 64 * 2 ** 20 };
const EMPTY = {
  rules: {},
  architectures: [],
  failures: [],
  objectives: [],
  not_in_sight: [],
  topology: { regions: [], elsewhere: [], links: [] },
};
const NOTHING = link([], { nowS: 0, resilience: { path: null, file: { version: 1 } } }, {}).after;

let folder: string;
let worker: URL;
beforeAll(async () => {
  folder = await temporaryFolder();
  worker = await bundledWorker(folder, "../../src/evaluate/worker.ts");
});
afterAll(() => rm(folder, { recursive: true }));

async function policiesThatSay(word: string): Promise<string> {
  const result = JSON.stringify({ ...EMPTY, services: { [word]: [] } });
  const file = join(folder, `${word}.wasm`);
  await writeFile(file, await compiledPolicy(folder, word, `result := ${result}`));
  return file;
}

async function answerOf(wasm: string): Promise<unknown> {
  const policies = new Policies({ wasm, worker, pack: "the test policies" }, EVALUATION);
  try {
    return await policies.evaluate([NOTHING], LIMITS);
  } finally {
    await policies.end();
  }
}

it("gives the thread that was started early to the one who asks for the same policies, once", async () => {
  const wasm = await policiesThatSay("early");
  await withEarlyStart({ wasm, entrypoint: RUN_ENTRYPOINT, worker }, async () => {
    // Whoever answers has read the file already.
    await rename(wasm, `${wasm}.away`);
    expect(await answerOf(wasm)).toEqual([{ ...EMPTY, services: { early: [] } }]);
    await expect(answerOf(wasm)).rejects.toThrow("The policy pack the test policies cannot be read.");
  });
});

it("does not answer for other policies, and is there for its own afterwards", async () => {
  const [one, other] = [await policiesThatSay("one"), await policiesThatSay("other")];
  await withEarlyStart({ wasm: one, entrypoint: RUN_ENTRYPOINT, worker }, async () => {
    expect(await answerOf(other)).toEqual([{ ...EMPTY, services: { other: [] } }]);
    await rm(one);
    expect(await answerOf(one)).toEqual([{ ...EMPTY, services: { one: [] } }]);
  });
});

it("ends with the task what nobody took, whatever came of the task", async () => {
  const wasm = await policiesThatSay("left");
  const policies = { wasm, entrypoint: RUN_ENTRYPOINT, worker };
  const failed = withEarlyStart(policies, () => Promise.reject(new Error("the settings are wrong")));
  await expect(failed).rejects.toThrow("the settings are wrong");
  expect(startedEarly(policies)).toBe(null);
});

it("leaves a missing file to whoever asks", async () => {
  const wasm = join(folder, "nowhere.wasm");
  await withEarlyStart({ wasm, entrypoint: RUN_ENTRYPOINT, worker }, () =>
    expect(answerOf(wasm)).rejects.toThrow("The policy pack the test policies cannot be read."),
  );
});
