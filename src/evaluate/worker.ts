import { parentPort, workerData } from "node:worker_threads";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import { answerBytes } from "./answer-bytes.ts";
import type { WorkerAnswer, WorkerMemory, WorkerNotice, WorkerStart, WorkerTask } from "./worker-messages.ts";

/** The entry point of the policy pack that judges a single rule, which the document names under `only`. */
const ONE_RULE = "resilience/main/one_rule";

/** The smallest page that systems give memory in. */
const SYSTEM_PAGE_BYTES = 4096;

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

type Policy = Awaited<ReturnType<typeof loadPolicy>>;

/** The instance that documents are judged with, from the first one on, its memory in pages. */
let kept: { policy: Policy; pages: number; mostPages: number } | null = null;

/** An instance with memory for a task: the same one where it can be, since what was touched once need not be found again. */
async function instanceFor(
  { wasm }: WorkerStart,
  { initialPages, mostPages }: WorkerMemory,
): Promise<Policy> {
  if (kept?.mostPages !== mostPages) {
    kept = null;
    const policy = await loadPolicy(new Uint8Array(wasm), { initial: initialPages, maximum: mostPages });
    kept = { policy, pages: initialPages, mostPages };
  }
  if (kept.pages < initialPages) {
    kept.policy.mem.grow(initialPages - kept.pages);
    kept.pages = initialPages;
  }
  return kept.policy;
}

/**
 * Makes the instance and finds the memory that it will use, while the documents are being written: the system gives memory where it is
 * touched first, which takes a sixth of the time of judging.
 */
async function expected(start: WorkerStart, notice: WorkerNotice): Promise<void> {
  try {
    const { mem, dataHeapPtr } = await instanceFor(start, notice);
    const memory = new Uint8Array(mem.buffer);
    const end = Math.min(memory.length, Number(dataHeapPtr) + notice.usedBytes);
    for (let at = Number(dataHeapPtr); at < end; at += SYSTEM_PAGE_BYTES) memory[at] = 0;
  } catch {
    // Told when a document comes.
    kept = null;
  }
}

/**
 * Judges a document, or times rules on it. The heap of the instance begins anew with each. WASM blocks its thread, and only a thread of
 * its own can be ended from outside.
 */
async function answered(start: WorkerStart, task: WorkerTask): Promise<WorkerAnswer> {
  let step: "load" | "evaluate" = "load";
  try {
    const policy = await instanceFor(start, task);
    step = "evaluate";
    return task.rules === undefined
      ? { kind: "judged", answer: answerBytes(policy, task.document, start.entrypoint) }
      : { kind: "timed", milliseconds: timesOfRules(policy, task.document, task.rules) };
  } catch (thrown) {
    // It may have stopped halfway.
    kept = null;
    return { kind: "failed", step, text: textOf(thrown) };
  }
}

/** How long each rule takes by itself: what a document takes with it, without what it takes to read the document alone. */
function timesOfRules(policy: Policy, document: ArrayBuffer, rules: readonly string[]): number[] {
  const json = Buffer.from(document).subarray(1);
  const take = (id: string): number => {
    const [group = "", name = ""] = id.split("/");
    const asked = Buffer.concat([Buffer.from(`{"only":${JSON.stringify({ group, name })},`), json]);
    const bytes = asked.buffer.slice(asked.byteOffset, asked.byteOffset + asked.byteLength);
    const began = performance.now();
    answerBytes(policy, bytes, ONE_RULE);
    return performance.now() - began;
  };
  const alone = Math.min(take("/"), take("/"));
  return rules.map((id) => Math.max(0, take(id) - alone));
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
let free: Promise<unknown> = warm;
parentPort?.on("message", (message: WorkerTask | WorkerNotice) => {
  free = free.then(async () => {
    if (!("document" in message)) {
      return expected(start, message);
    }
    const answer = await answered(start, message);
    parentPort?.postMessage(answer, answer.kind === "judged" ? [answer.answer] : []);
  });
});
