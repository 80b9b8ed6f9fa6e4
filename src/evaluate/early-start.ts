import { readFileSync } from "node:fs";
import { PolicyThread } from "./policy-thread.ts";

/** Which policies, as the file they were compiled to, what is asked of them, and the bundled worker. */
export interface EarlyPolicies {
  wasm: string;
  entrypoint: string;
  worker: URL;
}

/** What the policy pack is asked in a run. */
export const RUN_ENTRYPOINT = "resilience/main/result";

let early: { policies: EarlyPolicies; thread: PolicyThread } | null = null;

/**
 * Runs a task with the thread of policies started before it, so that loading the rest of the program and compiling the policies take one
 * time and not two. Whoever judges in the task takes the thread, which is theirs from then on; what nobody took is ended with the task.
 */
export async function withEarlyStart<T>(policies: EarlyPolicies, task: () => Promise<T>): Promise<T> {
  early = start(policies);
  try {
    return await task();
  } finally {
    await early?.thread.end();
    early = null;
  }
}

function start(policies: EarlyPolicies): typeof early {
  try {
    const wasm = readFileSync(policies.wasm);
    const thread = new PolicyThread({ wasm, entrypoint: policies.entrypoint }, policies.worker);
    return { policies, thread };
  } catch {
    // Tried once more by whoever asks, who can tell it.
    return null;
  }
}

/** The thread that was started for these policies, once; null where there is none. */
export function startedEarly({ wasm, entrypoint, worker }: EarlyPolicies): PolicyThread | null {
  const found = early;
  if (
    found?.policies.wasm !== wasm ||
    found.policies.entrypoint !== entrypoint ||
    found.policies.worker.href !== worker.href
  ) {
    return null;
  }
  early = null;
  return found.thread;
}
