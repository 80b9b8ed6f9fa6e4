import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { type Evaluation, evaluationSchema } from "../model/evaluation.ts";
import type { InputDocument } from "../model/input-document.ts";
import { documentBytes, resourceCount } from "./document-bytes.ts";
import {
  answerError,
  deadlineError,
  EvaluationError,
  type EvaluationSize,
  thrownError,
  tooLargeError,
} from "./evaluation-error.ts";
import { initialPages, mostPages } from "./memory.ts";
import type { WorkerAnswer, WorkerTask } from "./worker-messages.ts";

export interface EvaluateOptions {
  /** The compiled policies: a file, or their bytes. */
  wasm: string | Uint8Array;
  /** How messages call the policy pack. */
  pack: string;
  /** Longest time for all documents together, in milliseconds. */
  deadlineMs: number;
  /** Largest WASM memory, in bytes. */
  memoryBytes: number;
  /** The bundled worker. */
  worker: URL;
}

/**
 * Asks the policies about each document, in a thread of its own with a bound on time and memory, and gives their answers in order.
 * A document that is the same as the one before it, byte for byte, is not judged again.
 * @throws EvaluationError where they could not judge, saying why and what to do.
 */
export async function evaluate(
  documents: readonly InputDocument[],
  options: EvaluateOptions,
): Promise<Evaluation[]> {
  const { pack, deadlineMs, memoryBytes } = options;
  const resources = Math.max(0, ...documents.map(resourceCount));
  const all = written(documents, { pack, resources, deadlineMs, memoryBytes });
  const buffers = all.filter((buffer, i) => !isRepeated(buffer, all[i - 1]));
  const answerAt = answerPositions(all);
  const bytes = Math.max(0, ...buffers.map((buffer) => buffer.byteLength));
  const size: EvaluationSize = { pack, bytes, resources, deadlineMs, memoryBytes };
  const task: WorkerTask = {
    wasm: await policyBytes(options.wasm, size),
    documents: buffers,
    initialPages: initialPages(bytes, resources, memoryBytes),
    mostPages: mostPages(memoryBytes),
  };
  const answer = await answerOf(task, options.worker, size);
  if (answer.kind === "failed") {
    throw thrownError(answer.step, answer.text, size);
  }
  const evaluations = answer.results.map((result) => checked(result, size));
  return answerAt.flatMap((position) => evaluations[position] ?? []);
}

/** Which of the answers belongs to each document, where the repeated ones are left out. */
function answerPositions(buffers: readonly ArrayBuffer[]): number[] {
  let position = -1;
  return buffers.map((buffer, i) => {
    position += isRepeated(buffer, buffers[i - 1]) ? 0 : 1;
    return position;
  });
}

function isRepeated(buffer: ArrayBuffer, before: ArrayBuffer | undefined): boolean {
  return (
    before !== undefined &&
    buffer.byteLength === before.byteLength &&
    Buffer.from(buffer).equals(Buffer.from(before))
  );
}

function written(documents: readonly InputDocument[], size: Omit<EvaluationSize, "bytes">): ArrayBuffer[] {
  try {
    return documents.map(documentBytes);
  } catch (error) {
    if (error instanceof RangeError) {
      throw tooLargeError(size);
    }
    throw error;
  }
}

async function policyBytes(wasm: string | Uint8Array, { pack }: EvaluationSize): Promise<Uint8Array> {
  if (typeof wasm !== "string") {
    return wasm;
  }
  try {
    return await readFile(wasm);
  } catch {
    throw new EvaluationError(
      "policy",
      `The policy pack ${pack} cannot be read. Install it again or rebuild it.`,
    );
  }
}

/** Runs the worker to its answer or its deadline. What a policy prints is dropped: standard output belongs to the reports. */
function answerOf(task: WorkerTask, location: URL, size: EvaluationSize): Promise<WorkerAnswer> {
  const worker = new Worker(location, {
    workerData: task,
    transferList: task.documents,
    execArgv: [],
    argv: [],
    env: {},
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  return new Promise<WorkerAnswer>((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(deadlineError(size))), size.deadlineMs);
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      void worker.terminate();
      end();
    };
    worker.once("message", (answer: WorkerAnswer) => settle(() => resolve(answer)));
    worker.once("error", (error: unknown) => {
      settle(() => reject(thrownError("load", codeOf(error), size)));
    });
    worker.once("exit", () => settle(() => reject(thrownError("load", "it ended without an answer", size))));
  });
}

/** What Node calls an error of the thread itself; its message could hold a path of this machine. */
function codeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error) {
    return String(error.code);
  }
  return error instanceof Error ? error.name : "unknown error";
}

/** The evaluation in a result set, `[{result}]`. An empty one means that the entry point is undefined. */
function checked(resultSet: unknown, size: EvaluationSize): Evaluation {
  const [first]: unknown[] = Array.isArray(resultSet) ? resultSet : [];
  if (typeof first !== "object" || first === null || !("result" in first)) {
    throw answerError("it is empty", size);
  }
  const parsed = evaluationSchema.safeParse(first.result);
  if (!parsed.success) {
    throw answerError(parsed.error.issues[0]?.path.join(".") ?? "its shape", size);
  }
  return parsed.data;
}
