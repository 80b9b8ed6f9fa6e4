import { type EvaluationSize, thrownError } from "./evaluation-error.ts";
import { initialPages, mostPages } from "./memory.ts";
import type { PolicyThread } from "./policy-thread.ts";
import type { WorkerTask } from "./worker-messages.ts";

/** What a message tells of a document that is not written yet. */
export type AboutDocument = Omit<EvaluationSize, "bytes">;

/** The policies' result set of a document. */
export async function resultSet(
  thread: PolicyThread,
  document: ArrayBuffer,
  size: EvaluationSize,
): Promise<unknown> {
  const answer = await thread.ask(taskOf(document, size), size);
  if (answer.kind === "failed") {
    throw thrownError(answer.step, answer.text, size);
  }
  return answer.kind === "judged" ? JSON.parse(new TextDecoder().decode(answer.answer)) : [];
}

/** Milliseconds of each rule on a document. */
export async function timesOf(
  thread: PolicyThread,
  document: ArrayBuffer,
  about: AboutDocument,
  rules: readonly string[],
): Promise<number[]> {
  const size = { ...about, bytes: document.byteLength };
  const answer = await thread.ask({ ...taskOf(document, size), rules: [...rules] }, size);
  if (answer.kind === "failed") {
    throw thrownError(answer.step, answer.text, size);
  }
  return answer.kind === "timed" ? answer.milliseconds : [];
}

function taskOf(document: ArrayBuffer, { resources, memoryBytes }: EvaluationSize): WorkerTask {
  return {
    document,
    initialPages: initialPages(document.byteLength, resources, memoryBytes),
    mostPages: mostPages(memoryBytes),
  };
}
