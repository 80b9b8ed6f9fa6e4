import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { withProgress } from "../../src/cli/progress.ts";

const CLEAR = "\r\u001B[K";

async function written(errorIsTerminal: boolean | undefined, ms: number): Promise<string> {
  vi.useFakeTimers();
  let err = "";
  const terminal = {
    err: (text: string) => {
      err += text;
    },
    ...(errorIsTerminal === undefined ? {} : { errorIsTerminal }),
  };
  try {
    const done = withProgress(terminal, async (tell) => {
      tell("reading, 3 files so far");
      await new Promise((resolve) => setTimeout(resolve, ms));
    });
    await vi.advanceTimersByTimeAsync(ms);
    await done;
    return err;
  } finally {
    vi.useRealTimers();
  }
}

it("says on a terminal what takes longer than a second, and takes it away at the end", async () => {
  expect(await written(true, 2500)).toBe(
    `${CLEAR}reading, 3 files so far (1 s)${CLEAR}reading, 3 files so far (2 s)${CLEAR}`,
  );
});

it("says nothing of what is quick, and nowhere but on a terminal", async () => {
  expect(await written(true, 900)).toBe("");
  expect(await written(false, 5000)).toBe("");
  expect(await written(undefined, 5000)).toBe("");
});

it("takes it away where the work fails", async () => {
  let err = "";
  const terminal = {
    err: (text: string) => {
      err += text;
    },
    errorIsTerminal: true,
  };
  const failing = withProgress(terminal, async () => {
    await sleep(1200);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(err.endsWith(CLEAR)).toBe(true);
});
