import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type * as z from "zod/mini";
import { type Evaluation, evaluationSchema } from "../model/evaluation.ts";
import type { InputDocument } from "../model/input-document.ts";
import { NO_PROFILE, type Profile } from "../profile/profile.ts";
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
import type { WorkerAnswer, WorkerStart, WorkerTask } from "./worker-messages.ts";

/** Which policies are asked. */
export interface PolicyOptions {
  /** The compiled policies: a file, or their bytes. */
  wasm: string | Uint8Array;
  /** How messages call the policy pack. */
  pack: string;
  /** The bundled worker. */
  worker: URL;
}

/** What is asked of them, and the form of the answer. */
export interface Question<Answer> {
  entrypoint: string;
  schema: z.ZodMiniType<Answer>;
}

/** What the policy pack is asked. */
export const EVALUATION: Question<Evaluation> = {
  entrypoint: "resilience/main/result",
  schema: evaluationSchema,
};

export interface EvaluationLimits {
  /** Longest time for all documents together, in milliseconds. */
  deadlineMs: number;
  /** Largest WASM memory, in bytes. */
  memoryBytes: number;
}

export type EvaluateOptions = PolicyOptions & EvaluationLimits;

/** The policies in a thread of their own, which starts and compiles them at once: they are ready when the inputs are read. Asked one thing at a time. */
export class Policies<Answer = Evaluation> {
  readonly #schema: z.ZodMiniType<Answer>;
  readonly #pack: string;
  readonly #profile: Profile;
  readonly #thread: Promise<PolicyThread>;

  constructor(
    { wasm, pack, worker }: PolicyOptions,
    { entrypoint, schema }: Question<Answer>,
    profile: Profile = NO_PROFILE,
  ) {
    this.#schema = schema;
    this.#pack = pack;
    this.#profile = profile;
    this.#thread = policyBytes(wasm, pack).then(
      (bytes) => new PolicyThread({ wasm: bytes, entrypoint }, worker),
    );
    // Whoever asks hears of it.
    this.#thread.catch(() => {});
  }

  /**
   * Asks the policies about each document, with a bound on time and memory, and gives their answers in order. A document that is the same
   * as the one before it, byte for byte, is not judged again.
   * @throws EvaluationError where they could not judge, saying why and what to do.
   */
  async evaluate(documents: readonly InputDocument[], limits: EvaluationLimits): Promise<Answer[]> {
    const { deadlineMs, memoryBytes } = limits;
    const resources = Math.max(0, ...documents.map(resourceCount));
    const about = { pack: this.#pack, resources, deadlineMs, memoryBytes };
    const all = this.#profile.stage("write the documents", () => written(documents, about));
    const buffers = all.filter((buffer, i) => !isRepeated(buffer, all[i - 1]));
    const answerAt = answerPositions(all);
    const thread = await this.#profile.stage("wait for the policies", () => this.#thread);
    const { results, size } = await this.#profile.stage("evaluate", () => ask(thread, buffers, about));
    const evaluations = results.map((result) => checked(result, this.#schema, size));
    return answerAt.flatMap((position) => evaluations[position] ?? []);
  }

  /** Milliseconds that each rule takes by itself on a document, by id. */
  async timeRules(
    document: InputDocument,
    rules: readonly string[],
    { deadlineMs, memoryBytes }: EvaluationLimits,
  ): Promise<Map<string, number>> {
    const about = { pack: this.#pack, resources: resourceCount(document), deadlineMs, memoryBytes };
    const { milliseconds } = await ask(await this.#thread, written([document], about), about, [...rules]);
    return new Map(rules.map((id, i) => [id, milliseconds[i] ?? 0]));
  }

  /** Ends the thread, whatever it is doing. */
  async end(): Promise<void> {
    await this.#thread.then((thread) => thread.end()).catch(() => {});
  }
}

/** `Policies` started, asked and ended. */
export async function evaluate(
  documents: readonly InputDocument[],
  options: EvaluateOptions,
): Promise<Evaluation[]> {
  const policies = new Policies(options, EVALUATION);
  try {
    return await policies.evaluate(documents, options);
  } finally {
    await policies.end();
  }
}

/** Asks the thread about documents, and throws what went wrong. */
async function ask(
  thread: PolicyThread,
  documents: ArrayBuffer[],
  about: Omit<EvaluationSize, "bytes">,
  rules?: string[],
): Promise<{ results: unknown[]; milliseconds: number[]; size: EvaluationSize }> {
  const { resources, memoryBytes } = about;
  const bytes = Math.max(0, ...documents.map((buffer) => buffer.byteLength));
  const size: EvaluationSize = { ...about, bytes };
  const task: WorkerTask = {
    documents,
    initialPages: initialPages(bytes, resources, memoryBytes),
    mostPages: mostPages(memoryBytes),
    ...(rules === undefined ? {} : { rules }),
  };
  const answer = await thread.ask(task, size);
  if (answer.kind === "failed") {
    throw thrownError(answer.step, answer.text, size);
  }
  const { results, milliseconds } = answer;
  return { results, milliseconds, size };
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

async function policyBytes(wasm: string | Uint8Array, pack: string): Promise<Uint8Array> {
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

/** The thread that the policies run in. What a policy prints is dropped: standard output belongs to the reports. */
class PolicyThread {
  readonly #worker: Worker;
  /** Why it is gone, once it is. */
  readonly #lost: Promise<string>;

  constructor(start: WorkerStart, location: URL) {
    const worker = new Worker(location, {
      workerData: start,
      execArgv: [],
      argv: [],
      env: {},
      stdout: true,
      stderr: true,
    });
    worker.stdout.resume();
    worker.stderr.resume();
    this.#worker = worker;
    this.#lost = new Promise((resolve) => {
      worker.once("error", (error: unknown) => resolve(codeOf(error)));
      worker.once("exit", () => resolve("it ended without an answer"));
    });
  }

  /** Its answer, or an error where it ends or its deadline comes before. */
  ask(task: WorkerTask, size: EvaluationSize): Promise<WorkerAnswer> {
    return new Promise<WorkerAnswer>((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(deadlineError(size))), size.deadlineMs);
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        end();
      };
      this.#worker.once("message", (answer: WorkerAnswer) => settle(() => resolve(answer)));
      void this.#lost.then((why) => settle(() => reject(thrownError("load", why, size))));
      this.#worker.postMessage(task, task.documents);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** What Node calls an error of the thread itself; its message could hold a path of this machine. */
function codeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error) {
    return String(error.code);
  }
  return error instanceof Error ? error.name : "unknown error";
}

/** The answer in a result set, `[{result}]`. An empty one means that the entry point is undefined. */
function checked<Answer>(resultSet: unknown, schema: z.ZodMiniType<Answer>, size: EvaluationSize): Answer {
  const [first]: unknown[] = Array.isArray(resultSet) ? resultSet : [];
  if (typeof first !== "object" || first === null || !("result" in first)) {
    throw answerError("it is empty", size);
  }
  const parsed = schema.safeParse(first.result);
  if (!parsed.success) {
    throw answerError(parsed.error.issues[0]?.path.join(".") ?? "its shape", size);
  }
  return parsed.data;
}
