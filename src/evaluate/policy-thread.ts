import { Worker } from "node:worker_threads";
import { deadlineError, type EvaluationSize, thrownError } from "./evaluation-error.ts";
import type { WorkerAnswer, WorkerNotice, WorkerStart, WorkerTask } from "./worker-messages.ts";

/** A thread that the policies run in. What a policy prints is dropped: standard output belongs to the reports. */
export class PolicyThread {
  readonly #worker: Worker;
  /** Who waits for an answer, in the order in which they asked: so they are answered. */
  readonly #waiting: ((answer: WorkerAnswer) => void)[] = [];
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
    worker.on("message", (answer: WorkerAnswer) => this.#waiting.shift()?.(answer));
    this.#worker = worker;
    this.#lost = new Promise((resolve) => {
      worker.once("error", (error: unknown) => resolve(codeOf(error)));
      worker.once("exit", () => resolve("it ended without an answer"));
    });
  }

  /** Tells it that documents will come. */
  expect(notice: WorkerNotice): void {
    this.#worker.postMessage(notice);
  }

  /**
   * Its answer, or an error where it ends or a deadline, counted from now, comes before. Asked again before it has answered, it takes one
   * task after the other.
   */
  ask(task: WorkerTask, size: EvaluationSize): Promise<WorkerAnswer> {
    return new Promise<WorkerAnswer>((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(deadlineError(size))), size.deadlineMs);
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        end();
      };
      this.#waiting.push((answer) => settle(() => resolve(answer)));
      void this.#lost.then((why) => settle(() => reject(thrownError("load", why, size))));
      this.#worker.postMessage(task, [task.document]);
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
