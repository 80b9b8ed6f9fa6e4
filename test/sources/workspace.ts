import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";

const made: string[] = [];

afterEach(async () => {
  await Promise.all(made.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A new folder with these files, gone after the test; answers its path, free of links. */
export async function workspaceOf(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "resilience-gate-")));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Makes a FIFO, which blocks whoever opens it to read. */
export function makeFifo(path: string): void {
  execFileSync("sh", ["-c", 'mkfifo -- "$0"', path]);
}
