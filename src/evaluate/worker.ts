import { parentPort, workerData } from "node:worker_threads";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import type { WorkerAnswer, WorkerStart, WorkerTask } from "./worker-messages.ts";

/** The one entry point of the policy pack. */
const ENTRYPOINT = "resilience/main/result";

/** Memory of the first, empty evaluation, in pages. */
const WARM_MEMORY = { initial: 256, maximum: 1024 };
const NOTHING = { version: 1, now_s: 0, settings: {}, providers: {}, terraform: {}, kubernetes: {} };

/**
 * Compiles the policies while the inputs are still being read. The engine compiles each function when it is first called, and gives what it
 * has compiled to every instance of the same bytes while one of them lives: so the policies are asked about nothing at once, and this
 * instance is kept. What comes of it does not matter.
 */
async function prepared(wasm: WorkerStart): Promise<unknown> {
  try {
    const policy = await loadPolicy(new Uint8Array(wasm), WARM_MEMORY);
    return { policy, answer: policy.evaluate(NOTHING, ENTRYPOINT) };
  } catch {
    // Whatever is wrong is wrong with a real document too, and told then.
    return null;
  }
}

/**
 * Judges all documents in turn with one instance, whose heap the SDK resets for each. WASM blocks its thread, and only a thread of its
 * own can be ended from outside.
 */
async function judgeAll(wasm: WorkerStart, task: WorkerTask): Promise<WorkerAnswer> {
  let step: "load" | "evaluate" = "load";
  try {
    const memory = { initial: task.initialPages, maximum: task.mostPages };
    const policy = await loadPolicy(new Uint8Array(wasm), memory);
    step = "evaluate";
    return {
      kind: "results",
      results: task.documents.map((document) => policy.evaluate(document, ENTRYPOINT)),
    };
  } catch (thrown) {
    return { kind: "failed", step, text: textOf(thrown) };
  }
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

const wasm = workerData as WorkerStart;
const warm = prepared(wasm);
parentPort?.once("message", async (task: WorkerTask) => {
  await warm;
  parentPort?.postMessage(await judgeAll(wasm, task));
});
