import { parentPort, workerData } from "node:worker_threads";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import type { WorkerAnswer, WorkerTask } from "./worker-messages.ts";

/** The one entry point of the policy pack. */
const ENTRYPOINT = "resilience/main/result";

/**
 * Judges all documents in turn with one instance, whose heap the SDK resets for each. WASM blocks its thread, and only a thread of its
 * own can be ended from outside.
 */
async function judgeAll(task: WorkerTask): Promise<WorkerAnswer> {
  let step: "load" | "evaluate" = "load";
  try {
    const wasm = new Uint8Array(task.wasm);
    const policy = await loadPolicy(wasm, { initial: task.initialPages, maximum: task.mostPages });
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

parentPort?.postMessage(await judgeAll(workerData as WorkerTask));
