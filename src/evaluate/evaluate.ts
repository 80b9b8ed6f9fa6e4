import type * as z from "zod/mini";
import { type Evaluation, evaluationSchema } from "../model/evaluation.ts";
import type { InputDocument } from "../model/input-document.ts";
import { NO_PROFILE, type Profile } from "../profile/profile.ts";
import { type AboutDocument, resultSet, timesOf } from "./ask-thread.ts";
import { documentBytes, resourceCount } from "./document-bytes.ts";
import { RUN_ENTRYPOINT } from "./early-start.ts";
import { answerError, EvaluationError, type EvaluationSize, tooLargeError } from "./evaluation-error.ts";
import { type PolicyOptions, PolicyThreads } from "./policy-threads.ts";

/** What is asked of them, and the form of the answer. */
export interface Question<Answer> {
  entrypoint: string;
  schema: z.ZodMiniType<Answer>;
}

/** What the policy pack is asked. */
export const EVALUATION: Question<Evaluation> = {
  entrypoint: RUN_ENTRYPOINT,
  schema: evaluationSchema,
};

export interface EvaluationLimits {
  /** Longest time for all documents together, in milliseconds. */
  deadlineMs: number;
  /** Largest WASM memory, in bytes. */
  memoryBytes: number;
}

export type EvaluateOptions = PolicyOptions & EvaluationLimits;

/** The policies of one pack, asked in threads of their own. */
export class Policies<Answer = Evaluation> {
  readonly #schema: z.ZodMiniType<Answer>;
  readonly #pack: string;
  readonly #profile: Profile;
  readonly #threads: PolicyThreads;

  constructor(
    options: PolicyOptions,
    { entrypoint, schema }: Question<Answer>,
    profile: Profile = NO_PROFILE,
  ) {
    this.#schema = schema;
    this.#pack = options.pack;
    this.#profile = profile;
    this.#threads = new PolicyThreads(options, entrypoint);
  }

  /** Tells how many resources the documents will have that come soon, so that what they need is ready. */
  expect(resources: readonly number[], { memoryBytes }: EvaluationLimits): void {
    this.#threads.expect(resources, memoryBytes);
  }

  /**
   * Asks the policies about each document, with a bound on time and memory, and gives their answers in order. A document that is the same
   * as the one before it, byte for byte, is not judged again. Large ones are judged at the same time, by two threads that have half the
   * memory each; where that turns out too little, in turn.
   * @throws EvaluationError where they could not judge, saying why and what to do.
   */
  async evaluate(documents: readonly InputDocument[], limits: EvaluationLimits): Promise<Answer[]> {
    await this.#profile.stage("wait for the policies", () => this.#threads.at(0));
    const half = this.#threads.halfEach(documents.map(resourceCount), limits.memoryBytes);
    return this.#profile.stage("evaluate", async () => {
      if (half === null) {
        return this.#judge(documents, limits, 1);
      }
      try {
        return await this.#judge(documents, { ...limits, memoryBytes: half }, 2);
      } catch (error) {
        if (!(error instanceof EvaluationError && error.fault === "memory")) throw error;
        await this.end();
        return this.#judge(documents, limits, 1);
      }
    });
  }

  /** Milliseconds that each rule takes by itself on a document, by id. */
  async timeRules(
    document: InputDocument,
    rules: readonly string[],
    limits: EvaluationLimits,
  ): Promise<Map<string, number>> {
    const size = this.#sizeOf(document, limits);
    const bytes = this.#written(document, size);
    const milliseconds = await timesOf(await this.#threads.at(0), bytes, size, rules);
    return new Map(rules.map((id, i) => [id, milliseconds[i] ?? 0]));
  }

  /** Ends the threads, whatever they are doing. */
  end(): Promise<void> {
    return this.#threads.end();
  }

  /** Gives the documents to so many threads in turn; each is written while those before it are judged. */
  #judge(documents: readonly InputDocument[], limits: EvaluationLimits, threads: 1 | 2): Promise<Answer[]> {
    const answers: Promise<Answer>[] = [];
    let last: { bytes: ArrayBuffer; answer: Promise<Answer> } | null = null;
    let thread: 0 | 1 = 0;
    for (const document of documents) {
      const size = this.#sizeOf(document, limits);
      const bytes = this.#written(document, size);
      if (last === null || !isSame(bytes, last.bytes)) {
        // The thread takes what it is given away from this one, and the next document is compared with it.
        const answer = this.#answer(thread, bytes.slice(0), size);
        // Whoever waits for all of them hears of it.
        answer.catch(() => {});
        last = { bytes, answer };
        thread = threads === 2 && thread === 0 ? 1 : 0;
      }
      answers.push(last.answer);
    }
    return Promise.all(answers);
  }

  async #answer(at: 0 | 1, document: ArrayBuffer, about: AboutDocument): Promise<Answer> {
    const size = { ...about, bytes: document.byteLength };
    const thread = await this.#threads.at(at);
    return checked(await resultSet(thread, document, size), this.#schema, size);
  }

  #sizeOf(document: InputDocument, { deadlineMs, memoryBytes }: EvaluationLimits): AboutDocument {
    return { pack: this.#pack, resources: resourceCount(document), deadlineMs, memoryBytes };
  }

  #written(document: InputDocument, size: AboutDocument): ArrayBuffer {
    try {
      return this.#profile.stage("write the documents", () => documentBytes(document));
    } catch (error) {
      if (error instanceof RangeError) {
        throw tooLargeError(size);
      }
      throw error;
    }
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

function isSame(one: ArrayBuffer, other: ArrayBuffer): boolean {
  return one.byteLength === other.byteLength && Buffer.from(one).equals(Buffer.from(other));
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
