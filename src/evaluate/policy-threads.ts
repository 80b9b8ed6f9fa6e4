import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { memoryApart, WORTHWHILE } from "./apart.ts";
import { startedEarly } from "./early-start.ts";
import { EvaluationError } from "./evaluation-error.ts";
import { initialPages, mostPages, surelyUsed } from "./memory.ts";
import { PolicyThread } from "./policy-thread.ts";

/** Which policies are asked. */
export interface PolicyOptions {
  /** The compiled policies: a file, or their bytes. */
  wasm: string | Uint8Array;
  /** How messages call the policy pack. */
  pack: string;
  /** The bundled worker. */
  worker: URL;
}

/**
 * The threads that one pack of policies runs in. The first starts and compiles them at once, or was started early: they are ready when the
 * inputs are read. A second starts only where two large documents are judged.
 */
export class PolicyThreads {
  readonly #start: () => Promise<PolicyThread>;
  #threads: Promise<PolicyThread>[];

  constructor({ wasm, pack, worker }: PolicyOptions, entrypoint: string) {
    this.#start = async () => new PolicyThread({ wasm: await policyBytes(wasm, pack), entrypoint }, worker);
    const early = typeof wasm === "string" ? startedEarly({ wasm, entrypoint, worker }) : null;
    this.#threads = early === null ? [] : [Promise.resolve(early)];
    // Whoever asks hears of it.
    this.at(0).catch(() => {});
  }

  /**
   * The first thread, or the second; started where it is not there.
   * @throws EvaluationError where the policies cannot be read.
   */
  at(place: 0 | 1): Promise<PolicyThread> {
    const running = this.#threads[place] ?? this.#start();
    this.#threads[place] = running;
    return running;
  }

  /**
   * Tells how many resources the documents will have that come soon: an instance is made for them while they are written, with the memory
   * that large ones need. Nothing comes of it where other documents come, or none.
   */
  expect(resources: readonly number[], memoryBytes: number): void {
    const most = Math.max(0, ...resources);
    const half = this.halfEach(resources, memoryBytes);
    const each = half ?? memoryBytes;
    const notice = {
      initialPages: initialPages(0, most, each),
      mostPages: mostPages(each),
      usedBytes: most < WORTHWHILE ? 0 : surelyUsed(Math.min(...resources)),
    };
    const places: (0 | 1)[] = half === null ? [0] : [0, 1];
    for (const place of places) {
      // Whoever asks hears of what went wrong.
      void this.at(place).then(
        (thread) => thread.expect(notice),
        () => {},
      );
    }
  }

  /** The memory in bytes of each of two threads that judge documents of so many resources at the same time; null for one thread in turn. */
  halfEach(resources: readonly number[], memoryBytes: number): number | null {
    return memoryApart(resources, memoryBytes, availableParallelism());
  }

  /** Ends the threads, whatever they are doing. Whoever asks afterwards starts new ones. */
  async end(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.then((running) => running.end()).catch(() => {})));
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
