import type { Terminal } from "./terminal.ts";

/** How long work may take before anything is said of it, and how often it is said anew, in milliseconds. */
const PATIENCE_MS = 1000;
/** Back to the start of the line, and nothing left of it. */
const CLEAR = "\r\u001B[K";

/**
 * Does work that tells what it is about; on a terminal one line on standard error says so while it takes longer than a second, and is gone
 * at the end. Anywhere else nothing is written.
 */
export async function withProgress<T>(
  terminal: Pick<Terminal, "err" | "errorIsTerminal">,
  work: (tell: (what: string) => void) => Promise<T>,
): Promise<T> {
  if (terminal.errorIsTerminal !== true) {
    return work(() => {});
  }
  let what = "working";
  let shown = false;
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    shown = true;
    terminal.err(`${CLEAR}${what} (${seconds} s)`);
  }, PATIENCE_MS);
  timer.unref();
  try {
    return await work((now) => {
      what = now;
    });
  } finally {
    clearInterval(timer);
    if (shown) {
      terminal.err(CLEAR);
    }
  }
}
