import { parentPort, workerData } from "node:worker_threads";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import type { WorkerAnswer, WorkerStart, WorkerTask } from "./worker-messages.ts";

/** The entry point of the policy pack that judges a single rule, which the document names under `only`. */
const ONE_RULE = "resilience/main/one_rule";

/** Memory of the first, empty evaluation, in pages. */
const WARM_MEMORY = { initial: 256, maximum: 1024 };
const NOTHING = { version: 1, now_s: 0, settings: {}, providers: {}, terraform: {}, kubernetes: {} };

/**
 * Compiles the policies while the inputs are still being read. The engine compiles each function when it is first called, and gives what it
 * has compiled to every instance of the same bytes while one of them lives: so the policies are asked about nothing at once, and this
 * instance is kept. What comes of it does not matter.
 */
async function prepared({ wasm, entrypoint }: WorkerStart): Promise<unknown> {
  try {
    const policy = await loadPolicy(new Uint8Array(wasm), WARM_MEMORY);
    return { policy, answer: policy.evaluate(NOTHING, entrypoint) };
  } catch {
    // Whatever is wrong is wrong with a real document too, and told then.
    return null;
  }
}

/**
 * Judges all documents in turn with one instance, whose heap the SDK resets for each. WASM blocks its thread, and only a thread of its
 * own can be ended from outside.
 */
async function judgeAll({ wasm, entrypoint }: WorkerStart, task: WorkerTask): Promise<WorkerAnswer> {
  let step: "load" | "evaluate" = "load";
  try {
    const memory = { initial: task.initialPages, maximum: task.mostPages };
    const policy = await loadPolicy(new Uint8Array(wasm), memory);
    step = "evaluate";
    if (task.rules !== undefined) {
      return { kind: "results", results: [], milliseconds: timesOfRules(policy, task, task.rules) };
    }
    const answers = task.documents.map((document) => timed(() => policy.evaluate(document, entrypoint)));
    return {
      kind: "results",
      results: answers.map(({ result }) => result),
      milliseconds: answers.map(({ took }) => took),
    };
  } catch (thrown) {
    return { kind: "failed", step, text: textOf(thrown) };
  }
}

type Policy = Awaited<ReturnType<typeof loadPolicy>>;

/** How long each rule takes by itself: what a document takes with it, without what it takes to read the document alone. */
function timesOfRules(policy: Policy, { documents: [document] }: WorkerTask, rules: string[]): number[] {
  const json = Buffer.from(document ?? new ArrayBuffer(0)).subarray(1);
  const take = (id: string): number => {
    const [group = "", name = ""] = id.split("/");
    const asked = Buffer.concat([Buffer.from(`{"only":${JSON.stringify({ group, name })},`), json]);
    const bytes = asked.buffer.slice(asked.byteOffset, asked.byteOffset + asked.byteLength);
    return timed(() => policy.evaluate(bytes, ONE_RULE)).took;
  };
  const alone = Math.min(take("/"), take("/"));
  return rules.map((id) => Math.max(0, take(id) - alone));
}

function timed<Result>(work: () => Result): { result: Result; took: number } {
  const began = performance.now();
  const result = work();
  return { result, took: performance.now() - began };
}

/** Errors of the engine, whose messages hold nothing of the input; others, of parsers and regular expressions, may quote it. */
const ENGINE_ERRORS = new Set(["RangeError", "CompileError", "LinkError", "RuntimeError"]);

/** The SDK throws texts and plain objects besides errors. */
function textOf(thrown: unknown): string {
  if (thrown instanceof Error) {
    return ENGINE_ERRORS.has(thrown.name) ? `${thrown.name}: ${thrown.message}` : thrown.name;
  }
  if (typeof thrown === "object" && thrown !== null && "message" in thrown) {
    return String(thrown.message);
  }
  return String(thrown);
}

const start = workerData as WorkerStart;
const warm = prepared(start);
parentPort?.on("message", async (task: WorkerTask) => {
  await warm;
  parentPort?.postMessage(await judgeAll(start, task));
});
