import { setTimeout as sleep } from "node:timers/promises";
import { failureOf } from "./failure.ts";

/** Bounds on asking again: a report that comes a minute late is still of use, a job that waits for an hour is not. */
const TRIES = 4;
const LONGEST_WAIT_S = 60;

/** The clock, so that tests need not wait. */
export interface Clock {
  nowMs(): number;
  wait(ms: number): Promise<void>;
}

const SYSTEM_CLOCK: Clock = {
  nowMs: () => Date.now(),
  wait: (ms) => sleep(ms),
};

/**
 * Does a task again where the server is at fault (5xx, no answer) or limits the rate (429, or 403 that says so), after the time
 * that it asks for or 1, 2, 4 seconds; gives up, with the last error, after four tries or where it asks for more than a minute.
 *
 * A task is more than a request. Octokit's plugins for this repeat the one request that failed, so that a comment whose answer was
 * lost would be written twice; here the task looks again which comment is there.
 */
export async function withRetries<T>(task: () => Promise<T>, clock: Clock = SYSTEM_CLOCK): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await task();
    } catch (error) {
      const failure = failureOf(error, clock.nowMs());
      const again = failure !== null && (failure.limited || failure.status === null || failure.status >= 500);
      const waitS = failure?.waitS ?? 2 ** (tried - 1);
      if (!again || tried === TRIES || waitS > LONGEST_WAIT_S) throw error;
      await clock.wait(waitS * 1000);
    }
  }
}
